import { createHash } from 'node:crypto';
import type { Clock } from './core/clock.ts';
import { ConfigError } from './core/errors.ts';
import type { Bot, Platform } from './core/platform.ts';
import { awaitLease, keepLease, TAKEN_OVER, type TakenLease } from './lease.ts';
import { within } from './platforms/within.ts';
import type { Database } from './store/database.ts';
import { type Lease, releaseLease } from './store/leases.ts';

export type Account = { platform: Platform; secret: string };

export type Surroundings = {
  bot: Bot;
  database: Database;
  clock: Clock;
  /** Tells the operator one line. */
  tell(line: string): void;
  /** Called once a platform is up, and stopped before it is; `fail` ends it as if it had been lost by itself. */
  serve?(platform: Platform, lease: Lease, fail: (error: Error) => void): { stop(): Promise<void> };
};

/** Hears each time that an account is up, and each time that it isn't, or still isn't. */
export type Listener = { up(): void; down(): void };

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
/** What was up for less goes on with longer and longer waits: Discord allows a bot a thousand logins a day. */
const STEADY_MS = 10 * 60_000;
const SERVED_MS = 12_000;

/**
 * Keeps an account up for as long as this process has its lease, and stands by where another has it. Resolves when there
 * is no use trying again, or when `signal` aborts and the account is left.
 */
export async function keepUp(
  { platform, secret }: Account,
  { bot, database, clock, tell, serve }: Surroundings,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const { name } = platform;
  const stopped = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
  const stop = () => platform.stop().catch(() => undefined);
  /** What was told, and is not again until it is up: whom it stands by for, and that something keeps it down. */
  let heldBy: string | undefined;
  let troubled = false;

  function standsBy(holder: string): void {
    if (!heldBy) tell(`${name}: another Verbatim (${holder}) already answers for this account. ${STANDS_BY}`);
    heldBy = holder;
    listener.down();
  }

  function fails(error: unknown): void {
    if (!troubled) tell(`${name}: ${sentence(error)} ${AGAIN}`);
    troubled = true;
    listener.down();
  }

  /** Tells why it ended or did not even start. */
  function tellEnd(error: Error): void {
    if (error === TAKEN_OVER || error instanceof ConfigError) {
      tell(`${name}: ${sentence(error)}`);
      listener.down();
    } else fails(error);
  }

  function tellUp(): void {
    if (heldBy) tell(`${name}: took over from ${heldBy}.`);
    [heldBy, troubled] = [undefined, false];
    listener.up();
  }

  /** Has the platform up until something ends that: what, and for how long it was up. Rejects where it doesn't start. */
  async function run({ lease }: TakenLease, over: PromiseWithResolvers<Error | undefined>): Promise<Time> {
    const starting = platform.start(bot, over.resolve);
    const started = await Promise.race([starting.then(yes), over.promise.then(no)]);
    const since = clock.uptime();
    const served = started ? serve?.(platform, lease, over.resolve) : undefined;
    if (started) tellUp();
    const error = await over.promise;
    if (error) tellEnd(error);
    const upMs = clock.uptime() - since;
    if (served) await within(clock, SERVED_MS, served.stop()).catch(() => undefined);
    await stop();
    // What was stopped while it started may be up nevertheless once it has.
    if (!started && (await Promise.race([starting.then(yes, no), stopped]))) await stop();
    return { error, upMs };
  }

  /** Holds the lease while the platform starts, runs and stops, and gives it back. */
  async function hold(taken: TakenLease): Promise<Time> {
    const over = Promise.withResolvers<Error | undefined>();
    const released = new AbortController();
    signal.addEventListener('abort', () => over.resolve(undefined), { signal: released.signal });
    void keepLease(taken, { database, clock, signal: released.signal }).then(over.resolve);
    try {
      return signal.aborted ? { upMs: 0 } : await run(taken, over);
    } finally {
      released.abort();
      await releaseLease(database, taken.lease).catch(() => undefined); // one that can't be given back ends by itself
    }
  }

  try {
    for (let wait = 0; ; ) {
      const taken = await awaitLease(accountName(name, secret), { database, clock, signal, standsBy, fails });
      const { error, upMs } = await hold(taken).catch((error): Time => {
        tellEnd(error);
        return { error, upMs: 0 };
      });
      if (!error || error instanceof ConfigError) return;
      const retry = upMs < STEADY_MS ? longer(wait) : FIRST_RETRY_MS;
      wait = error === TAKEN_OVER ? 0 : retry; // who stands by waits anyway
      await clock.sleep(wait, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

type Time = { error?: Error; upMs: number };

const AGAIN = 'Trying again until it works.';
const STANDS_BY =
  'This one stands by and takes over when that one ends; if it was started by accident, stop it with Ctrl+C.';

const yes = () => true;
const no = () => false;
const longer = (wait: number): number => Math.min(Math.max(2 * wait, FIRST_RETRY_MS), LAST_RETRY_MS);

/** The store names an account without its secret. */
const accountName = (platform: string, secret: string): string =>
  `${platform}:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
