import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../../src/store/database.ts';
import {
  addDelivery,
  deliveryById,
  forgetDeliveries,
  freezeDelivery,
  type NewDelivery,
  openDelivery,
  recentDeliveries,
  settleDelivery,
  unfrozenDeliveries,
} from '../../src/store/deliveries.ts';
import { addPart } from '../../src/store/parts.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let database: Database;
const write = <T>(work: (tx: Transaction) => Promise<T>) => database.transaction(work);

beforeEach(async () => {
  store = await openStore();
  ({ database } = store);
  for (const id of ['aaaa', 'bbbb'])
    await write((tx) =>
      addSubscription(tx, {
        ...{ id, target: { platform: 'test', channel: id }, rule: { time: '08:00', days: 'daily' as const } },
        ...{ zone: 'UTC', topics: [], mark: 0, graceMs: 0, state: 'active' as const, createdBy: 'U1', createdAt: NOON },
        nextRunAt: NOON,
      }),
    );
});
afterEach(() => store.close());

const add = (facts: Partial<NewDelivery> = {}) =>
  write((tx) =>
    addDelivery(
      tx,
      {
        ...{ subscription: 'aaaa', platform: 'test', kind: 'scheduled', dueAt: NOON, deadline: NOON + 1 },
        ...{ fromSeq: 2, throughSeq: 5, state: 'open' },
        ...facts,
      },
      NOON + 7,
    ),
  );
const settle = (id: number, state: 'sent' | 'failed', reason?: string) =>
  write((tx) => settleDelivery(tx, id, state, reason, NOON));

describe('a delivery', () => {
  it('is read back as it was added', async () => {
    const id = (await add({ missedFrom: NOON - 9 })) as number;
    expect(await deliveryById(database, id)).toEqual({
      ...{ id, subscription: 'aaaa', kind: 'scheduled', dueAt: NOON, missedFrom: NOON - 9 },
      ...{ fromSeq: 2, throughSeq: 5, state: 'open' },
    });
    expect(await openDelivery(database, 'aaaa')).toMatchObject({ id });
  });

  it('has one row an occurrence, whatever became of the first', async () => {
    await settle((await add()) as number, 'failed', 'too late');
    expect(await add()).toBeUndefined();
    expect(await add({ state: 'skipped' })).toBeUndefined();
    expect(await add({ subscription: 'bbbb' })).toBeTypeOf('number');
  });

  it('is the only one of its subscription under way', async () => {
    const first = (await add()) as number;
    expect(await add({ dueAt: NOON + 60_000 })).toBeUndefined();
    await settle(first, 'sent');
    expect(await add({ dueAt: NOON + 60_000 })).toBeTypeOf('number');
  });

  it('is laid down by one only, and only while it is open', async () => {
    const id = (await add()) as number;
    const freeze = (one: number) => write((tx) => freezeDelivery(tx, one));
    expect((await unfrozenDeliveries(database, 'test', 5)).map((it) => it.id)).toEqual([id]);
    expect([await freeze(id), await freeze(id)]).toEqual([true, false]);
    expect(await unfrozenDeliveries(database, 'test', 5)).toEqual([]);
    const other = (await add({ subscription: 'bbbb' })) as number;
    await settle(other, 'failed');
    expect(await freeze(other)).toBe(false);
  });

  it('ends once', async () => {
    const id = (await add()) as number;
    expect([await settle(id, 'sent'), await settle(id, 'failed', 'no')]).toEqual([true, false]);
    expect(await deliveryById(database, id)).toMatchObject({ state: 'sent' });
  });

  it('never gets the id of one that was forgotten: keys of messages derive from it', async () => {
    const id = (await add()) as number;
    await settle(id, 'sent');
    await write((tx) => forgetDeliveries(tx, NOON + 1));
    expect((await add()) as number).toBeGreaterThan(id);
  });
});

describe('the last deliveries', () => {
  it('come newest first with their parts, of one subscription, of all, or in one state', async () => {
    const first = (await add()) as number;
    await write((tx) =>
      addPart(tx, { delivery: first, position: 0, key: 'k', platform: 'test', dueAt: NOON, body: { text: 'x' } }),
    );
    await settle(first, 'sent');
    await add({ dueAt: NOON + 60_000, state: 'skipped', reason: 'nothing new' });
    await add({ subscription: 'bbbb', dueAt: NOON + 1 });
    const ids = async (facts: Partial<Parameters<typeof recentDeliveries>[1]>) =>
      (await recentDeliveries(database, { limit: 10, ...facts })).map((it) => `${it.subscription} ${it.state}`);
    expect(await ids({})).toEqual(['aaaa skipped', 'bbbb open', 'aaaa sent']);
    expect(await ids({ subscription: 'aaaa' })).toEqual(['aaaa skipped', 'aaaa sent']);
    expect(await ids({ state: 'open' })).toEqual(['bbbb open']);
    expect(await ids({ limit: 1 })).toEqual(['aaaa skipped']);
    const [, last] = await recentDeliveries(database, { subscription: 'aaaa', limit: 2 });
    expect(last?.parts).toEqual([{ position: 0, state: 'planned', attempts: 0 }]);
  });

  it('are forgotten when they are old and over, never while they are open', async () => {
    await settle((await add()) as number, 'sent');
    await add({ subscription: 'bbbb' });
    expect(await write((tx) => forgetDeliveries(tx, NOON + 1))).toBe(1);
    expect((await recentDeliveries(database, { limit: 9 })).map((it) => it.subscription)).toEqual(['bbbb']);
  });
});
