import type { Clock } from './clock.ts';
import { RecentMap } from './recent-map.ts';

const WINDOW_MS = 1000;
const CHANNELS_WATCHED = 10_000;

/** Slack's limit for posting: one message a second and channel. */
export class RateLimit {
  #clock: Clock;
  #lastPost = new RecentMap<string, number>(CHANNELS_WATCHED);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds to wait before the channel takes another message; 0 if it takes one now, which is then counted. */
  retryAfter(channel: string): number {
    const now = this.#clock.now();
    const left = (this.#lastPost.get(channel) ?? Number.NEGATIVE_INFINITY) + WINDOW_MS - now;
    if (left > 0) return Math.ceil(left / 1000);
    this.#lastPost.set(channel, now);
    return 0;
  }
}
