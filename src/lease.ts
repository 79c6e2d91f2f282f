import type { Clock } from './core/clock.ts';
import { within } from './platforms/within.ts';
import type { Database } from './store/database.ts';
import { type HeldLease, isSame, type Lease, readLease, renewLease, takeLease } from './store/leases.ts';
import { hasEnded, processName } from './store/process.ts';

/** Who stands by looks this often at a lease, and takes one over that hasn't been renewed for so long. */
const LOOK_MS = 2_000;
export const LEASE_MS = 20_000;
/** A connection that has gone without a word must not keep a look waiting for longer. */
const ANSWER_MS = 5_000;
/** How often a lease is renewed, and how soon again where that failed. */
const RENEW_MS = 5_000;
const RENEW_AGAIN_MS = 1_000;
/** Who couldn't renew for so long stops, and has stopped before another may take over. */
const LAST_MOMENT_MS = 13_000;

/** A lease that was taken, at `renewed` by `clock.uptime()`. */
export type TakenLease = { lease: Lease; renewed: number };

export type Waiting = {
  database: Database;
  clock: Clock;
  signal: AbortSignal;
  /** At each look that finds it held. */
  standsBy(holder: string): void;
  /** At each look where the store can't be used. */
  fails(error: unknown): void;
};

/**
 * Waits for the lease of an account and takes it: at once where nobody has it or the holder is dead, else when it hasn't
 * been renewed for long enough by our own clock, whatever the time of day. Rejects when `signal` aborts.
 */
export async function awaitLease(account: string, waiting: Waiting): Promise<TakenLease> {
  const { database, clock, signal } = waiting;
  let unchanged: { held: HeldLease | undefined; since: number } | undefined;
  for (;;) {
    try {
      const looked = clock.uptime();
      const look = await within(clock, ANSWER_MS, readLease(database, account));
      if (!look) throw new Error('the store does not answer.');
      const held = look.value;
      if (!unchanged || !isSame(held, unchanged.held)) unchanged = { held, since: clock.uptime() };
      signal.throwIfAborted();
      if (!held || hasEnded(held.holder) || looked - unchanged.since >= LEASE_MS) {
        const renewed = clock.uptime();
        const lease = await takeLease(database, account, held);
        if (lease) return { lease, renewed };
        continue; // another was faster: see who
      } else waiting.standsBy(processName(held.holder));
    } catch (error) {
      signal.throwIfAborted();
      waiting.fails(error);
    }
    await clock.sleep(LOOK_MS, signal);
  }
}

/** Renews the lease until `signal` aborts. Resolves early, with the reason, where it is lost or soon will be. */
export async function keepLease(
  { lease, renewed }: TakenLease,
  { database, clock, signal }: Pick<Waiting, 'database' | 'clock' | 'signal'>,
): Promise<Error | undefined> {
  let last = renewed;
  let pause = RENEW_MS;
  const left = () => Math.max(0, last + LAST_MOMENT_MS - clock.uptime());
  for (;;) {
    await clock.sleep(Math.min(pause, left()), signal).catch(() => undefined);
    if (signal.aborted) return undefined;
    const begun = clock.uptime();
    const settled = new AbortController();
    // A locked store may keep a renewal waiting for longer than there is time.
    const kept = await Promise.race([
      renewLease(database, lease).catch(() => undefined),
      clock.sleep(left(), settled.signal).catch(() => undefined),
    ]);
    settled.abort();
    if (kept) last = begun;
    else if (kept === false) return TAKEN_OVER;
    else if (left() === 0) return UNWRITABLE;
    pause = kept ? RENEW_MS : RENEW_AGAIN_MS;
  }
}

export const TAKEN_OVER = new Error('another process took this account over, so this one stops answering for it.');
const UNWRITABLE = new Error('the store can’t be written, so this one stops answering for this account.');
