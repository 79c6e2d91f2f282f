import type { Target } from './platform.ts';

/** When a subscription is due, in its own zone. */
export type Rule = { time: string; days: 'daily' | 'weekdays' | readonly string[] } | { cron: string };

/** A channel's wish for digests. `mark` is the highest briefing `seq` already delivered; times are ms since the epoch. */
export type Subscription = {
  id: string;
  target: Target;
  rule: Rule;
  /** IANA time zone. */
  zone: string;
  /** Folded; empty is all. */
  topics: readonly string[];
  mark: number;
  state: 'active' | 'paused' | 'disabled';
  nextRunAt: number | undefined;
};

/** One occurrence of a subscription: it covers the briefings with `fromSeq < seq <= throughSeq`. */
export type Delivery = { id: number; subscription: string; dueAt: number; fromSeq: number; throughSeq: number };

/**
 * What becomes of one message of a delivery. `sending` is committed before the request leaves, so that a crash leaves
 * `claimed` (simply done again) or `sending` (unknown: to be looked for), never a doubt that nobody sees.
 */
export type PartState =
  | 'planned'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'retry'
  | 'unknown'
  | 'failed'
  | 'parked'
  | 'skipped';
