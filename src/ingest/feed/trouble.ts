import { UserError } from '../../core/errors.ts';

/** What becomes of faults: of feeds that can't be read, and of articles that can't be had. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Kinds of a fetch that another try may mend; the others say what will be so the next time, too. */
const PASSING = new Set(['unreachable', 'timeout', 'rate', 'server']);

/** A fault, as a sentence for people. `passing`: another try may go well; `forGood`: gone, and said to stay so. */
export type Trouble = { reason: string; passing: boolean; gone: boolean; forGood: boolean; retryAfterMs?: number };

/** Gone, and not by a slip: the server knows of it. */
const GONE_FOR_GOOD = 410;

/** What went wrong. An error that isn't meant for people is ours, and may pass. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof UserError))
    return { reason: 'Something went wrong in here: the log says what.', passing: true, gone: false, forGood: false };
  const { kind, retryAfterMs, status } = error as { kind?: string; retryAfterMs?: number; status?: number };
  const passing = kind !== undefined && PASSING.has(kind);
  return {
    reason: error.message.slice(0, 500),
    passing,
    gone: kind === 'gone',
    forGood: status === GONE_FOR_GOOD,
    retryAfterMs,
  };
}

/** An error as the log keeps it: a field that is an Error would be written as {}. */
export const traceOf = (error: unknown): string => (error instanceof Error && error.stack) || String(error);

/** From so many pulls in a row on that find it gone, a feed is suspended: dead links come back, but not after days. */
export const GONE_PULLS = 8;

/** How long a feed is left alone, in ms: its interval ± 10 %, doubled with each fault in a row up to a day. */
export function pauseOf(every: number, faults: number, random: number, retryAfterMs = 0): number {
  const backedOff = Math.min(every * 2 ** Math.min(faults, 20), DAY);
  return Math.min(Math.max(backedOff * (0.9 + 0.2 * random), retryAfterMs), faults > 0 ? DAY : 1.1 * DAY);
}

/** Before the second, third and fourth try of an article; after the fourth it is given up. */
const AGAIN = [10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE];

/** When an article is tried again after so many attempts, in ms from now; undefined where it is given up. */
export function againAfter({ passing, retryAfterMs = 0 }: Trouble, attempts: number): number | undefined {
  const pause = AGAIN[attempts - 1];
  return passing && pause !== undefined ? Math.min(Math.max(pause, retryAfterMs), DAY) : undefined;
}
