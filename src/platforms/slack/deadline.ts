import type { Clock } from '../../core/clock.ts';

/** The promise's outcome, or a TimeoutError once `ms` have passed; what comes after that is dropped. */
export async function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const late = clock.sleep(ms, waiting.signal).then(() => {
    throw new DOMException(`no answer within ${ms} ms`, 'TimeoutError');
  });
  // The one that loses the race may reject long after.
  promise.catch(() => undefined);
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    waiting.abort();
  }
}

/** Resolves when all have settled, or after `ms`. */
export async function settledWithin(clock: Clock, ms: number, promises: Iterable<Promise<unknown>>): Promise<void> {
  await within(clock, ms, Promise.allSettled(promises)).catch(() => undefined);
}
