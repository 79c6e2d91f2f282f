import type { Clock } from '../../core/clock.ts';
import { within } from '../within.ts';

/** The promise's outcome, or a TimeoutError once `ms` have passed; what comes after that is dropped. */
export async function inTime<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  // The one that loses the race may reject long after.
  promise.catch(() => undefined);
  const settled = await within(clock, ms, promise);
  if (!settled) throw new DOMException(`no answer within ${ms} ms`, 'TimeoutError');
  return settled.value;
}

/** Resolves when all have settled, or after `ms`. */
export async function settledWithin(clock: Clock, ms: number, promises: Iterable<Promise<unknown>>): Promise<void> {
  await within(clock, ms, Promise.allSettled(promises));
}
