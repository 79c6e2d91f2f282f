import type { Clock } from '../../core/clock.ts';
import { FetchError } from './fetch-error.ts';

/**
 * Milliseconds: until a connection stands, from then to the first of the answer, between two signs of life after that,
 * and for everything together.
 */
export type TimeLimits = { connectMs: number; firstMs: number; stallMs: number; wholeMs: number };

export type Deadline = {
  /** Aborts, with the reason to tell, when time is up or the caller has lost interest. */
  signal: AbortSignal;
  /** A host is being connected to. */
  connecting(host: string): void;
  /** It has connected. */
  connected(): void;
  /** It has sent something. */
  alive(): void;
  stop(): void;
};

/** What is waited for: a connection, the first of the answer, or more of it. */
type Stage = 'connect' | 'first' | 'stall';

/**
 * Holds a fetch to its time limits. A header that drips in is no sign of life: only a connection, a whole head and
 * pieces of the body are.
 */
export function startDeadline(clock: Clock, limits: TimeLimits, signal?: AbortSignal): Deadline {
  const over = new AbortController();
  const done = new AbortController();
  let at: { host: string; stage: Stage; since: number } = { host: '', stage: 'connect', since: clock.uptime() };
  const reach = (stage: Stage, host = at.host) => {
    at = { host, stage, since: clock.uptime() };
  };
  const late = (says: string) => over.abort(new FetchError('timeout', `${at.host} ${says}: try again later.`));

  const watchWhole = async () => {
    await clock.sleep(limits.wholeMs, done.signal);
    late(`takes longer than ${limits.wholeMs / 1000} seconds`);
  };
  // One sleeper for all pieces: it looks up when the last one it knew of would be too old.
  const watchStalls = async () => {
    for (;;) {
      const left = at.since + limits[`${at.stage}Ms`] - clock.uptime();
      if (left <= 0) break;
      await clock.sleep(left, done.signal);
    }
    late(
      at.stage === 'stall'
        ? 'stopped sending before the page was whole'
        : `didn't answer in ${limits[`${at.stage}Ms`] / 1000} seconds`,
    );
  };
  watchWhole().catch(nothing);
  watchStalls().catch(nothing);
  return {
    signal: signal ? AbortSignal.any([over.signal, signal]) : over.signal,
    connecting: (host) => reach('connect', host),
    connected: () => reach('first'),
    alive: () => reach('stall'),
    stop: () => done.abort(),
  };
}

const nothing = (): void => undefined;

/** What the promise comes to, unless the signal aborts first; the promise then goes on unheard. */
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const heard = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { signal: heard.signal });
  });
  return Promise.race([promise, aborted]).finally(() => heard.abort());
}
