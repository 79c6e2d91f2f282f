import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../src/core/platform.ts';
import { LEASE_MS } from '../src/lease.ts';
import { supervise } from '../src/supervisor.ts';
import { NOON } from './fixtures/briefs.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { hangs, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

const HOUR = 60 * 60_000;

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

const beats = async (): Promise<number[]> =>
  (await store.database.all<{ beat: number }>('SELECT beat FROM lease')).map(({ beat }) => beat);

/** Another living process takes the accounts that are like this. */
const takeOver = (like = '%') =>
  store.database.transaction((tx) =>
    tx.run(
      `UPDATE lease SET token = 'theirs', holder = $1 WHERE account LIKE $2`,
      JSON.stringify({ host: 'alpha', pid: 12, space: 'alpha' }),
      like,
    ),
  );

describe('a lease is renewed', () => {
  it('every five seconds, for as long as the process runs', async () => {
    const supervisor = watch(watchedPlatform('discord', works), watchedPlatform('slack', works));
    await supervisor.start();
    await clock.pass(60_000);
    expect([await beats(), told]).toEqual([[12, 12], []]);
    await supervisor.stop();
    expect(await beats()).toEqual([]);
  });

  it('while its platform starts, which can take longer than it lasts', async () => {
    const supervisor = watch(watchedPlatform('slack', hangs));
    void supervisor.start();
    await clock.pass(LEASE_MS);
    expect(await beats()).toEqual([4]);
    await supervisor.stop();
    expect(await beats()).toEqual([]);
  });

  it('while its platform stops', async () => {
    const slack = watchedPlatform('slack', works);
    const drained = Promise.withResolvers<void>();
    slack.platform.stop = () => drained.promise;
    const supervisor = watch(slack);
    await supervisor.start();
    const stopped = supervisor.stop();
    await clock.pass(LEASE_MS);
    expect(await beats()).toEqual([4]);
    drained.resolve();
    await stopped;
    expect(await beats()).toEqual([]);
  });

  it('whatever is done to the time of day', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    for (const time of [NOON - 5 * HOUR, NOON + 48 * HOUR, NOON]) {
      clock.set(time);
      await clock.pass(LEASE_MS);
    }
    expect([await beats(), discord.seen, told]).toEqual([[12], ['start'], []]);
    await supervisor.stop();
  });
});

it('a lease that is taken just when all is stopped is given back, and nothing is started', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(discord);
  const unlock = lock();
  const up = supervisor.start();
  await clock.pass(0);
  const stopped = supervisor.stop();
  unlock();
  await stopped;
  expect([await up, discord.seen, await beats(), supervisor.hopeful()]).toEqual([[], [], [], true]);
});

describe('who has lost a lease', () => {
  it('stops answering, says so, and stands by', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    await takeOver();
    await clock.pass(5_000);
    expect([discord.seen, supervisor.hopeful()]).toEqual([['start', 'stop'], true]);
    expect(told).toEqual([
      'discord: another process took this account over, so this one stops answering for it.',
      expect.stringMatching(/^discord: another Verbatim \(process 12 on alpha\) already answers for this account\./),
    ]);
    await supervisor.stop();
    expect(await beats()).toHaveLength(1);
  });

  it('while its platform starts stops it, and once more should it be up nevertheless', async () => {
    const arrived = Promise.withResolvers<void>();
    const discord = watchedPlatform('discord', () => arrived.promise);
    const supervisor = watch(discord);
    const up = supervisor.start();
    await clock.pass(1_000);
    await takeOver();
    await clock.pass(4_000);
    expect([discord.seen, await up]).toEqual([['start', 'stop'], []]);
    arrived.resolve();
    await clock.pass(0);
    expect([discord.seen, told.length]).toEqual([['start', 'stop', 'stop'], 2]);
    await supervisor.stop();
  });

  it('to nobody takes it again', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    await store.database.transaction((tx) => tx.run('DELETE FROM lease'));
    await clock.pass(5_000);
    expect([discord.seen, told.at(-1)]).toEqual([['start', 'stop', 'start'], 'ready discord']);
    await supervisor.stop();
  });

  it('leaves the other accounts alone, even where its platform can’t be stopped', async () => {
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
});

describe('who can’t renew a lease', () => {
  it('goes on for 13 seconds since it last could, then stops, and starts once it can', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    await clock.pass(5_000);
    refused = new Error('the disk is full');
    await clock.pass(12_999);
    expect([discord.seen, told]).toEqual([['start'], []]);
    await clock.pass(1);
    expect(discord.seen).toEqual(['start', 'stop']);
    expect(told).toEqual([
      'discord: the store can’t be written, so this one stops answering for this account. Trying again until it works.',
    ]);
    await clock.pass(10 * LEASE_MS);
    refused = undefined;
    await clock.pass(2_000);
    expect([discord.seen, told.slice(1)]).toEqual([['start', 'stop', 'start'], ['ready discord']]);
    await supervisor.stop();
  });

  it('for a moment goes on', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    for (const _ of [1, 2, 3]) {
      refused = new Error('locked');
      await clock.pass(9_000);
      refused = undefined;
      await clock.pass(6_000);
    }
    expect([discord.seen, told]).toEqual([['start'], []]);
    await supervisor.stop();
  });

  it('stops although the store keeps it waiting instead of refusing, each account by itself', async () => {
    const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', works)];
    const supervisor = watch(discord, slack);
    await supervisor.start();
    const unlock = lock();
    await clock.pass(13_000);
    expect([discord.seen, slack.seen]).toEqual([
      ['start', 'stop'],
      ['start', 'stop'],
    ]);
    unlock();
    await clock.pass(1_000);
    expect(told.slice(2)).toEqual(['ready discord', 'ready discord slack']);
    await supervisor.stop();
    expect([await beats(), discord.seen]).toEqual([[], ['start', 'stop', 'start', 'stop']]);
  });

  it('counts from when the last renewal that worked was begun', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch(discord);
    await supervisor.start();
    const unlock = lock();
    await clock.pass(12_000); // the renewal of 5 s waits
    unlock();
    await clock.pass(0);
    lock();
    await clock.pass(5_999);
    expect([discord.seen, await beats()]).toEqual([['start'], [1]]);
    await clock.pass(1);
    expect(discord.seen).toEqual(['start', 'stop']);
    await clock.pass(0);
  });
});
