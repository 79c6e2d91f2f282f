import type { Choice, CommandDeclaration, Invocation } from './command.ts';
import type { Action, Message } from './message.ts';
import type { Caller, Enquiries, NamedChannel, Place } from './place.ts';

export type { Access, Caller, Enquiries, NamedChannel, Place } from './place.ts';

/** A question: a command line or its parts, and for a button the way its answer is to be given. */
export type Ask = {
  invocation: string | Invocation;
  mode?: Action['mode'];
  caller: Caller;
  place: Place;
  /** The channels that it names: the value of a channel option is one's id, or its name after a `#`. */
  channels?: readonly NamedChannel[];
  enquire?: Enquiries;
};

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
  /**
   * Whom an answer that goes well is shown to; never to all through somebody who may not write there, and where it is
   * known what is asked, not what is the caller's alone.
   */
  audience(mode: Action['mode'] | undefined, place: Place, invocation?: string | Invocation): Audience;
  /** Whether the line changes something, so that it may run only once it is known to be ours to answer. */
  changes(invocation: string | Invocation): boolean;
  /** Command lines too long for a button, kept under the ids that rendered parts carry. */
  saveLines(lines: Record<string, string>): Promise<void>;
  findLine(id: string): Promise<string | undefined>;
};

/** One message as the platform's API takes it; `lines` are command lines to save before it is sent. */
export type Part = { body: Record<string, unknown>; lines?: Record<string, string> };

/** Where a message goes: a channel, and the community it belongs to where there is one. */
export type Target = { platform: string; channel: string; community?: string };

/** What became of a message that was sent once. `unknown`: it may or may not have arrived, and must be looked for. */
export type SendOutcome =
  | { type: 'sent'; id: string; link?: string }
  | { type: 'rejected'; reason: string; scope: 'payload' | 'target' | 'account' }
  | { type: 'retryAfter'; ms: number }
  | { type: 'unknown'; reason: string };

/**
 * What a look for a message came to. `unreadable`: nobody can say, now or later, as the channel's history is closed to the
 * bot. `unclear`: this look failed, another may not.
 */
export type Found =
  | { type: 'found'; id: string; link?: string }
  | { type: 'absent' }
  | { type: 'unreadable'; reason: string }
  | { type: 'unclear'; reason: string; ms?: number };

/**
 * The fewest milliseconds between two messages of the account, and between two in one channel; edits have a limit of
 * their own beside these.
 */
export type Pace = { everyMs: number; channelEveryMs: number; editEveryMs?: number };

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
  /**
   * Puts a part in the place of the one that the message shows which was sent under `key`: once, without retries; doing it
   * again does no harm. `sent`: it shows it now. Never rejects.
   */
  edit?(target: Target, message: string, part: Part, key: string): Promise<SendOutcome>;
  /** Looks for a message that was sent under `key` since the instant `since` (ms). Never rejects. */
  find?(target: Target, key: string, since: number): Promise<Found>;
  /** How long the platform returns the old message for a `key` sent again, instead of a second one (ms). */
  remembersKeysMs?: number;
  /** What the platform takes; whoever sends keeps to it. */
  pace?: Pace;
  /** The conversation with this person alone; undefined where there can be none. */
  direct?(user: string): Promise<Target | undefined>;
  /** Lets answers under way finish, then closes. */
  stop(): Promise<void>;
};
