import type { Arguments } from './arguments.ts';
import { wireMessage } from './chat-methods.ts';
import type { JsonObject } from './json-schema.ts';
import type { Message } from './message.ts';
import {
  botIsIn,
  findVisibleChannel,
  type Method,
  type MethodContext,
  missingScope,
  requireScope,
  scopesForAnyKind,
} from './method-call.ts';
import { Refusal } from './refusal.ts';
import { type ConversationKind, conversationScope } from './scopes.ts';
import { type Channel, directId } from './workspace.ts';

const KINDS: Record<string, ConversationKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

export const conversationMethods: Record<string, Method> = {
  'conversations.info': {
    scopes: scopesForAnyKind('read'),
    run(args, context) {
      const channel = findVisibleChannel(args.required('channel'), context);
      requireScope(conversationScope(channel.kind, 'read'), context);
      return { channel: wireChannel(channel, args.flag('include_num_members')) };
    },
  },

  'conversations.list': {
    scopes: scopesForAnyKind('read'),
    run(args, context) {
      const kinds = (args.optional('types') ?? 'public_channel').split(',').map((type) => KINDS[type.trim()]);
      const wanted = kinds.map((kind) => {
        if (kind === undefined) throw new Refusal('invalid_types');
        if (!context.scopes.has(conversationScope(kind, 'read'))) {
          throw missingScope([conversationScope(kind, 'read')], context);
        }
        return kind;
      });
      const channels = [...context.workspace.channels.values()].filter(
        (channel) =>
          wanted.includes(channel.kind) &&
          (channel.kind === 'public' || botIsIn(channel)) &&
          !(channel.isArchived && args.flag('exclude_archived')),
      );
      const { page, next } = takePage(channels, (channel) => channel.id, args, { fallback: 100, max: 1000 });
      return {
        channels: page.map((channel) => wireChannel(channel, true)),
        response_metadata: { next_cursor: next },
      };
    },
  },

  'conversations.open': {
    scopes: ['im:write', 'mpim:write'],
    run(args, context) {
      const users = (args.optional('users') ?? '').split(',').filter(Boolean);
      if (users.length === 0) throw new Refusal('users_list_not_supplied');
      // Conversations of several people are not modelled.
      if (users.length > 1) throw new Refusal('too_many_users');
      requireScope('im:write', context);
      const [user = ''] = users;
      if (!context.workspace.users.has(user)) throw new Refusal('user_not_found');
      const isNew = !context.workspace.channels.has(directId(user));
      if (isNew && args.flag('prevent_creation')) throw new Refusal('channel_not_found');
      const channel = context.workspace.directMessages(user);
      const whole = { id: channel.id, created: 0, is_im: true, is_archived: false, user };
      return { no_op: false, already_open: false, channel: args.flag('return_im') ? whole : { id: channel.id } };
    },
  },

  'conversations.history': {
    scopes: scopesForAnyKind('history'),
    run(args, context) {
      const channel = readableChannel(args, context);
      const messages = [...channel.messages.values()].filter(
        (message) => message.threadTs === undefined || message.sent.reply_broadcast === true,
      );
      return historyPage(messages.reverse(), args, context);
    },
  },

  'conversations.replies': {
    scopes: scopesForAnyKind('history'),
    run(args, context) {
      const channel = readableChannel(args, context);
      const parent = args.required('ts');
      if (context.workspace.findMessage(channel.id, parent) === undefined) throw new Refusal('thread_not_found');
      const inThread = ({ ts, threadTs }: Message) => ts === parent || threadTs === parent;
      return historyPage([...channel.messages.values()].filter(inThread), args, context);
    },
  },
};

/** A channel whose messages the bot may read: it is a member, and has the scope for this kind. */
function readableChannel(args: Arguments, context: MethodContext): Channel {
  const channel = findVisibleChannel(args.required('channel'), context);
  requireScope(conversationScope(channel.kind, 'history'), context);
  if (!botIsIn(channel)) throw new Refusal('not_in_channel');
  return channel;
}

function historyPage(messages: Message[], args: Arguments, { scopes }: MethodContext): JsonObject {
  const oldest = timestamp(args, 'oldest') ?? '0000000000.000000';
  const latest = timestamp(args, 'latest') ?? '9999999999.999999';
  const inclusive = args.flag('inclusive');
  const within = messages.filter(
    ({ ts, deleted }) => !deleted && ((ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest))),
  );
  const { page, next } = takePage(within, (message) => message.ts, args, { fallback: 100, max: 999 });
  // Without the scope it is left out, and nothing said.
  const withMetadata = args.flag('include_all_metadata') && scopes.has('metadata.message:read');
  return {
    messages: page.map((message) => wireMessage(message, { withMetadata })),
    has_more: next !== '',
    pin_count: 0,
    response_metadata: { next_cursor: next },
  };
}

function timestamp(args: Arguments, name: 'oldest' | 'latest'): string | undefined {
  const value = args.optional(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,10}(\.\d{1,6})?$/.test(value)) throw new Refusal(`invalid_ts_${name}`);
  const [seconds = '', micros = ''] = value.split('.');
  return `${seconds.padStart(10, '0')}.${micros.padEnd(6, '0')}`;
}

/** One page of a list; the cursor names the first item of the next. */
function takePage<T>(
  items: T[],
  idOf: (item: T) => string,
  args: Arguments,
  limits: { fallback: number; max: number },
) {
  const limit = args.limit(limits.fallback, limits.max);
  const cursor = args.optional('cursor');
  const from = cursor === undefined ? 0 : items.findIndex((item) => cursorOf(idOf(item)) === cursor);
  if (from < 0) throw new Refusal('invalid_cursor');
  const following = items[from + limit];
  return { page: items.slice(from, from + limit), next: following === undefined ? '' : cursorOf(idOf(following)) };
}

const cursorOf = (id: string): string => Buffer.from(`next:${id}`).toString('base64');

function wireChannel(channel: Channel, withMembers: boolean): JsonObject {
  const { id, name, kind, isArchived, members } = channel;
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: isArchived,
    is_general: name === 'general',
    is_member: botIsIn(channel),
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    created: 0,
    creator: channel.creator,
    ...(withMembers ? { num_members: members.size } : {}),
  };
}
