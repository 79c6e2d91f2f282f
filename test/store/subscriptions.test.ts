import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/core/digest.ts';
import type { Database, Transaction } from '../../src/store/database.ts';
import { addDelivery } from '../../src/store/deliveries.ts';
import {
  addSubscription,
  advanceMark,
  allSubscriptions,
  countFault,
  dueSubscriptions,
  sameSubscription,
  saveSubscription,
  subscriptionById,
  subscriptionsIn,
} from '../../src/store/subscriptions.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let database: Database;

beforeEach(async () => {
  store = await openStore();
  ({ database } = store);
});
afterEach(() => store.close());

const subscriptionOf = (id: string, facts: Partial<Subscription> = {}): Subscription => ({
  ...{ id, target: { platform: 'test', community: 'G1', channel: 'C1' }, channelName: 'quays' },
  rule: { time: '08:00', days: ['mon', 'wed'] },
  ...{ zone: 'Europe/Berlin', topics: ['harbour'], mark: 7, graceMs: 60_000, state: 'active', createdBy: 'U1' },
  ...{ createdAt: NOON, nextRunAt: NOON + 60_000 },
  ...facts,
});
const write = <T>(work: (tx: Transaction) => Promise<T>) => database.transaction(work);
const add = (id: string, facts?: Partial<Subscription>) =>
  write((tx) => addSubscription(tx, subscriptionOf(id, facts)));
const due = async (now = NOON + 60_000) => (await dueSubscriptions(database, 'test', now, 10)).map(({ id }) => id);

describe('a subscription', () => {
  it('is read back as it was added, whatever its rule', async () => {
    expect(await add('aaaa')).toBe(true);
    expect(await subscriptionById(database, 'aaaa')).toEqual(subscriptionOf('aaaa'));
    const bare = {
      rule: { cron: '30 7 * * mon-fri' },
      target: { platform: 'test', channel: 'C2' },
      channelName: undefined,
    };
    await add('bbbb', bare);
    expect(await subscriptionById(database, 'bbbb')).toEqual({
      ...subscriptionOf('bbbb', bare),
      channelName: undefined,
    });
  });

  it('is refused where its id is taken, or its channel has just that', async () => {
    await add('aaaa');
    expect(await add('aaaa', { zone: 'UTC' })).toBe(false);
    expect(await add('bbbb')).toBe(false);
    expect(await add('cccc', { zone: 'UTC' })).toBe(true);
    expect(await add('dddd', { target: { platform: 'other', channel: 'C1' } })).toBe(true);
  });

  it('is found by its channel, rule, zone and topics in any order', async () => {
    await add('aaaa', { topics: ['harbour', 'weather'] });
    const { target, rule, zone } = subscriptionOf('aaaa');
    const same = (topics: string[]) => sameSubscription(database, target, { rule, zone, topics });
    expect((await same(['weather', 'harbour']))?.id).toBe('aaaa');
    expect(await same(['weather'])).toBeUndefined();
  });

  it('that has ended is found no more, and makes room for another like it', async () => {
    await add('aaaa');
    await write((tx) => saveSubscription(tx, subscriptionOf('aaaa', { state: 'ended', nextRunAt: undefined })));
    expect(await subscriptionById(database, 'aaaa')).toBeUndefined();
    expect(await subscriptionsIn(database, 'test', 'C1')).toEqual([]);
    expect(await add('bbbb')).toBe(true);
    await write((tx) => saveSubscription(tx, subscriptionOf('aaaa')));
    expect(await subscriptionById(database, 'aaaa')).toBeUndefined();
  });

  it('is listed by its next run, those without one last', async () => {
    await add('late', { zone: 'UTC', nextRunAt: NOON + 5 });
    await add('none', { zone: 'Asia/Tokyo', state: 'paused', nextRunAt: undefined });
    await add('soon', { nextRunAt: NOON + 1 });
    expect((await allSubscriptions(database)).map(({ id }) => id)).toEqual(['soon', 'late', 'none']);
  });
});

describe('what is due', () => {
  it('comes in order of its time, when it has come, while it is active', async () => {
    await add('late', { zone: 'UTC', nextRunAt: NOON + 60_000 });
    await add('soon', { nextRunAt: NOON });
    await add('halt', { zone: 'Asia/Tokyo', state: 'paused', nextRunAt: NOON });
    expect(await due(NOON - 1)).toEqual([]);
    expect(await due(NOON)).toEqual(['soon']);
    expect(await due()).toEqual(['soon', 'late']);
    expect(await dueSubscriptions(database, 'elsewhere', NOON + 60_000, 10)).toEqual([]);
  });

  it('waits while a delivery of it is under way', async () => {
    await add('aaaa');
    const facts = { kind: 'now', deadline: NOON, fromSeq: 0, throughSeq: 1, state: 'open' } as const;
    await write((tx) => addDelivery(tx, { subscription: 'aaaa', platform: 'test', dueAt: NOON, ...facts }, NOON));
    expect(await due()).toEqual([]);
  });
});

describe('a mark', () => {
  it('goes forward and never back', async () => {
    await add('aaaa');
    const markAfter = async (seq: number) => {
      await write((tx) => advanceMark(tx, 'aaaa', seq));
      return (await subscriptionById(database, 'aaaa'))?.mark;
    };
    expect(await markAfter(9)).toBe(9);
    expect(await markAfter(8)).toBe(9);
  });
});

describe('faults of a channel', () => {
  const fault = () => write((tx) => countFault(tx, 'aaaa', 2, 'gone'));

  it('disable at the second in a row, once', async () => {
    await add('aaaa');
    expect([await fault(), await fault(), await fault()]).toEqual([false, true, false]);
    expect(await subscriptionById(database, 'aaaa')).toMatchObject({
      state: 'disabled',
      reason: 'gone',
      nextRunAt: undefined,
    });
  });

  it('count from the beginning after a delivery, and after it was resumed', async () => {
    await add('aaaa');
    await fault();
    await write((tx) => advanceMark(tx, 'aaaa', 8));
    expect(await fault()).toBe(false);
    expect(await fault()).toBe(true);
    await write((tx) => saveSubscription(tx, subscriptionOf('aaaa')));
    expect(await fault()).toBe(false);
  });

  it('don’t disable what is paused', async () => {
    await add('aaaa');
    await fault();
    await write((tx) => saveSubscription(tx, subscriptionOf('aaaa', { state: 'paused', nextRunAt: undefined })));
    expect(await fault()).toBe(false);
    expect(await subscriptionById(database, 'aaaa')).toMatchObject({ state: 'paused' });
  });
});
