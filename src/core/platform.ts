import type { Choice, CommandDeclaration, Invocation } from './command.ts';
import type { Action, Message } from './message.ts';
import type { Caller, Place } from './place.ts';

export type { Caller, Place } from './place.ts';

/** A question: a command line or its parts, and for a button the way its answer is to be given. */
export type Ask = { invocation: string | Invocation; mode?: Action['mode']; caller: Caller; place: Place };

/** Whom an answer is shown to. */
export type Audience = 'caller' | 'channel';
export type Answer = { message: Message; audience: Audience };

/** What a platform sees of the bot. */
export type Bot = {
  commands: readonly CommandDeclaration[];
  /** Never rejects: what goes wrong is a message too. */
  answer(ask: Ask): Promise<Answer>;
  /** Ranked suggestions for a half-typed option; at most 25, none on any error. */
  complete(command: string, option: string, typed: string): Promise<Choice[]>;
  /** Whom an answer that goes well is shown to; never to all through somebody who may not write there. */
  audience(mode: Action['mode'] | undefined, place: Place): Audience;
  /** Whether the line changes something, so that it may run only once it is known to be ours to answer. */
  changes(invocation: string | Invocation): boolean;
  /** Command lines too long for a button, kept under the ids that rendered parts carry. */
  saveLines(lines: Record<string, string>): Promise<void>;
  findLine(id: string): Promise<string | undefined>;
};

/** One message as the platform's API takes it; `lines` are command lines to save before it is sent. */
export type Part = { body: Record<string, unknown>; lines?: Record<string, string> };

export type Target = { platform: string; channel: string };

/** What became of a message that was sent once. `unknown`: it may or may not have arrived, and must be looked for. */
export type SendOutcome =
  | { type: 'sent'; id: string; link?: string }
  | { type: 'rejected'; reason: string; scope: 'payload' | 'target' | 'account' }
  | { type: 'retryAfter'; ms: number }
  | { type: 'unknown'; reason: string };

/** The one seam to the outside. */
export type Platform = {
  name: string;
  /**
   * Resolves once it can be asked. Rejects with a ConfigError (no use trying again) or another error (try later).
   * `lost` is called at most once, when what was up has ended for good by itself, with an error of the same two kinds;
   * it is still to be stopped then, and may be started again.
   */
  start(bot: Bot, lost?: (error: Error) => void): Promise<void>;
  /** Pure: the message as one or more parts, each within the platform's limits. */
  render(message: Message): Part[];
  /** Sends once, without retries. `key` (≤ 25 characters) finds the message again. */
  send(target: Target, part: Part, key: string): Promise<SendOutcome>;
  /** Looks for a message that was sent under `key` since the instant `since` (ms). */
  find?(target: Target, key: string, since: number): Promise<{ id: string; link?: string } | undefined>;
  /** Lets answers under way finish, then closes. */
  stop(): Promise<void>;
};
