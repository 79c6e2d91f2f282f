import type { Arguments } from './arguments.ts';
import type { JsonObject } from './json-schema.ts';
import type { Message } from './message.ts';
import { faultsOfMessage, MAX_TEXT } from './message-faults.ts';
import { botIsIn, findVisibleChannel, type Method, type MethodContext, requireScope } from './method-call.ts';
import { Refusal } from './refusal.ts';
import { BOT, type Channel, TEAM, type Workspace } from './workspace.ts';

const WRITE = ['chat:write'];
/** chat.update takes far less text than chat.postMessage. */
const MAX_UPDATE_TEXT = 4000;

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    scopes: WRITE,
    run(args, context) {
      const channel = findWritableChannel(args.required('channel'), context);
      const message = post(channel, args, context);
      context.posted(message);
      return { channel: channel.id, ts: message.ts, message: wireMessage(message), ...warnings(message) };
    },
  },

  'chat.postEphemeral': {
    scopes: WRITE,
    run(args, context) {
      const channel = findWritableChannel(args.required('channel'), context);
      const user = args.required('user');
      if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
      const message = post(channel, args, context, user);
      context.posted(message);
      return { message_ts: message.ts, ...warnings(message) };
    },
  },

  'chat.update': {
    scopes: WRITE,
    run(args, context) {
      const channel = findVisibleChannel(args.required('channel'), context);
      const message = findOwnMessage(channel, args.required('ts'), context, 'cant_update_message');
      const { blocks, metadata, attachments } = message.sent;
      const body = args.message();
      if (Object.keys(body).length === 0) throw new Refusal('no_text');
      // What an update does not mention stays.
      const next = omitUndefined({ text: message.text, blocks, metadata, attachments, ...body });
      const maxText = body.text === undefined ? MAX_TEXT : MAX_UPDATE_TEXT;
      const refusal = Refusal.of(faultsOfMessage(next, { maxText }));
      if (refusal) throw refusal;
      message.edit(next);
      const { ts, text } = message;
      return { channel: channel.id, ts, text, message: wireMessage(message), ...warnings(message) };
    },
  },

  'chat.delete': {
    scopes: WRITE,
    run(args, context) {
      const channel = findVisibleChannel(args.required('channel'), context);
      const message = findOwnMessage(channel, args.required('ts'), context, 'cant_delete_message');
      message.deleted = true;
      return { channel: channel.id, ts: message.ts };
    },
  },

  'chat.getPermalink': {
    run(args, context) {
      const channel = findVisibleChannel(args.required('channel'), context);
      const message = context.workspace.findMessage(channel.id, args.required('message_ts'));
      if (message === undefined) throw new Refusal('message_not_found');
      return { channel: channel.id, permalink: permalink(message) };
    },
  },
};

/** A message as the Web API and interaction payloads carry it. */
export function wireMessage(message: Message, { withMetadata = true } = {}): JsonObject {
  const own = message.author === BOT.userId;
  return omitUndefined({
    user: message.author,
    type: 'message',
    ts: message.ts,
    bot_id: own ? BOT.botId : undefined,
    app_id: own ? BOT.appId : undefined,
    text: message.text,
    team: TEAM.id,
    thread_ts: message.threadTs,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.sent.attachments,
    metadata: withMetadata ? message.metadata : undefined,
    edited: message.edits > 0 ? { user: message.author, ts: message.ts } : undefined,
  });
}

function permalink({ channel, ts, threadTs }: Message): string {
  const address = `https://${TEAM.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined ? address : `${address}?thread_ts=${threadTs}&cid=${channel}`;
}

function findWritableChannel(name: string, context: MethodContext): Channel {
  const channel = findVisibleChannel(name, context);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!botIsIn(channel) && !context.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  return channel;
}

function post(channel: Channel, args: Arguments, context: MethodContext, visibleTo?: string): Message {
  const body = args.message();
  if (body.username ?? body.icon_emoji ?? body.icon_url) requireScope('chat:write.customize', context);
  const refusal = Refusal.of(faultsOfMessage(body));
  if (refusal) throw refusal;
  const threadTs = body.thread_ts === undefined ? undefined : String(body.thread_ts);
  if (threadTs !== undefined) requireThread(channel, threadTs, context.workspace);
  return context.workspace.post({ channel: channel.id, author: BOT.userId, visibleTo, threadTs }, body);
}

function requireThread(channel: Channel, threadTs: string, workspace: Workspace): void {
  const parent = workspace.findMessage(channel.id, threadTs);
  if (parent === undefined) throw new Refusal('thread_not_found');
}

function findOwnMessage(channel: Channel, ts: string, { workspace }: MethodContext, ifForeign: string): Message {
  const message = workspace.findMessage(channel.id, ts);
  if (message === undefined) throw new Refusal('message_not_found');
  if (message.author !== BOT.userId) throw new Refusal(ifForeign);
  return message;
}

function warnings({ warnings: found }: Message): JsonObject {
  return found.length === 0 ? {} : { warning: found.join(','), response_metadata: { warnings: found } };
}

export function omitUndefined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
