import type { Clock } from '../../../src/core/clock.ts';

type Sleeper = { due: number; wake: () => void };

/** A clock that stands still until it is told how much time has passed. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 2, 12);
  readonly #sleepers = new Set<Sleeper>();

  now = (): number => this.#now;

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
  async awaited(ms: number): Promise<void> {
    while (![...this.#sleepers].some(({ due }) => due === this.#now + ms)) await new Promise(setImmediate);
  }
}
