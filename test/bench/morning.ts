import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/store/open.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { temporaryFolder } from '../process.ts';
import { type Running, run } from './process.ts';
import { publishNews } from './stores.ts';

/** By then the program is up. */
const AHEAD_MS = 4_000;
/** So many due times, one after the other, that the order shows. */
const TIMES = 20;
const APART_MS = 10;

/** The real program, serving channels whose digests are due in some seconds; `dueAt` is when, by channel. */
export async function runWithDue(
  platform: string,
  channels: readonly string[],
  env: Record<string, string>,
): Promise<Running & { dueAt: Map<string, number> }> {
  const folder = temporaryFolder();
  const quiet = { info: () => undefined, warn: () => undefined };
  const database = await openDatabase({ state: folder.path }, quiet);
  await publishNews(database);
  const first = systemClock.now() + AHEAD_MS;
  // Not in the order in which they were subscribed.
  const dueAt = new Map(channels.map((channel, at) => [channel, Math.round(first) + ((at * 7) % TIMES) * APART_MS]));
  const rule = { time: '08:00', days: 'daily' } as const;
  const rest = {
    rule,
    zone: 'UTC',
    topics: [],
    mark: 0,
    graceMs: 0,
    state: 'active',
    createdBy: 'U1',
    createdAt: 0,
  } as const;
  await database.transaction(async (tx) => {
    for (const [channel, nextRunAt] of dueAt)
      await addSubscription(tx, {
        ...rest,
        id: `s${channel}`,
        target: { platform, channel, community: 'G1' },
        nextRunAt,
      });
  });
  await database.close();
  const settings = { VERBATIM_STATE: folder.path, VERBATIM_DATA: folder.path, LOG_LEVEL: 'info', ...env };
  const running = await run('src/start.mjs', settings);
  const stop = async () => {
    await running.stop();
    folder.remove();
  };
  return { ...running, stop, dueAt };
}
