// What Slack sends when somebody types a command or uses a button: the JSON of Socket Mode envelopes.

import { wireMessage } from './chat-methods.ts';
import type { JsonObject } from './json-schema.ts';
import type { Control, Message } from './message.ts';
import { BOT, type Channel, TEAM, type User } from './workspace.ts';

/** The deprecated verification token: still sent, worth nothing. */
const VERIFICATION_TOKEN = 'verificationtokenofdouble';

export interface InteractionContext {
  user: User;
  channel: Channel;
  responseUrl: string;
  triggerId: string;
  /** A message timestamp for the moment of the click. */
  actionTs: string;
}

export function commandPayload(
  command: string,
  text: string,
  { user, channel, ...more }: InteractionContext,
): JsonObject {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: more.responseUrl,
    trigger_id: more.triggerId,
  };
}

export function clickPayload(message: Message, action: JsonObject, context: InteractionContext): JsonObject {
  const ephemeral = message.visibility === 'ephemeral';
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    type: 'block_actions',
    ...common(context),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...thread,
    },
    // Slack does not send back a message it does not keep.
    ...(ephemeral ? {} : { message: wireMessage(message) }),
    state: { values: {} },
    response_url: context.responseUrl,
    actions: [action],
  };
}

export function shortcutPayload(callbackId: string, message: Message, context: InteractionContext): JsonObject {
  return {
    type: 'message_action',
    ...common(context),
    callback_id: callbackId,
    action_ts: context.actionTs,
    message_ts: message.ts,
    message: wireMessage(message),
    response_url: context.responseUrl,
  };
}

export function suggestionPayload(
  message: Message,
  control: Control,
  value: string,
  context: InteractionContext,
): JsonObject {
  const ephemeral = message.visibility === 'ephemeral';
  return {
    type: 'block_suggestion',
    ...common(context),
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: ephemeral },
    ...(ephemeral ? {} : { message: wireMessage(message) }),
    action_id: control.actionId,
    block_id: control.blockId,
    value,
  };
}

export function eventPayload(event: JsonObject, serial: number, now: number): JsonObject {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    api_app_id: BOT.appId,
    event,
    type: 'event_callback',
    event_id: `Ev0${String(serial).padStart(8, '0')}`,
    event_time: Math.floor(now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${String(event.type)}`,
  };
}

/** The action of a button, or of a menu with the option that was chosen. */
export function actionOf({ element, blockId, actionId }: Control, actionTs: string, chosen?: JsonObject): JsonObject {
  const { text, value, style, url, placeholder } = element;
  const fields = { action_id: actionId, block_id: blockId, text, value, style, url, placeholder };
  const given = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
  return {
    ...given,
    ...(chosen === undefined ? {} : { selected_option: chosen }),
    type: element.type,
    action_ts: actionTs,
  };
}

function common({ user, channel, triggerId }: InteractionContext): JsonObject {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: TEAM.id },
    api_app_id: BOT.appId,
    token: VERIFICATION_TOKEN,
    trigger_id: triggerId,
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
  };
}

/** Text as a command registered with `should_escape` gets it: entities, and ids in place of names. */
export function escapeCommandText(text: string, users: Iterable<User>, channels: Iterable<Channel>): string {
  const people = new Map(Array.from(users, (user) => [user.name, user.id]));
  const rooms = new Map(Array.from(channels, (channel) => [channel.name, channel.id]));
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`)
    .replace(/(?<![\w&])@([a-z0-9._-]+)/g, (found, name) =>
      people.has(name) ? `<@${people.get(name)}|${name}>` : found,
    )
    .replace(/(?<![\w&/])#([a-z0-9_-]+)/g, (found, name) =>
      rooms.has(name) ? `<#${rooms.get(name)}|${name}>` : found,
    );
}
