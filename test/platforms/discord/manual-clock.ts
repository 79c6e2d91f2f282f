import type { Clock } from '../../../src/core/clock.ts';

type Sleeper = { due: number; wake: () => void };

/** A clock that stands still until it is told how much time has passed. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 2, 12);
  readonly #sleepers = new Set<Sleeper>();

  now = (): number => this.#now;
  uptime = (): number => this.#now;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper = { due: this.#now + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      const abort = () => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });

  /** Lets time pass; resolves when those it woke have had their turn. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.due > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
    await new Promise(setImmediate);
  }

  /** Resolves when somebody waits for exactly `ms` from now. */
  awaited(ms: number): Promise<void> {
    const isAwaited = (): boolean => [...this.#sleepers].some(({ due }) => due === this.#now + ms);
    return eventually(isAwaited, `anybody to wait ${ms} ms`);
  }
}

/** Resolves when the condition holds; looks at it each turn of the event loop, for some seconds at most. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 4_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise(setImmediate);
  }
}
