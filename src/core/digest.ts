import type { Target } from './platform.ts';

/** When a subscription is due, in its own zone: at `time` (HH:MM) on `days` (mon … sun), or as a five-field cron says. */
export type Rule = { time: string; days: 'daily' | 'weekdays' | readonly string[] } | { cron: string };

/** A channel's wish for digests. Times are ms since the epoch. */
export type Subscription = {
  /** Four characters. */
  id: string;
  target: Target;
  /** What the channel is called where it was subscribed; undefined in a direct message. */
  channelName?: string;
  rule: Rule;
  /** IANA time zone. */
  zone: string;
  /** Folded; empty is all. */
  topics: readonly string[];
  /** The highest briefing `seq` already delivered. */
  mark: number;
  /** A missed run is made up for if it is less than this late (ms); 0 never. */
  graceMs: number;
  state: 'active' | 'paused' | 'disabled' | 'ended';
  /** Why it is disabled. */
  reason?: string;
  createdBy: string;
  createdAt: number;
  nextRunAt: number | undefined;
  /** The delivery that ended before all of its parts were sent: the next one takes them over. */
  unfinished?: number;
};

/**
 * `open`: parts are still to be sent. `parked`: whether a part arrived can't be told, or the platform takes it on no
 * attempt: it is for people to look at and never posted blindly.
 */
export type DeliveryState = 'open' | 'sent' | 'skipped' | 'failed' | 'parked';

/** One occurrence of a subscription: it covers the briefings with `fromSeq < seq <= throughSeq`. */
export type Delivery = {
  id: number;
  subscription: string;
  kind: 'scheduled' | 'now';
  dueAt: number;
  /** The first due time of several that were missed and are delivered as one. */
  missedFrom?: number;
  /** The delivery whose parts that were not sent it takes over, as they were laid down. */
  resumes?: number;
  fromSeq: number;
  throughSeq: number;
  /** It tells of the corrections with `fromCorrection < id <= throughCorrection`, as far as they concern its channel. */
  fromCorrection?: number;
  throughCorrection?: number;
  state: DeliveryState;
  reason?: string;
};

/** What was put right in a briefing, or why it was taken back, as a channel is told that had it before. */
export type Telling = {
  id: number;
  kind: 'correction' | 'retraction';
  slug: string;
  title: string;
  note: string;
  /** An ISO instant. */
  at: string;
};

/** What a digest's message was composed of beside its briefings: with them, it can be composed again. */
export type Frame = {
  /** How many briefings its range held. */
  total: number;
  range: { after: number; through: number; topics: readonly string[] };
  late?: { dueAt: number; missedFrom?: number };
  /** The ids of the corrections that it tells of, and how many more there were. */
  told: readonly number[];
  untold: number;
  /** How many of the message's parts stand in the deliveries that it takes over from. */
  skip: number;
};

/** What becomes of a delivered message that is to show what was corrected since. */
export type EditState = 'wanted' | 'done' | 'failed';

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

/**
 * Which state may follow which. Nothing else may: the store refuses it.
 *
 * planned → claimed: the holder of the account takes it up. claimed → sending: committed before the request leaves.
 * claimed → planned or unknown: given back, or its process ended before it sent. sending → unknown: no answer says whether
 * it arrived, or its process ended. unknown → sent, retry, parked: what the look came to; → claimed: sent again under a key
 * that the platform still remembers.
 */
export const MOVES: Readonly<Record<PartState, readonly PartState[]>> = {
  planned: ['claimed', 'failed', 'skipped'],
  claimed: ['sending', 'planned', 'unknown'],
  sending: ['sent', 'retry', 'unknown', 'failed', 'parked'],
  retry: ['claimed', 'failed', 'skipped'],
  unknown: ['claimed', 'sent', 'retry', 'parked'],
  sent: [],
  failed: [],
  parked: [],
  skipped: [],
};
