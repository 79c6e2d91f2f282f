import type { Platform } from '../../src/core/platform.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { median, met, tell } from './process.ts';
import { serveBench } from './serving.ts';
import { type BenchStore, publishNews, STORES, subscribeMany } from './stores.ts';

const CHANNELS = 3_000;
const BATCH = 50;
/** Five times what Discord takes: the platform's pace is the limit and not the ledger. */
const GOAL = 250;

/** Parts a second from planned to sent where the platform answers at once, beside a bare loop on the same engine. */
export async function benchLedger(rounds = 3): Promise<void> {
  for (const open of STORES) {
    const ours: number[] = [];
    const bare: number[] = [];
    let engine = '';
    for (let round = 0; round < rounds; round += 1) {
      const store = await open();
      engine = store.engine;
      ours.push(await throughLedger(store));
      bare.push(await throughBareLoop(store));
      await store.close();
    }
    const ratio = median(ours.map((value, at) => value / (bare[at] as number)));
    const numbers = `${Math.round(median(ours))} parts/s against ${Math.round(median(bare))} rows/s, ratio ${ratio.toFixed(2)}`;
    tell(`the ledger, ${CHANNELS} channels, ${engine}`, numbers, met(`≥ ${GOAL} parts/s`, median(ours) >= GOAL));
  }
}

async function throughLedger({ database }: BenchStore): Promise<number> {
  let sent = 0;
  const platform: Platform = {
    name: 'bench',
    start: async () => undefined,
    stop: async () => undefined,
    render: renderDiscord,
    send: async (_target, _part, key) => {
      sent += 1;
      return { type: 'sent', id: key };
    },
  };
  await publishNews(database);
  await subscribeMany(database, 1, CHANNELS, Date.now() - 1_000);
  const { serving } = await serveBench(database, platform);
  const started = performance.now();
  while (sent < CHANNELS) {
    await serving.tick();
    await serving.settled();
  }
  const seconds = (performance.now() - started) / 1_000;
  await serving.stop();
  return sent / seconds;
}

/** The same number of rows inserted, marked as sending and marked as sent, fifty a commit. */
async function throughBareLoop(store: BenchStore): Promise<number> {
  const bare = await store.bare();
  const body = 'x'.repeat(3_000);
  await bare.run('CREATE TABLE bare_part (id INTEGER PRIMARY KEY, body TEXT NOT NULL, state TEXT NOT NULL)');
  const started = performance.now();
  for (let first = 1; first <= CHANNELS; first += BATCH) {
    const ids = Array.from({ length: BATCH }, (_, at) => first + at);
    await bare.run('BEGIN');
    for (const id of ids) await bare.run(`INSERT INTO bare_part VALUES ($1, $2, 'planned')`, id, body);
    await bare.run('COMMIT');
    for (const state of ['sending', 'sent']) {
      await bare.run('BEGIN');
      for (const id of ids) await bare.run('UPDATE bare_part SET state = $2 WHERE id = $1', id, state);
      await bare.run('COMMIT');
    }
  }
  const seconds = (performance.now() - started) / 1_000;
  await bare.close();
  return CHANNELS / seconds;
}
