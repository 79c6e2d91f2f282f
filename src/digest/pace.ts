import type { Pace, Target } from '../core/platform.ts';

/** How far the account may fall behind its own beat and catch up again: timers are late by a little. */
const CATCH_UP_MS = 20;
/** How late a request may leave without the next one leaving later, too: timers are late by so little. */
const LATE_MS = 5;
/** After such a silence the first request opens a connection and arrives late: it goes alone, for so long at most. */
const SILENCE_MS = 1_000;
const ALONE_MS = 1_000;
/** Channels in a row that the platform sent away with “later” before it is taken to mean the whole account. */
const SIGNS = 3;

/** Keeps what is sent within a platform's limits, in memory: one process sends for an account. Times are uptimes in ms. */
export type Pacer = {
  /** When the channel takes another message. */
  freeAt(target: Target): number;
  /** Takes the next place of the account for a message to a channel that is free: when it is. */
  take(target: Target, now: number): number;
  /** Whether the first after a silence is to go alone, and this is another. */
  isAfter(target: Target, now: number): boolean;
  /**
   * Resolves when a request may leave whose turn it is, in the order in which they ask: those that a slow store or a busy
   * machine kept waiting must not all leave at once. `until` waits for an uptime and resolves with the one it is then.
   */
  leave(target: Target, until: (uptime: number) => Promise<number>): Promise<void>;
  /** A request is over. */
  answered(target: Target, now: number): void;
  /** Whether the whole account is to wait. */
  isHeld(now: number): boolean;
  /** The platform asked to wait. */
  hold(target: Target, now: number, ms: number): void;
  /** A message was taken: no sign of a limit of the whole account. */
  taken(): void;
};

export function createPacer({ everyMs, channelEveryMs }: Pace = { everyMs: 0, channelEveryMs: 0 }): Pacer {
  const channels = new Map<string, number>();
  const signs = new Map<string, number>();
  let free = 0;
  let held = 0;
  let last = Number.NEGATIVE_INFINITY;
  let door: Promise<void> = Promise.resolve();
  let first: { channel: string; at: number } | undefined;

  return {
    freeAt: ({ channel }) => channels.get(channel) ?? 0,
    take: ({ channel }, now) => {
      const isFirst = now - Math.max(free, last) > SILENCE_MS;
      free = Math.max(free, held, now - CATCH_UP_MS);
      const at = Math.max(now, free);
      free += everyMs;
      if (isFirst && everyMs > 0) first = { channel, at };
      channels.delete(channel); // last in order of use
      channels.set(channel, at + channelEveryMs);
      forget(channels, now);
      return at;
    },
    isAfter: ({ channel }, now) => first !== undefined && first.channel !== channel && now - first.at < ALONE_MS,
    leave: ({ channel }, until) => {
      door = door.then(async () => {
        const now = await until(last + everyMs);
        last = Math.max(last + everyMs, now - LATE_MS);
        channels.set(channel, now + channelEveryMs);
        free = Math.max(free, last + everyMs);
      });
      return door;
    },
    answered: ({ channel }, now) => {
      if (first?.channel !== channel) return;
      first = undefined;
      last = Math.max(last, now);
    },
    isHeld: (now) => held > now,
    hold: ({ channel }, now, ms) => {
      channels.set(channel, Math.max(channels.get(channel) ?? 0, now + ms));
      signs.set(channel, now + ms);
      if (signs.size < SIGNS) return;
      held = Math.max(held, ...signs.values());
      signs.clear();
    },
    taken: () => signs.clear(),
  };
}

/** The channels used longest ago come first: those whose wait is over are forgotten. */
function forget(channels: Map<string, number>, now: number): void {
  for (const [channel, until] of channels) {
    if (until > now) return;
    channels.delete(channel);
  }
}
