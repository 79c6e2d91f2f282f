import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import type { Platform } from '../../src/core/platform.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { median, met, tell } from './process.ts';
import { serveBench } from './serving.ts';
import { publishNews, STORES, subscribeMany } from './stores.ts';

const SUBSCRIPTIONS = 1_000_000;
const DUE = 10_000;
const TICKS = 500;
const HOUR = 3_600_000;
const IDLE_MS = { SQLite: 1, PostgreSQL: 5 };
const WAIT_MS = 100;

/** The platform never answers: what is measured is planning and laying down, not sending. */
const platform: Platform = {
  name: 'bench',
  start: async () => undefined,
  stop: async () => undefined,
  render: renderDiscord,
  send: () => new Promise(() => undefined),
};

/** A tick at a million subscriptions, with nothing due and with thousands due. */
export async function benchTicks(ticks = TICKS): Promise<void> {
  for (const open of STORES) {
    const { engine, database, close } = await open();
    const now = systemClock.now();
    await publishNews(database);
    await subscribeMany(database, 1, SUBSCRIPTIONS - DUE, now + HOUR);
    await subscribeMany(database, SUBSCRIPTIONS - DUE + 1, DUE, now + HOUR / 2);
    // As autovacuum does, which the server here is without.
    if (database.engine === 'postgres') await database.transaction((tx) => tx.run('ANALYZE'));
    let ahead = 0;
    const clock = { ...systemClock, now: () => now + ahead };
    const { serving, longest } = await serveBench(database, platform, clock);
    const idle: number[] = [];
    for (let at = -20; at < ticks; at += 1) {
      const started = performance.now();
      await serving.tick();
      if (at >= 0) idle.push(performance.now() - started);
    }
    const ms = median(idle);
    const goal = IDLE_MS[engine];
    const slowest = Math.max(...idle).toFixed(2);
    tell(
      `idle tick at a million, ${engine}`,
      `${ms.toFixed(3)} ms, slowest ${slowest}`,
      met(`≤ ${goal} ms`, ms <= goal),
    );

    ahead = HOUR / 2;
    const started = performance.now();
    await serving.tick();
    const seconds = ((performance.now() - started) / 1_000).toFixed(2);
    const wait = longest();
    const numbers = `${seconds} s, longest transaction ${wait.toFixed(0)} ms`;
    tell(`tick with ${DUE} of a million due, ${engine}`, numbers, met(`≤ ${WAIT_MS} ms`, wait <= WAIT_MS));
    await Promise.race([serving.stop(), delay(100)]);
    await close();
  }
}
