import type { Clock } from './core/clock.ts';

/** The system's time; what it waits for doesn't keep the process alive by itself. */
export const systemClock: Clock = {
  now: Date.now,
  uptime: () => Number(process.hrtime.bigint()) / 1_000_000,
  // Not node:timers/promises: its aborts make an error with a stack each, and every answer aborts a timer.
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms).unref();
      signal?.addEventListener('abort', abort, { once: true });
    }),
};
