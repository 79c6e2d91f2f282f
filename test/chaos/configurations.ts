import type { Configuration } from './run.ts';

const PLATFORMS = ['discord', 'slack'] as const;

/**
 * Time runs as fast as two busy processors can follow: a request takes some milliseconds and up to fifty where processes
 * are starting, and is given up after ten seconds, which are half a second here.
 */
const FAST = 20;
/** Four processes on the same processors. */
const SLOWER = 12;

const onEach = (name: string, rest: Omit<Configuration, 'name' | 'platforms'>): Configuration[] =>
  PLATFORMS.map((platform) => ({ name: `${name}-${platform}`, platforms: [platform], ...rest }));

export const CONFIGURATIONS: readonly Configuration[] = [
  ...onEach('sqlite', { store: 'sqlite', processes: 1, history: true, speed: FAST, channels: 100 }),
  ...onEach('standby', { store: 'sqlite', processes: 2, history: true, speed: FAST, channels: 100 }),
  ...onEach('postgres', { store: 'postgres', processes: 4, history: true, speed: SLOWER, channels: 150 }),
  ...onEach('unread', { store: 'sqlite', processes: 2, history: false, speed: FAST, channels: 100 }),
];
