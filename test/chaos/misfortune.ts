import type { Clock } from '../../src/core/clock.ts';
import type { Reader } from '../../src/store/database.ts';
import type { Crew, Seat } from './crew.ts';
import { between, pick, type Random, weighted } from './random.ts';
import type { StorePlace } from './stores.ts';

/** What was done so far, by kind. */
export type Done = { kill: number; handOver: number; freeze: number; restart: number; jump: number };

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const USUAL: Done = { kill: 5, handOver: 2, freeze: 1.5, restart: 3, jump: 2 };
/** Who answers for an account is hit more often than who stands by. */
const AT_HOLDERS = 0.7;
/** In seconds: from one misfortune to the next among few processes and among many, how long a seat stays empty, and for how long a process is frozen. */
const BETWEEN: Record<'few' | 'many', [from: number, to: number]> = { few: [25, 75], many: [10, 30] };
const GONE = [0, 20] as const;
const FROZEN = [2, 50] as const;

export type Scene = {
  crew: Crew;
  place: StorePlace;
  store: Reader;
  clock: Clock;
  random: Random;
  weights: Done | undefined;
};

/** One misfortune after the other, until `signal` aborts; resolves when all processes run again at the right time. */
export async function misfortunes(scene: Scene, done: Done, signal: AbortSignal) {
  const { crew, place, store, clock, random } = scene;
  const recovering = new Set<Promise<void>>();
  const held = new Set<Seat>();
  const rest = (from: number, to: number) =>
    clock.sleep(between(random, from, to) * SECOND, signal).catch(() => undefined);
  const weights = { ...(scene.weights ?? USUAL), ...(!place.restart && { restart: 0 }) };

  /** Nothing else befalls the seat until it is well again; other seats don't wait for that. */
  function befall(seat: Seat, work: () => Promise<void>): void {
    held.add(seat);
    const recovered = work().finally(() => {
      held.delete(seat);
      recovering.delete(recovered);
    });
    recovering.add(recovered);
  }

  async function aim(): Promise<Seat | undefined> {
    const rows = await store.all<{ holder: string }>('SELECT holder FROM lease').catch(() => []);
    const holders = rows.flatMap(({ holder }) => crew.seatOf(JSON.parse(holder).pid) ?? []);
    const seat = holders.length > 0 && random() < AT_HOLDERS ? pick(random, holders) : pick(random, crew.seats);
    return held.has(seat) ? undefined : seat;
  }

  async function strike(what: 'kill' | 'handOver' | 'freeze', seat: Seat): Promise<void> {
    if (what === 'freeze') {
      crew.freeze(seat);
      await rest(...FROZEN);
      crew.thaw(seat);
      return;
    }
    await (what === 'kill' ? crew.kill(seat) : crew.stop(seat));
    await rest(...GONE);
    crew.start(seat);
  }

  while (!signal.aborted) {
    await rest(...(crew.seats.length > 2 ? BETWEEN.many : BETWEEN.few));
    const seat = await aim();
    if (!seat || signal.aborted) continue;
    const what = weighted(random, weights);
    done[what] += 1;
    if (what === 'restart') await place.restart?.();
    else if (what === 'jump') crew.setTime(seat, Math.round(between(random, -HOUR, HOUR)));
    else befall(seat, () => strike(what, seat));
  }
  await Promise.all(recovering);
  for (const seat of crew.seats) crew.setTime(seat, 0);
}
