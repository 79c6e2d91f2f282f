import { createHash } from 'node:crypto';
import type { Clock } from './core/clock.ts';
import { ConfigError } from './core/errors.ts';
import type { Bot, Platform } from './core/platform.ts';
import type { Database } from './store/database.ts';
import { LEASE_MS, type Lease, RENEW_MS, releaseLease, renewLease, takeLease } from './store/leases.ts';

export type Account = { platform: Platform; secret: string };
export type Supervisor = {
  /** Resolves when each account is up or has failed once: the names of those that are up. */
  start(): Promise<string[]>;
  /** Whether anything is up or will be tried again. */
  hopeful(): boolean;
  /** Resolves once nothing is up or will be tried again. A stop that was asked for doesn't resolve it. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
/** How long after its last renewal a lease still leaves time to stop. */
const LAST_MOMENT_MS = LEASE_MS - 5_000;
/** What was up for less goes on with longer and longer waits: Discord allows a bot a thousand logins a day. */
const STEADY_MS = 10 * 60_000;

type Held = { account: Account; lease: Lease; renewed: number; since: number; waited: number; renewing?: boolean };

/**
 * Starts each platform by itself and keeps it up: one process an account (a lease in the store), one line of `tell` for
 * what went wrong with its mend, another try where waiting can help. None takes another down.
 */
export function supervise(
  accounts: readonly Account[],
  { bot, database, clock, tell }: { bot: Bot; database: Database; clock: Clock; tell(line: string): void },
): Supervisor {
  const stopping = new AbortController();
  const up = new Map<string, Held>();
  const hoped = new Set<string>();
  const leaving = new Set<Promise<void>>();
  const ended = Promise.withResolvers<void>();
  const names = () => accounts.map(({ platform }) => platform.name).filter((name) => up.has(name));

  /** True when it is up, false when there is no use trying again; rejects when there is. */
  async function startOnce(account: Account, waited = 0): Promise<boolean> {
    const { platform, secret } = account;
    const renewed = clock.now();
    const lease = await takeLease(database, accountName(platform.name, secret), renewed);
    if ('heldBy' in lease) {
      tell(
        `${platform.name}: another Verbatim (${lease.heldBy}) already answers for this account. Stop that one first; ` +
          'if its machine is gone, start again in 30 seconds.',
      );
      return false;
    }
    const lost = Promise.withResolvers<Error>();
    try {
      await platform.start(bot, lost.resolve);
    } catch (error) {
      await giveBack(lease);
      if (!(error instanceof ConfigError)) throw error;
      tell(`${platform.name}: ${error.message}`);
      return false;
    }
    const held: Held = { account, lease, renewed, since: clock.now(), waited };
    up.set(platform.name, held);
    void lost.promise.then((error) => lose(held, error));
    return true;
  }

  async function startAccount(account: Account): Promise<void> {
    try {
      if (!(await startOnce(account))) giveUp(account);
    } catch (error) {
      tell(`${account.platform.name}: ${reason(error)} ${AGAIN}`);
      void retry(account, FIRST_RETRY_MS);
    }
  }

  async function retry(account: Account, first: number): Promise<void> {
    for (let wait = first; ; wait = longer(wait)) {
      try {
        await clock.sleep(wait, stopping.signal);
        if (await startOnce(account, wait)) tell(`ready ${names().join(' ')}`);
        else giveUp(account);
        return;
      } catch {
        if (stopping.signal.aborted) return;
      }
    }
  }

  function giveUp({ platform }: Account): void {
    hoped.delete(platform.name);
    if (hoped.size === 0) ended.resolve();
  }

  async function keepLeases(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(RENEW_MS, stopping.signal).catch(() => undefined);
      for (const held of stopping.signal.aborted ? [] : up.values()) if (!held.renewing) void keepLease(held);
    }
  }

  /** A holder that can't renew its lease stops before it ends; a locked store may keep a renewal waiting until then. */
  async function keepLease(held: Held): Promise<void> {
    const [now, settled] = [clock.now(), new AbortController()];
    held.renewing = true;
    const kept = await Promise.race([
      renewLease(database, held.lease, now).catch(() => undefined),
      clock.sleep(held.renewed + LAST_MOMENT_MS - now, settled.signal).catch(() => undefined),
    ]);
    held.renewing = false;
    settled.abort();
    if (kept) held.renewed = now;
    else if (kept === false) void lose(held, TAKEN_OVER);
    else if (clock.now() - held.renewed >= 2 * RENEW_MS) void lose(held, UNWRITABLE);
  }

  /** Ends what was up, and starts it again where waiting can help. */
  async function lose(held: Held, error: Error): Promise<void> {
    const { account, since, waited } = held;
    const { name } = account.platform;
    if (stopping.signal.aborted || up.get(name) !== held) return;
    up.delete(name);
    const hopeless = error instanceof ConfigError;
    tell(`${name}: ${reason(error)}${hopeless ? '' : ` ${AGAIN}`}`);
    const left = leave(held);
    leaving.add(left);
    await left;
    leaving.delete(left);
    if (hopeless) giveUp(account);
    else await retry(account, clock.now() - since < STEADY_MS ? longer(waited) : FIRST_RETRY_MS);
  }

  async function leave({ account, lease }: Held): Promise<void> {
    await account.platform.stop().catch(() => undefined);
    await giveBack(lease);
  }

  /** One that can't be given back ends by itself. */
  const giveBack = (lease: Lease): Promise<void> => releaseLease(database, lease).catch(() => undefined);

  return {
    start: async () => {
      for (const { platform } of accounts) hoped.add(platform.name);
      if (hoped.size === 0) ended.resolve();
      void keepLeases(); // from now on: one account may be up long before another has failed
      await Promise.all(accounts.map(startAccount));
      return names();
    },
    hopeful: () => hoped.size > 0,
    ended: ended.promise,
    stop: async () => {
      stopping.abort();
      await Promise.all([...leaving, ...[...up.values()].map(leave)]);
    },
  };
}

const AGAIN = 'Trying again until it works.';
const TAKEN_OVER = new Error('another process took this account over, so this one stops answering for it.');
const UNWRITABLE = new Error('the store can’t be written, so this one stops answering for this account.');

const longer = (wait: number): number => Math.min(Math.max(2 * wait, FIRST_RETRY_MS), LAST_RETRY_MS);

/** The store names an account without its secret. */
const accountName = (platform: string, secret: string): string =>
  `${platform}:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;

const reason = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
