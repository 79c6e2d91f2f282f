import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../src/core/errors.ts';
import type { Bot } from '../src/core/platform.ts';
import { LEASE_MS } from '../src/lease.ts';
import type { Database } from '../src/store/database.ts';
import type { Process } from '../src/store/process.ts';
import { type Supervisor, supervise } from '../src/supervisor.ts';
import { NOON } from './fixtures/briefs.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { onMachine } from './fixtures/machine.ts';
import { fails, hangs, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

const HOUR = 60 * 60_000;
const STANDS_BY =
  'discord: another Verbatim (process 12 on alpha) already answers for this account. This one stands by and takes ' +
  'over when that one ends; if it was started by accident, stop it with Ctrl+C.';
const TOOK_OVER = 'discord: took over from process 12 on alpha.';
const READY = 'ready discord';

let store: Store;
let clock: ManualClock;
let running: Supervisor[];

beforeEach(async () => {
  [store, clock, running] = [await openStore(), manualClock(), []];
});

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await store.close();
});

/** A process with these platforms on its store; with one that works if none is given. */
async function begin(database: Database, ...platforms: ReturnType<typeof watchedPlatform>[]) {
  if (platforms.length === 0) platforms.push(watchedPlatform('discord', works));
  const told: string[] = [];
  const supervisor = supervise(
    platforms.map(({ platform }) => ({ platform, secret: platform.name })),
    { bot: {} as Bot, database, clock, tell: (line) => told.push(line) },
  );
  running.push(supervisor);
  const up = await supervisor.start();
  return { supervisor, up, told, seen: platforms[0]?.seen ?? [] };
}

const onAlpha = () => onMachine('alpha', 12, store.database);
const onBeta = () => onMachine('beta', 13, store.database);
const onGamma = () => onMachine('gamma', 14, store.database);

/** A process that had the lease and does nothing any more; it is another one than this. */
async function silentHolder(changed: Partial<Process> = { host: 'alpha', pid: 12, space: 'alpha' }): Promise<void> {
  const { supervisor } = await begin(store.database);
  const { account, holder } = (await store.database.get('SELECT account, holder FROM lease')) ?? {};
  await supervisor.stop();
  const silent = JSON.stringify({ ...JSON.parse(String(holder)), ...changed });
  await store.database.transaction((tx) =>
    tx.run(`INSERT INTO lease VALUES ($1, $2, 'silent', 0)`, account ?? '', silent),
  );
}

describe('where another process answers for an account', () => {
  it('it stands by, says so once, writes nothing and keeps hoping, whatever is done to the time of day', async () => {
    const first = await begin(onAlpha());
    let written = 0;
    const transaction: Database['transaction'] = (work) => {
      written += 1;
      return store.database.transaction(work);
    };
    const second = await begin({ ...store.database, transaction });
    for (const time of [NOON + 5 * HOUR, NOON - 48 * HOUR, NOON]) {
      clock.set(time);
      await clock.pass(3 * LEASE_MS);
    }
    expect([second.up, second.told, second.seen, written]).toEqual([[], [STANDS_BY], [], 0]);
    expect([second.supervisor.hopeful(), first.told, first.seen]).toEqual([true, [], ['start']]);
  });

  it('its other accounts are up, and ready is said again when all are', async () => {
    const first = await begin(onAlpha());
    const second = await begin(store.database, watchedPlatform('discord', works), watchedPlatform('slack', works));
    expect(second.up).toEqual(['slack']);
    await first.supervisor.stop();
    await clock.pass(2_000);
    expect(second.told).toEqual([STANDS_BY, TOOK_OVER, 'ready discord slack']);
  });
});

describe('it takes over', () => {
  it('within two seconds from a process that stops, and that one can stand by in its turn', async () => {
    const first = await begin(onAlpha());
    const second = await begin(onBeta());
    await first.supervisor.stop();
    await clock.pass(2_000);
    expect([second.told, second.seen]).toEqual([[STANDS_BY, TOOK_OVER, 'ready discord'], ['start']]);
    expect((await begin(onAlpha())).told).toEqual([STANDS_BY.replace('process 12 on alpha', 'process 13 on beta')]);
  });

  it('within two seconds from a process that dies on this machine', async () => {
    await silentHolder({ pid: process.ppid, started: undefined });
    const second = await begin(store.database);
    await clock.pass(4_000);
    expect([second.seen, second.told.length]).toEqual([[], 1]);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await store.database.transaction((tx) =>
      tx.run('UPDATE lease SET holder = replace(holder, $1, $2)', `"pid":${process.ppid}`, `"pid":${pid}`),
    );
    await clock.pass(2_000);
    expect(second.told.slice(1)).toEqual([`discord: took over from process ${process.ppid} on ${hostname()}.`, READY]);
  });

  it('from one of another machine that shows no sign of life for 20 seconds, by a clock of its own', async () => {
    await silentHolder();
    const second = await begin(store.database);
    clock.set(NOON + 48 * HOUR);
    await clock.pass(LEASE_MS - 1);
    expect(second.seen).toEqual([]);
    clock.set(NOON - 48 * HOUR);
    await clock.pass(1);
    expect([second.seen, second.told]).toEqual([['start'], [STANDS_BY, TOOK_OVER, READY]]);
  });

  it('only after a holder that is cut off from the store has stopped', async () => {
    let cut = false;
    const away = async () => {
      if (cut) throw new Error('the network is down');
    };
    const database: Database = {
      ...onAlpha(),
      get: (sql, ...values) => away().then(() => store.database.get(sql, ...values)),
      transaction: (work) => away().then(() => onAlpha().transaction(work)),
    };
    const first = await begin(database);
    const second = await begin(onBeta());
    await clock.pass(5_000);
    cut = true;
    await clock.pass(13_000);
    expect([first.seen, second.seen]).toEqual([['start', 'stop'], []]);
    await clock.pass(5_999);
    expect(second.seen).toEqual([]);
    await clock.pass(3_000);
    expect(second.seen).toEqual(['start']);
    cut = false;
    await clock.pass(2_000);
    expect(first.told.at(-1)).toContain('another Verbatim (process 13 on beta) already answers');
    expect(first.seen).toEqual(['start', 'stop']);
  });

  it('alone of several, and the others stand by on', async () => {
    const first = await begin(onAlpha());
    const others = [await begin(onBeta()), await begin(onGamma())];
    await first.supervisor.stop();
    await clock.pass(10 * LEASE_MS);
    const [winner, ...rest] = others.sort((one, other) => other.seen.length - one.seen.length);
    expect([winner?.seen, winner?.told]).toEqual([['start'], [STANDS_BY, TOOK_OVER, READY]]);
    expect(rest.map(({ seen, told }) => [seen, told])).toEqual([[[], [STANDS_BY]]]);
    await winner?.supervisor.stop();
    await clock.pass(2_000);
    expect(rest[0]?.told.slice(1)).toEqual([
      expect.stringMatching(/took over from process 1[34] on (beta|gamma)\./),
      READY,
    ]);
  });

  it('and gives up where its own settings are refused', async () => {
    await silentHolder();
    const wrong = watchedPlatform('discord', fails(new ConfigError('The token is refused: copy it again.')));
    const second = await begin(store.database, wrong);
    await clock.pass(LEASE_MS);
    await second.supervisor.ended;
    expect(second.told).toEqual([STANDS_BY, 'discord: The token is refused: copy it again.']);
    expect(second.supervisor.hopeful()).toBe(false);
  });

  it('and says so once it is up, however often it has to try', async () => {
    await silentHolder();
    const down = fails(new Error('The network is down'));
    const second = await begin(store.database, watchedPlatform('discord', down, down, works));
    await clock.pass(LEASE_MS + 3_000);
    expect(second.told).toEqual([
      STANDS_BY,
      'discord: The network is down. Trying again until it works.',
      TOOK_OVER,
      READY,
    ]);
  });
});

describe('a store that can’t be read', () => {
  const reading = (read: () => Promise<void>): Database => ({
    ...store.database,
    get: (sql, ...values) => read().then(() => store.database.get(sql, ...values)),
  });

  it('is said, and waited for', async () => {
    let away = true;
    const one = await begin(
      reading(async () => {
        if (away) throw new Error('The database is away');
      }),
    );
    await clock.pass(60_000);
    expect([one.up, one.told]).toEqual([[], ['discord: The database is away. Trying again until it works.']]);
    away = false;
    await clock.pass(2_000);
    expect(one.told.slice(1)).toEqual([READY]);
  });

  it('leaves who stands by where it was: a holder that beats on is not taken over', async () => {
    await begin(onAlpha());
    let away = false;
    const second = await begin(
      reading(async () => {
        if (away) throw new Error('The database is away');
      }),
    );
    away = true;
    await clock.pass(3 * LEASE_MS);
    away = false;
    await clock.pass(3 * LEASE_MS);
    expect(second.seen).toEqual([]);
  });

  it('since it never answers is asked again', async () => {
    let silent = false;
    await silentHolder();
    const second = await begin(reading(() => (silent ? hangs() : works())));
    silent = true;
    await clock.pass(10_000);
    silent = false;
    await clock.pass(12_000);
    const silence = 'discord: the store does not answer. Trying again until it works.';
    expect(second.told).toEqual([STANDS_BY, silence, TOOK_OVER, READY]);
  });
});
