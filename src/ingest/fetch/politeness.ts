import type { Clock } from '../../core/clock.ts';
import { FetchError } from './fetch-error.ts';
import { pauseAsked } from './statuses.ts';

/** Milliseconds: between two starts at one host, and how long anybody waits for their turn. */
export type Manners = { gapMs: number; patienceMs: number };

export type Politeness = {
  /**
   * Waits for this host's turn and resolves with what ends it. Rejects with a `FetchError` of kind `rate` at once while
   * the host wants to be left alone, and when the wait grows too long; with the signal's reason when it aborts.
   */
  enter(host: string, signal?: AbortSignal): Promise<() => void>;
  /** The host wants to be left alone for so many milliseconds. */
  pause(host: string, ms: number): void;
};

type Gate = { busy: boolean; waiting: (() => void)[]; nextStart: number; closedUntil: number };

/** Hosts remembered before those that nothing is known of any more are forgotten. */
const MANY = 500;

/** One request at a time to a host, not faster than it can stand, and none while it asks for a pause. */
export function createPoliteness(clock: Clock, { gapMs, patienceMs }: Manners): Politeness {
  const gates = new Map<string, Gate>();
  const gateOf = (host: string): Gate => {
    const known = gates.get(host);
    if (known) return known;
    if (gates.size >= MANY) forgetIdle(gates, clock.uptime());
    const gate = { busy: false, waiting: [], nextStart: 0, closedUntil: 0 };
    gates.set(host, gate);
    return gate;
  };
  const leave = (gate: Gate) => {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.busy = false;
  };
  const refuseWhileClosed = (gate: Gate, host: string) => {
    const left = gate.closedUntil - clock.uptime();
    if (left > 0) throw pauseAsked(host, left);
  };

  /** Until whoever is in leaves; the turn is handed over, so nobody comes in between. */
  const turn = (gate: Gate, host: string, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const waited = new AbortController();
      const start = () => {
        waited.abort();
        resolve();
      };
      const giveUp = (reason: unknown) => {
        const place = gate.waiting.indexOf(start);
        if (place < 0) return;
        gate.waiting.splice(place, 1);
        waited.abort();
        reject(reason);
      };
      gate.waiting.push(start);
      clock.sleep(patienceMs, waited.signal).then(
        () => giveUp(new FetchError('rate', `Too many pages of ${host} are being read just now: try again later.`)),
        () => undefined,
      );
      signal?.addEventListener('abort', () => giveUp(signal.reason), { signal: waited.signal });
    });

  return {
    async enter(host, signal) {
      signal?.throwIfAborted();
      const gate = gateOf(host);
      refuseWhileClosed(gate, host);
      if (gate.busy) await turn(gate, host, signal);
      gate.busy = true;
      try {
        const early = gate.nextStart - clock.uptime();
        if (early > 0) await clock.sleep(early, signal);
        refuseWhileClosed(gate, host); // whoever was in before may have been told to stay away
      } catch (error) {
        leave(gate);
        throw error;
      }
      gate.nextStart = clock.uptime() + gapMs;
      return () => leave(gate);
    },
    pause(host, ms) {
      gateOf(host).closedUntil = clock.uptime() + ms;
    },
  };
}

function forgetIdle(gates: Map<string, Gate>, now: number): void {
  for (const [host, gate] of gates) {
    if (!gate.busy && gate.nextStart <= now && gate.closedUntil <= now) gates.delete(host);
  }
}
