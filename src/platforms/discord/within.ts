import type { Clock } from '../../core/clock.ts';

/** Made once: an error with a stack for every answer would cost more than the answer. */
const OVER = new Error('over in time');

/** What the promise comes to, if it does within `ms`; otherwise undefined, and the promise goes on. */
export async function within<Value>(
  clock: Clock,
  ms: number,
  promise: Promise<Value>,
): Promise<{ value: Value } | undefined> {
  const done = new AbortController();
  const late = clock.sleep(ms, done.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([promise.then((value) => ({ value })), late]);
  } finally {
    done.abort(OVER);
  }
}
