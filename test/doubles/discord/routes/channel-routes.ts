import type { APIUser } from 'discord-api-types/v10';
import { type Body, Faults, isObject } from '../rules/faults.ts';
import { unknownFieldsOf } from '../rules/message-rules.ts';
import { refusal, refuseFaults } from '../server/refusal.ts';
import { type Answer, type Call, objectBody, type Route } from '../server/router.ts';
import type { Channel, Guilds } from '../state/guilds.ts';
import type { Message } from '../state/message.ts';
import { messageBody } from '../state/message-body.ts';
import type { MessageStore } from '../state/message-store.ts';
import { hasPermission } from '../state/permissions.ts';

/** The routes of messages in channels. */
export function channelRoutes(guilds: Guilds, messages: MessageStore, bot: APIUser): Route[] {
  const all = '/channels/:channel/messages';
  const one = `${all}/:message`;
  return [
    { method: 'POST', pattern: all, handle: create },
    { method: 'GET', pattern: all, handle: list },
    { method: 'GET', pattern: one, handle: read },
    { method: 'PATCH', pattern: one, handle: edit },
    { method: 'DELETE', pattern: one, handle: remove },
    { method: 'POST', pattern: '/channels/:channel/typing', handle: typing },
  ];

  function create(call: Call): Answer {
    const channel = guilds.permitted(call.params.channel);
    guilds.permitted(channel.id, channel.parent ? 'SendMessagesInThreads' : 'SendMessages');
    if (channel.recipient && guilds.closedDirectMessages.has(channel.recipient.id)) {
      throw refusal('closedDirectMessages');
    }
    const body = objectBody(call);
    noteUnknownFields(call, body);
    const { nonce } = body;
    const hasNonce = typeof nonce === 'string' || typeof nonce === 'number';
    if (hasNonce && body.enforce_nonce === true) {
      const old = messages.withNonce(nonce);
      // A message that was deleted since is not written again: the retry is told that it is gone.
      if (old?.deleted) throw refusal('unknownMessage');
      if (old) return shown(old);
    }
    checkReference(body.message_reference, channel);
    if (call.request.files.length > 0) guilds.permitted(channel.id, 'AttachFiles');
    const message = messages.create({ channel, body, files: call.request.files, kind: 'channel' });
    if (hasNonce) messages.remember(nonce, message);
    return shown(message);
  }

  function checkReference(reference: unknown, channel: Channel): void {
    if (!isObject(reference) || reference.fail_if_not_exists === false) return;
    if (messages.find(String(reference.message_id))?.channel === channel) return;
    const path = 'message_reference.message_id';
    refuseFaults([{ path, code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
  }

  function list(call: Call): Answer {
    const channel = guilds.permitted(call.params.channel);
    const query = pageOf(call.request.query);
    if (!hasPermission(channel.bot, 'ReadMessageHistory')) return { status: 200, body: [] };
    const page = newestFirst(messages.inChannel(channel), query);
    return { status: 200, body: page.map((message) => messageBody(message, bot)) };
  }

  function read(call: Call): Answer {
    const channel = guilds.permitted(call.params.channel);
    if (!hasPermission(channel.bot, 'ReadMessageHistory')) throw refusal('missingAccess');
    return shown(visible(call, channel));
  }

  function edit(call: Call): Answer {
    const message = visible(call, guilds.permitted(call.params.channel));
    const body = objectBody(call);
    noteUnknownFields(call, body);
    return shown(messages.edit(message, body, call.request.files));
  }

  function remove(call: Call): Answer {
    messages.delete(visible(call, guilds.permitted(call.params.channel)));
    return { status: 204 };
  }

  function typing(call: Call): Answer {
    guilds.permitted(call.params.channel, 'SendMessages');
    return { status: 204 };
  }

  /** Ephemeral messages can't be reached through their channel. */
  function visible(call: Call, channel: Channel): Message {
    const message = messages.known(call.params.message, channel);
    if (message.ephemeral) throw refusal('unknownMessage');
    return message;
  }

  function shown(message: Message): Answer {
    return { status: 200, body: messageBody(message, bot) };
  }
}

export function noteUnknownFields({ request }: Call, body: Body): void {
  const unknown = unknownFieldsOf(body);
  if (unknown.length > 0) request.unknownFields = unknown;
}

interface Page {
  limit: number;
  before?: bigint;
  after?: bigint;
  around?: bigint;
}

function pageOf(query: Record<string, string>): Page {
  const faults = new Faults();
  const limit = faults.integer(query.limit === undefined ? 50 : Number(query.limit), 'limit', { min: 1, max: 100 });
  const page: Page = { limit: limit ?? 50 };
  for (const key of ['before', 'after', 'around'] as const) {
    const value = query[key];
    if (value === undefined) continue;
    if (/^\d+$/.test(value)) page[key] = BigInt(value);
    else faults.add(key, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  }
  refuseFaults(faults.list);
  return page;
}

/** One page of a list that is kept oldest first. */
function newestFirst(list: readonly Message[], { limit, before, after, around }: Page): Message[] {
  const live = ({ deleted }: Message) => !deleted;
  if (around !== undefined) {
    const older = newestFirst(list, { limit: Math.ceil(limit / 2), before: around + 1n });
    const newer = newestFirst(list, { limit: Math.floor(limit / 2), after: around });
    return [...newer, ...older];
  }
  if (after !== undefined) {
    const start = list.findLastIndex(({ id }) => BigInt(id) <= after) + 1;
    return list.slice(start).filter(live).slice(0, limit).reverse();
  }
  const page: Message[] = [];
  for (let i = list.length - 1; i >= 0 && page.length < limit; i--) {
    const message = list[i] as Message;
    if (live(message) && (before === undefined || BigInt(message.id) < before)) page.push(message);
  }
  return page;
}
