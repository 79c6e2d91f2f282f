import type { Clock } from '../../src/core/clock.ts';

/** Time that runs `speed` times as fast as the machine's, the same for all processes that share `since` (ms, 1970). */
export type Pace = { since: number; speed: number };

const machineNow = (): number => performance.timeOrigin + performance.now();

export const startPace = (speed: number): Pace => ({ since: machineNow(), speed });

/** What the time is, whatever any process's own clock shows (ms, with fractions). */
export const trueTime = ({ since, speed }: Pace): number => since + (machineNow() - since) * speed;

/** A process's clock; its time of day is `offset()` ms off, what it waits for and how long it is up are not. */
export function fastClock(pace: Pace, offset: () => number = () => 0): Clock {
  return {
    now: () => Math.floor(trueTime(pace) + offset()),
    uptime: () => (Number(process.hrtime.bigint()) / 1_000_000) * pace.speed,
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
        }, ms / pace.speed);
        signal?.addEventListener('abort', abort, { once: true });
      }),
  };
}
