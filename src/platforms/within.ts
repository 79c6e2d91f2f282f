import type { Clock } from '../core/clock.ts';

/** What the promise comes to, if it does within `ms`; otherwise undefined, and the promise goes on. */
export async function within<Value>(
  clock: Clock,
  ms: number,
  promise: Promise<Value>,
): Promise<{ value: Value } | undefined> {
  const settled = promise.then((value) => ({ value }));
  // Most answers come at once: a timer would cost more than they do.
  const soon = await Promise.race([settled, nextTurn()]);
  if (soon) return soon;
  const done = new AbortController();
  const late = clock.sleep(ms, done.signal).then(nothing, nothing);
  try {
    return await Promise.race([settled, late]);
  } finally {
    done.abort();
  }
}

const nothing = (): undefined => undefined;
const nextTurn = (): Promise<undefined> => new Promise((resolve) => setImmediate(resolve, undefined));
