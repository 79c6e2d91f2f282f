import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import type { Database, Reader } from '../store/database.ts';
import type { StoredPart } from '../store/parts.ts';
import type { Pacer } from './pace.ts';
import type { Trouble } from './trouble.ts';

/** How long a part that was taken up is its process's alone, and how much of that a request must still have. */
export const CLAIM_MS = 60_000;
export const LEFT_MS = 20_000;
/** No look for a message comes sooner after its request. */
export const LOOK_AFTER_MS = 30_000;

const FIRST_WAIT_MS = 2_000;
const LAST_WAIT_MS = 5 * 60_000;

/** What sending for one account works on, for as long as this process holds its lease. */
export type Ledger = {
  platform: Platform;
  database: Reader;
  /** Commits several small changes at once. */
  transaction: Database['transaction'];
  clock: Clock;
  log: Log;
  trouble: Trouble;
  /** From 0 to 1. */
  random(): number;
  pacer: Pacer;
  /** Platforms count edits for themselves. */
  editPacer: Pacer;
  /** The account's lease: nothing is sent by who has lost it. */
  lease: { account: string; token: string };
  /** This process under this lease, as it claims parts. */
  claimant: string;
  /** Parts are being taken up just now. */
  claiming?: boolean;
  /** The keys of the parts that this process is busy with. */
  busy: Map<string, Promise<void>>;
  /** The keys of the parts that are looked for: slow answers to that keep nothing from being sent. */
  looking: Map<string, Promise<void>>;
  /** The delivered messages that are being edited. */
  editing: Map<string, Promise<void>>;
  /** The keys of those of which can't be written down yet what became of them. */
  unwritten: Set<string>;
  /** When the first request was made of which nobody knows whether it arrived, by key, as an uptime. */
  doubts: Map<string, number>;
  /** When to look for those in doubt, by key, as uptimes: the time of day may be set ahead meanwhile. */
  lookAt: Map<string, number>;
  /** How often the platform refused the message of each part: an answer that was lost is no refusal. */
  refusals: Map<string, number>;
  /** When each part was first tried, and when the platform last took a message, as uptimes. */
  tried: Map<string, number>;
  taken: { at: number };
  /** By how much (ms) the time of day was set ahead since: the platform's may be as much earlier than ours. */
  setAhead: number;
  /** The platform no longer lets the account in. */
  fail(error: Error): void;
  /** Tells whoever subscribed that their digest was disabled. */
  disabled(subscription: string, reason: string): void;
  stopping: AbortSignal;
};

/**
 * Who has a part sending, with the uptime of the first request in doubt: it tells another process of the machine how long
 * ago that was, whatever has been done to the time of day. Undefined where nobody knows any more.
 */
export function sendingMark({ claimant, doubts, clock }: Ledger, part: StoredPart): string {
  const since = doubts.get(part.key) ?? (part.doubtSince === undefined ? clock.uptime() : undefined);
  return JSON.stringify({ ...JSON.parse(claimant), since });
}

/** How long to wait before another try, in ms: longer each time, and never the same for many at once. */
export const pauseAfter = (attempts: number, random: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LAST_WAIT_MS) * (0.5 + random);

/** Forgets what this process remembers of a part that has come to its end. */
export function forgetPart({ tried, doubts, refusals }: Ledger, key: string): void {
  for (const known of [tried, doubts, refusals]) known.delete(key);
}
