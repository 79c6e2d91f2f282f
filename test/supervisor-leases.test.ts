import { hostname } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bot } from '../src/core/platform.ts';
import { LEASE_MS } from '../src/store/leases.ts';
import { supervise } from '../src/supervisor.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { hangs, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

let store: Store;
let clock: ManualClock;
let told: string[];
let refused: Error | undefined;
let locked: Promise<void> | undefined;

beforeEach(async () => {
  [store, clock, told, refused, locked] = [await openStore(), manualClock(), [], undefined, undefined];
});

afterEach(() => store.close());

/** On a store that can be written for as long as nothing is `refused`. */
const watch = (...platforms: ReturnType<typeof watchedPlatform>[]) =>
  supervise(
    platforms.map(({ platform }) => ({ platform, secret: platform.name })),
    {
      bot: {} as Bot,
      clock,
      tell: (line) => told.push(line),
      database: {
        ...store.database,
        transaction: async (work) => {
          await locked;
          if (refused) throw refused;
          return store.database.transaction(work);
        },
      },
    },
  );

/** Keeps all that is to be written waiting, until the answer is called. */
const lock = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  locked = promise;
  return resolve;
};

/** How long the leases still last, in ms. */
const left = async (): Promise<number[]> =>
  (await store.database.all<{ expires_at: number }>('SELECT expires_at FROM lease')).map(
    (it) => it.expires_at - clock.now(),
  );

/** Another living process takes the accounts that are like this. */
const takeOver = (like = '%') =>
  store.database.transaction((tx) =>
    tx.run(
      `UPDATE lease SET token = 'theirs', holder = $1, expires_at = $2 WHERE account LIKE $3`,
      ...[JSON.stringify({ host: hostname(), pid: process.ppid }), clock.now() + 10 * LEASE_MS, like],
    ),
  );

it('leases are renewed for as long as the process runs', async () => {
  const supervisor = watch(watchedPlatform('discord', works), watchedPlatform('slack', works));
  await supervisor.start();
  await clock.pass(10 * LEASE_MS);
  for (const ms of await left()) expect(ms).toBeGreaterThan(LEASE_MS / 2);
  expect([(await left()).length, told]).toEqual([2, []]);
  await supervisor.stop();
});

it('a lease is renewed while another account is still starting', async () => {
  const supervisor = watch(watchedPlatform('discord', works), watchedPlatform('slack', hangs));
  void supervisor.start();
  await clock.pass(5 * LEASE_MS);
  expect(Math.max(...(await left()))).toBeGreaterThan(LEASE_MS / 2);
  await supervisor.stop();
});

it('who has lost a lease stops answering, and says so', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(discord);
  await supervisor.start();
  await takeOver();
  await clock.pass(LEASE_MS / 2);
  await supervisor.ended;
  expect([discord.seen, supervisor.hopeful()]).toEqual([['start', 'stop'], false]);
  expect(told).toEqual([
    expect.stringMatching(/^discord: another process took this account over, so this one stops answering for it\./),
    expect.stringMatching(/^discord: another Verbatim .* already answers for this account\./),
  ]);
  await supervisor.stop();
  expect(await left()).toHaveLength(1);
});

it('who can’t renew a lease goes on for a moment, and stops before it ends', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(discord);
  await supervisor.start();
  await clock.pass(LEASE_MS);
  refused = new Error('the disk is full');
  await clock.pass(LEASE_MS / 2);
  expect(discord.seen).toEqual(['start']);
  await clock.pass(LEASE_MS / 2 - 1_000);
  expect(discord.seen).toEqual(['start', 'stop']);
  expect(Math.max(...(await left()))).toBeGreaterThan(0);
  expect(told).toEqual([expect.stringMatching(/^discord: the store can’t be written, so this one stops/)]);
  refused = undefined;
  await clock.pass(2 * LEASE_MS);
  expect([discord.seen, told.at(-1)]).toEqual([['start', 'stop', 'start'], 'ready discord']);
  await supervisor.stop();
});

it('who could not renew its leases starts again, each account by itself, once the store can be written', async () => {
  const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', works)];
  const supervisor = watch(discord, slack);
  await supervisor.start();
  refused = new Error('locked');
  await clock.pass(2 * LEASE_MS);
  expect([discord.seen, slack.seen, told.length]).toEqual([['start', 'stop'], ['start', 'stop'], 2]);
  refused = undefined;
  await clock.pass(60_000);
  expect(told.slice(2)).toEqual(['ready discord', 'ready discord slack']);
  await clock.pass(10 * LEASE_MS);
  for (const ms of await left()) expect(ms).toBeGreaterThan(LEASE_MS / 2);
  await supervisor.stop();
  expect([await left(), discord.seen]).toEqual([[], ['start', 'stop', 'start', 'stop']]);
});

it('a store that keeps renewals waiting is as good as one that refuses them, for each account', async () => {
  const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', works)];
  const supervisor = watch(discord, slack);
  await supervisor.start();
  const unlock = lock();
  await clock.pass(LEASE_MS - 1_000);
  expect([discord.seen, slack.seen]).toEqual([
    ['start', 'stop'],
    ['start', 'stop'],
  ]);
  unlock();
  await clock.pass(1_000);
  expect(told.slice(2)).toEqual(['ready discord', 'ready discord slack']);
  await supervisor.stop();
});

it('a lease that is gone, but that nobody has taken, is taken again', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(discord);
  await supervisor.start();
  await store.database.transaction((tx) => tx.run('DELETE FROM lease'));
  await clock.pass(LEASE_MS);
  expect([discord.seen, told.at(-1)]).toEqual([['start', 'stop', 'start'], 'ready discord']);
  await supervisor.stop();
});

it('who could not renew a lease for a moment goes on', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(discord);
  await supervisor.start();
  for (const _ of [1, 2, 3]) {
    refused = new Error('locked');
    await clock.pass(LEASE_MS / 3);
    refused = undefined;
    await clock.pass(LEASE_MS / 3);
  }
  expect([discord.seen, told]).toEqual([['start'], []]);
  await supervisor.stop();
});

it('a platform that can’t even stop takes no other down', async () => {
  const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', works)];
  discord.platform.stop = () => Promise.reject(new Error('stuck'));
  const supervisor = watch(discord, slack);
  await supervisor.start();
  await takeOver('discord%');
  await clock.pass(2 * LEASE_MS);
  expect([slack.seen, supervisor.hopeful()]).toEqual([['start'], true]);
  await supervisor.stop();
  expect(slack.seen).toEqual(['start', 'stop']);
});
