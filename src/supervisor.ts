import { type Account, keepUp, type Surroundings } from './account.ts';

export type { Account } from './account.ts';

export type Supervisor = {
  /** Resolves when each account is up, stands by or has failed once: the names of those that are up. */
  start(): Promise<string[]>;
  /** Whether anything is up, stands by, or will be tried again. */
  hopeful(): boolean;
  /** Resolves once nothing is hoped for any more. A stop that was asked for doesn't resolve it. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/**
 * Keeps each platform up by itself: one process an account (a lease in the store, for which others stand by), one line of
 * `tell` for what went wrong with its mend, another try where waiting can help. None takes another down.
 */
export function supervise(accounts: readonly Account[], surroundings: Surroundings): Supervisor {
  const stopping = new AbortController();
  const ended = Promise.withResolvers<void>();
  const up = new Set<string>();
  const kept = new Map<string, Promise<void>>();
  const names = () => accounts.map(({ platform }) => platform.name).filter((name) => up.has(name));

  /** Resolves when it is known for the first time whether the account is up. */
  function keep(account: Account): Promise<void> {
    const { name } = account.platform;
    const first = Promise.withResolvers<void>();
    let known = false;
    const listener = {
      up: () => {
        up.add(name);
        if (known) surroundings.tell(`ready ${names().join(' ')}`);
        known = true;
        first.resolve();
      },
      down: () => {
        up.delete(name);
        known = true;
        first.resolve();
      },
    };
    const done = keepUp(account, surroundings, listener, stopping.signal);
    kept.set(name, done);
    void done.then(() => {
      first.resolve();
      if (stopping.signal.aborted) return;
      kept.delete(name);
      if (kept.size === 0) ended.resolve();
    });
    return first.promise;
  }

  return {
    start: async () => {
      if (accounts.length === 0) ended.resolve();
      await Promise.all(accounts.map(keep));
      return names();
    },
    hopeful: () => kept.size > 0,
    ended: ended.promise,
    stop: async () => {
      stopping.abort();
      await Promise.all(kept.values());
    },
  };
}
