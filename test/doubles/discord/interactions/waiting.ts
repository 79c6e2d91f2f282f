interface Waiter {
  condition: () => boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Waits for conditions that are looked at again whenever something happens, never by polling. */
export class Waiting {
  readonly #waiters = new Set<Waiter>();

  /** Resolves once `condition` holds. After `timeout` ms it rejects, saying what was waited for. */
  until(condition: () => boolean, timeout: number, describe: () => string): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        act();
      };
      const waiter: Waiter = {
        condition,
        resolve: () => finish(resolve),
        reject: (error) => finish(() => reject(error)),
      };
      const expired = () => waiter.reject(new Error(`Waited ${timeout} ms in vain for ${describe()}`));
      const timer = setTimeout(expired, timeout);
      this.#waiters.add(waiter);
    });
  }

  /** To be called after anything that may have made a condition true. */
  notify(): void {
    for (const waiter of this.#waiters) {
      try {
        if (waiter.condition()) waiter.resolve();
      } catch (error) {
        waiter.reject(error);
      }
    }
  }
}
