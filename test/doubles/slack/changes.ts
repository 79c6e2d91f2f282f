export interface WaitOptions {
  /** What is awaited, for the error when it does not come. */
  what?: string;
  /** Real milliseconds to wait at most; 2,000 if not said. */
  within?: number;
}

interface Waiter {
  check(): void;
  giveUp(reason: string): void;
}

/** Lets tests wait for a condition instead of a length of time: every change of the double's state asks again. */
export class Changes {
  #waiters = new Set<Waiter>();
  #report: () => string;

  /** `report` says what has happened so far, for the error of a wait in vain. */
  constructor(report: () => string) {
    this.#report = report;
  }

  notify(): void {
    for (const waiter of this.#waiters) waiter.check();
  }

  /** Resolves with the first truthy value of the condition. */
  until<T>(condition: () => T, { what = 'the condition', within = 2000 }: WaitOptions = {}): Promise<NonNullable<T>> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        finish();
      };
      const waiter: Waiter = {
        check: () => {
          try {
            const value = condition();
            if (value) settle(() => resolve(value));
          } catch (error) {
            settle(() => reject(error));
          }
        },
        giveUp: (reason) => settle(() => reject(new Error(`${reason} waiting for ${what}. ${this.#report()}`))),
      };
      const timer = setTimeout(() => waiter.giveUp(`Gave up after ${within} ms`), within);
      this.#waiters.add(waiter);
      waiter.check();
    });
  }

  /** Ends every wait, because the double is closing. */
  abandon(): void {
    for (const waiter of this.#waiters) waiter.giveUp('The double was closed while');
  }
}
