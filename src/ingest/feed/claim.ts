import type { Clock } from '../../core/clock.ts';
import { keepLease, LEASE_MS } from '../../lease.ts';
import type { Database } from '../../store/database.ts';
import { type HeldLease, isSame, type Lease, readLease, releaseLease, takeLease } from '../../store/leases.ts';
import { hasEnded, processName } from '../../store/process.ts';

/** A feed that is ours to pull, until `lost` aborts. */
export type Claim = { lease: Lease; lost: AbortSignal; release(): Promise<void> };

/**
 * Claims of feeds, so that of all processes one pulls a feed at a time. A claim is a lease: one whose holder has died, or
 * hasn't renewed it for long enough by our own clock, is taken over.
 */
export function createClaims({ database, clock }: { database: Database; clock: Clock }) {
  /** Claims of others, and since when they have looked the same. */
  const looks = new Map<string, { held: HeldLease; since: number }>();

  function isLeft(account: string, held: HeldLease): boolean {
    if (hasEnded(held.holder)) return true;
    const look = looks.get(account);
    if (look && isSame(look.held, held)) return clock.uptime() - look.since >= LEASE_MS;
    looks.set(account, { held, since: clock.uptime() });
    return false;
  }

  /** The claim of a feed, or who has it. */
  return async function claim(url: string): Promise<Claim | { holder: string }> {
    const account = `feed:${url}`;
    const held = await readLease(database, account);
    if (held && !isLeft(account, held)) return { holder: processName(held.holder) };
    looks.delete(account);
    const renewed = clock.uptime();
    const lease = await takeLease(database, account, held);
    if (!lease) return { holder: 'another process' };
    const [lost, over] = [new AbortController(), new AbortController()];
    void keepLease({ lease, renewed }, { database, clock, signal: over.signal }).then((reason) => {
      if (reason) lost.abort(reason);
    });
    return {
      lease,
      lost: lost.signal,
      release: async () => {
        over.abort();
        await releaseLease(database, lease);
      },
    };
  };
}
