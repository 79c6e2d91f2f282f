import type { Pace } from './fast-time.ts';

/** What a worker is told at its start, as JSON in its environment. */
export type Orders = {
  store: { state: string; databaseUrl?: string };
  pace: Pace;
  /** How far its time of day is off at first (ms). */
  offset: number;
  discord?: { token: string; apiUrl: string };
  slack?: { botToken: string; appToken: string; apiUrl: string };
};

export const ORDERS = 'CHAOS_ORDERS';

/** What it is told later: how far its time of day is off from now on. */
export type Word = { offset: number };
