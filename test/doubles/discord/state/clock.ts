/** Milliseconds since 1970, fractions allowed. Injected, so that tests about time need no sleep. */
export type Now = () => number;

/** The wall clock with a resolution fine enough for a benchmark. */
export const systemNow: Now = () => performance.timeOrigin + performance.now();

const DISCORD_EPOCH = 1_420_070_400_000;

/** Gives out Discord's ids: the time in the upper bits, always unique and rising. */
export class Snowflakes {
  readonly #now: Now;
  #last = 0n;

  constructor(now: Now) {
    this.#now = now;
  }

  next(): string {
    const fromClock = BigInt(Math.floor(this.#now()) - DISCORD_EPOCH) << 22n;
    this.#last = fromClock > this.#last ? fromClock : this.#last + 1n;
    return this.#last.toString();
  }
}

const SNOWFLAKE = /^\d{15,20}$/;

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && SNOWFLAKE.test(value);
}

/** Discord's form of a time: `2026-01-02T03:04:05.678000+00:00`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
