/** Bot scopes a Slack app may ask for. */
export const BOT_SCOPES: ReadonlySet<string> = new Set(
  `app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read
   canvases:write channels:history channels:join channels:manage channels:read channels:write.invites
   channels:write.topic chat:write chat:write.customize chat:write.public commands conversations.connect:manage
   conversations.connect:read conversations.connect:write dnd:read emoji:read files:read files:write groups:history
   groups:read groups:write groups:write.invites groups:write.topic im:history im:read im:write im:write.topic
   incoming-webhook links.embed:write links:read links:write lists:read lists:write metadata.message:read mpim:history
   mpim:read mpim:write mpim:write.topic pins:read pins:write reactions:read reactions:write reminders:read
   reminders:write remote_files:read remote_files:share remote_files:write search:read.files search:read.public
   search:read.users team.billing:read team.preferences:read team:read tokens.basic triggers:read triggers:write
   usergroups:read usergroups:write users.profile:read users:read users:read.email users:write
   workflow.steps:execute`.split(/\s+/),
);

/** The scope without which a subscription to the event brings nothing. */
export const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  group_archive: 'groups:read',
  group_left: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  link_shared: 'links:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

export type ConversationKind = 'public' | 'private' | 'im' | 'mpim';

const FAMILY: Readonly<Record<ConversationKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** The scope a conversation of this kind needs: `groups:history` to read a private channel. */
export function conversationScope(kind: ConversationKind, action: 'read' | 'history' | 'write'): string {
  return `${FAMILY[kind]}:${action}`;
}
