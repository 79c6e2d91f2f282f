import type { Arguments } from './arguments.ts';
import type { JsonObject } from './json-schema.ts';
import type { Message } from './message.ts';
import { Refusal } from './refusal.ts';
import { type ConversationKind, conversationScope } from './scopes.ts';
import { BOT, type Channel, type Workspace } from './workspace.ts';

/** What the methods of the Web API work on. */
export interface MethodContext {
  workspace: Workspace;
  scopes: ReadonlySet<string>;
  /** A WebSocket address good for one connection. */
  openSocket(): string;
  /** Told of each message posted by Web API. */
  posted(message: Message): void;
}

export interface Method {
  /** The kind of token; a bot's if left out. */
  token?: 'app' | 'any';
  /** Scopes of which one is needed; none if left out. */
  scopes?: string[];
  run(args: Arguments, context: MethodContext): JsonObject;
}

export function missingScope(needed: string[], { scopes }: MethodContext): Refusal {
  return new Refusal('missing_scope', { needed: needed.join(','), provided: [...scopes].join(',') });
}

export function requireScope(scope: string, context: MethodContext): void {
  if (!context.scopes.has(scope)) throw missingScope([scope], context);
}

const ALL_KINDS: ConversationKind[] = ['public', 'private', 'mpim', 'im'];

/** The scopes of which any opens the method, each for its own kind of conversation. */
export function scopesForAnyKind(action: 'read' | 'history' | 'write'): string[] {
  return ALL_KINDS.map((kind) => conversationScope(kind, action));
}

export const botIsIn = (channel: Channel): boolean => channel.members.has(BOT.userId);

/** The channel an argument names, if the bot may know of it. */
export function findVisibleChannel(name: string, { workspace }: MethodContext): Channel {
  const channel = workspace.findChannel(name);
  const hidden = channel !== undefined && channel.kind !== 'public' && !botIsIn(channel);
  if (channel === undefined || hidden) throw new Refusal('channel_not_found');
  return channel;
}
