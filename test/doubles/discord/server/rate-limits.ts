import type { Now } from '../state/clock.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './router.ts';

export interface RateLimitSetup {
  /** Requests a second over all routes but the interactions'. Discord: 50. */
  global?: number;
  /** For each channel and each method of its message routes. */
  channel?: { limit: number; perMs: number };
}

interface Bucket {
  used: number;
  resetAt: number;
}

/** Discord's rate limits, counted on the double's clock. Without a setup nothing is limited. */
export class RateLimits {
  readonly #now: Now;
  readonly #setup: RateLimitSetup;
  readonly #buckets = new Map<string, Bucket>();

  constructor(now: Now, setup: RateLimitSetup = {}) {
    this.#now = now;
    this.#setup = setup;
  }

  /** Counts a request. Returns the headers for its answer, or refuses with 429. */
  count(route: Route, params: Record<string, string>): Record<string, string> {
    const { global, channel } = this.#setup;
    if (global !== undefined && !route.open) {
      const bucket = this.#take('global', 1_000);
      if (bucket.used > global) throw limited(this.#secondsLeft(bucket), {}, true);
    }
    if (channel === undefined || !route.pattern.startsWith('/channels/:channel/messages')) return {};
    const bucket = this.#take(`${route.method} ${params.channel}`, channel.perMs);
    const left = this.#secondsLeft(bucket);
    const headers = {
      'x-ratelimit-limit': String(channel.limit),
      'x-ratelimit-remaining': String(Math.max(0, channel.limit - bucket.used)),
      'x-ratelimit-reset': (bucket.resetAt / 1_000).toFixed(3),
      'x-ratelimit-reset-after': String(left),
      'x-ratelimit-bucket': `messages-${route.method.toLowerCase()}`,
    };
    if (bucket.used > channel.limit) throw limited(left, headers, false);
    return headers;
  }

  #take(key: string, perMs: number): Bucket {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      bucket = { used: 0, resetAt: now + perMs };
      this.#buckets.set(key, bucket);
    }
    bucket.used++;
    return bucket;
  }

  #secondsLeft(bucket: Bucket): number {
    return Math.ceil(bucket.resetAt - this.#now()) / 1_000;
  }
}

function limited(seconds: number, headers: Record<string, string>, global: boolean): Refusal {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global };
  return new Refusal(429, body, {
    ...headers,
    'retry-after': String(Math.ceil(seconds)),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  });
}
