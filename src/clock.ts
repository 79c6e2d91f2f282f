import { setTimeout } from 'node:timers/promises';
import type { Clock } from './core/clock.ts';

/** The system's time; what it waits for doesn't keep the process alive by itself. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
};
