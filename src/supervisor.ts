import { createHash } from 'node:crypto';
import type { Clock } from './core/clock.ts';
import { ConfigError } from './core/errors.ts';
import type { Bot, Platform } from './core/platform.ts';
import type { Database } from './store/database.ts';
import { type Lease, RENEW_MS, releaseLease, renewLease, takeLease } from './store/leases.ts';

export type Account = { platform: Platform; secret: string };
export type Supervisor = {
  /** Resolves when each account is up or has failed once: the names of those that are up. */
  start(): Promise<string[]>;
  /** Whether anything is up or will be tried again. */
  hopeful(): boolean;
  stop(): Promise<void>;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/**
 * Starts each platform by itself and keeps it up: one process an account (a lease in the store), one line of `tell` for
 * what went wrong with its mend, another try where waiting can help. None takes another down.
 */
export function supervise(
  accounts: readonly Account[],
  { bot, database, clock, tell }: { bot: Bot; database: Database; clock: Clock; tell(line: string): void },
): Supervisor {
  const stopping = new AbortController();
  const up = new Map<string, { platform: Platform; lease: Lease; renewed: number }>();
  const trying = new Set<string>();
  const names = () => accounts.map(({ platform }) => platform.name).filter((name) => up.has(name));

  /** True when it is up, false when there is no use trying again; rejects when there is. */
  async function startOnce({ platform, secret }: Account): Promise<boolean> {
    const lease = await takeLease(database, accountName(platform.name, secret), clock.now());
    if ('heldBy' in lease) {
      tell(
        `${platform.name}: another Verbatim (${lease.heldBy}) already answers for this account. Stop that one first; ` +
          'if its machine is gone, start again in 30 seconds.',
      );
      return false;
    }
    try {
      await platform.start(bot);
    } catch (error) {
      await releaseLease(database, lease);
      if (!(error instanceof ConfigError)) throw error;
      tell(`${platform.name}: ${error.message}`);
      return false;
    }
    up.set(platform.name, { platform, lease, renewed: clock.now() });
    return true;
  }

  async function startAccount(account: Account): Promise<void> {
    const { name } = account.platform;
    try {
      await startOnce(account);
    } catch (error) {
      tell(`${name}: ${reason(error)} Trying again until it works.`);
      trying.add(name);
      void retry(account);
    }
  }

  async function retry(account: Account): Promise<void> {
    const { name } = account.platform;
    for (let wait = FIRST_RETRY_MS; trying.has(name); wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await clock.sleep(wait, stopping.signal);
        const started = await startOnce(account);
        trying.delete(name);
        if (started) tell(`ready ${names().join(' ')}`);
      } catch {
        if (stopping.signal.aborted) return;
      }
    }
  }

  /** A holder that can't renew its lease stops before it ends. */
  async function keepLeases(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(RENEW_MS, stopping.signal).catch(() => undefined);
      for (const [name, held] of stopping.signal.aborted ? [] : up) {
        const kept = await renewLease(database, held.lease, clock.now()).catch(() => undefined);
        if (kept) held.renewed = clock.now();
        else if (kept === false || clock.now() - held.renewed >= 2 * RENEW_MS)
          await loseLease(name, held.platform, kept);
      }
    }
  }

  async function loseLease(name: string, platform: Platform, kept: false | undefined): Promise<void> {
    up.delete(name);
    const why = kept === false ? 'another process took this account over' : 'the store can’t be written';
    tell(`${name}: ${why}, so this one stops answering for it. Start it again once that is mended.`);
    await platform.stop().catch(() => undefined);
  }

  return {
    start: async () => {
      void keepLeases(); // from now on: one account may be up long before another has failed
      await Promise.all(accounts.map(startAccount));
      return names();
    },
    hopeful: () => up.size > 0 || trying.size > 0,
    stop: async () => {
      stopping.abort();
      trying.clear();
      await Promise.allSettled([...up.values()].map(({ platform }) => platform.stop()));
      await Promise.allSettled([...up.values()].map(({ lease }) => releaseLease(database, lease)));
    },
  };
}

/** The store names an account without its secret. */
const accountName = (platform: string, secret: string): string =>
  `${platform}:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;

const reason = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
