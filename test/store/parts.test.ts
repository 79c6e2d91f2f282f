import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVES, type PartState } from '../../src/core/digest.ts';
import type { Database, Row } from '../../src/store/database.ts';
import { addDelivery, freezeDelivery, unfrozenDeliveries } from '../../src/store/deliveries.ts';
import { addPart, heldParts, LONGEST_WAIT_MS, movePart, readyParts, type StoredPart } from '../../src/store/parts.ts';
import { addSubscription, dueSubscriptions } from '../../src/store/subscriptions.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let database: Database;

beforeEach(async () => {
  store = await openStore();
  ({ database } = store);
});
afterEach(() => store.close());

/** A delivery of so many planned parts, due `minutes` after noon. */
async function lay(id: string, parts: number, minutes = 0): Promise<number> {
  const dueAt = NOON + minutes * 60_000;
  return database.transaction(async (tx) => {
    await addSubscription(tx, {
      ...{ id, target: { platform: 'test', channel: `c-${id}` }, rule: { time: '08:00', days: 'daily' } as const },
      ...{ zone: 'UTC', topics: [], mark: 0, graceMs: 0, state: 'active' as const, createdBy: 'U1', createdAt: NOON },
      nextRunAt: dueAt,
    });
    const facts = { kind: 'scheduled', deadline: dueAt + 60_000, fromSeq: 0, throughSeq: 1, state: 'open' } as const;
    const delivery = await addDelivery(tx, { subscription: id, platform: 'test', dueAt, ...facts }, dueAt);
    if (delivery === undefined) throw new Error('not added');
    await freezeDelivery(tx, delivery);
    for (let position = 0; position < parts; position += 1)
      await addPart(tx, { delivery, position, key: `${id}-${position}`, platform: 'test', dueAt, body: { text: id } });
    return delivery;
  });
}

const stateOf = async (delivery: number, position = 0) =>
  (
    await database.get<{ state: string }>(
      'SELECT state FROM part WHERE delivery = $1 AND position = $2',
      delivery,
      position,
    )
  )?.state;
const put = (delivery: number, position: number, state: PartState, notBefore: number | null = null) =>
  database.transaction((tx) =>
    tx.run(
      'UPDATE part SET state = $3, not_before = $4 WHERE delivery = $1 AND position = $2',
      delivery,
      position,
      state,
      notBefore,
    ),
  );
const ready = async (now = NOON) => (await readyParts(database, 'test', now, 10)).map(({ key }) => key);

const STATES = Object.keys(MOVES) as PartState[];
const pairs = STATES.flatMap((from) => STATES.map((to) => ({ from, to, allowed: MOVES[from].includes(to) })));

describe('a move of a part', () => {
  it.each(pairs.filter(({ allowed }) => allowed))('from $from to $to is made', async ({ from, to }) => {
    const delivery = await lay('a', 1);
    await put(delivery, 0, from);
    const part = { delivery, position: 0, state: from, claimedBy: undefined };
    expect(await database.transaction((tx) => movePart(tx, part, to))).toBe(true);
    expect(await stateOf(delivery)).toBe(to);
  });

  it('that the table does not hold throws and changes nothing', async () => {
    const delivery = await lay('a', 1);
    for (const { from, to } of pairs.filter(({ allowed }) => !allowed)) {
      await put(delivery, 0, from);
      const part = { delivery, position: 0, state: from, claimedBy: undefined };
      await expect(database.transaction((tx) => movePart(tx, part, to))).rejects.toThrow(
        `a part that is ${from} can't become ${to}`,
      );
      expect(await stateOf(delivery)).toBe(from);
    }
  });

  it('from where it is no longer changes nothing, nor does one of what another has taken up', async () => {
    const delivery = await lay('a', 1);
    const planned = { delivery, position: 0, state: 'planned', claimedBy: undefined } as const;
    const move = (part: Parameters<typeof movePart>[1], to: PartState, facts = {}) =>
      database.transaction((tx) => movePart(tx, part, to, facts));
    expect(await move(planned, 'claimed', { claimed_by: 'one' })).toBe(true);
    expect(await move(planned, 'claimed', { claimed_by: 'two' })).toBe(false);
    expect(await move({ ...planned, state: 'claimed', claimedBy: 'two' }, 'sending')).toBe(false);
    expect(await stateOf(delivery)).toBe('claimed');
    expect(await move({ ...planned, state: 'claimed', claimedBy: 'one' }, 'sending')).toBe(true);
  });

  it('writes its facts down, leaves the others, and keeps instants whole', async () => {
    const delivery = await lay('a', 1);
    const facts = { attempts: 2, not_before: NOON + 0.7, reason: 'because' };
    await put(delivery, 0, 'sending');
    await database.transaction((tx) =>
      movePart(tx, { delivery, position: 0, state: 'sending', claimedBy: undefined }, 'retry', facts),
    );
    const [part] = await readyParts(database, 'test', NOON + 1, 1);
    expect(part).toMatchObject({ attempts: 2, notBefore: NOON + 1, reason: 'because', body: { text: 'a' } });
  });
});

describe('parts whose turn it is', () => {
  it('come in order of due time, the first of each delivery alone', async () => {
    await lay('late', 2, 5);
    await lay('soon', 2, 1);
    expect(await ready()).toEqual(['soon-0', 'late-0']);
  });

  it.each([
    ['sent', true],
    ['parked', true],
    ['claimed', false],
    ['sending', false],
    ['unknown', false],
    ['retry', false],
    ['failed', false],
    ['skipped', false],
  ] as const)('wait for the one before them until it is over: %s', async (state, goesOn) => {
    const delivery = await lay('a', 2);
    await put(delivery, 0, state, NOON + 1_000);
    expect((await ready()).includes('a-1')).toBe(goesOn);
  });

  it('wait for their time, unless it is so far away that the clock was set back', async () => {
    const delivery = await lay('a', 1);
    await put(delivery, 0, 'retry', NOON + 1_000);
    expect(await ready()).toEqual([]);
    expect(await ready(NOON + 1_000)).toEqual(['a-0']);
    expect(await ready(NOON - LONGEST_WAIT_MS)).toEqual(['a-0']);
  });

  it('are those of their platform', async () => {
    await lay('a', 1);
    expect(await readyParts(database, 'elsewhere', NOON, 10)).toEqual([]);
  });
});

describe('parts that are held', () => {
  it('are those taken up, being sent or in doubt', async () => {
    const delivery = await lay('a', STATES.length);
    for (const [position, state] of STATES.entries()) await put(delivery, position, state);
    const held = (await heldParts(database, 'test')).map((part: StoredPart) => part.state);
    expect(held.sort()).toEqual(['claimed', 'sending', 'unknown']);
  });
});

describe('what is asked at each tick', () => {
  const asked: { name: string; index: string; sorts?: boolean; ask(on: Database): Promise<unknown> }[] = [
    { name: 'what is due', index: 'subscription_due', ask: (on) => dueSubscriptions(on, 'test', NOON, 100) },
    { name: 'what is to be laid down', index: 'delivery_unfrozen', ask: (on) => unfrozenDeliveries(on, 'test', 20) },
    { name: 'what is ready', index: 'part_ready', ask: (on) => readyParts(on, 'test', NOON, 64) },
    { name: 'what is held', index: 'part_held', sorts: true, ask: (on) => heldParts(on, 'test') },
  ];

  it.each(asked)('is answered by an index of just that: $name', async ({ index, ask, sorts }) => {
    if (database.engine !== 'sqlite') return; // the other plans by what the tables hold
    const plans: string[] = [];
    const all: Database['all'] = async <R extends Row>(sql: string, ...values: Parameters<Database['all']>[1][]) => {
      const rows = await database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
      plans.push(...rows.map(({ detail }) => detail));
      return database.all<R>(sql, ...values);
    };
    await ask({ ...database, all });
    expect(plans.join('\n')).toContain(`INDEX ${index}`);
    expect(plans.join('\n')).not.toMatch(/^SCAN (?!.*USING)/m);
    expect(plans.join('\n').includes('TEMP B-TREE')).toBe(sorts ?? false); // what is held is little
  });
});
