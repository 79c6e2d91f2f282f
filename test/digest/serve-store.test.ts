import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import type { Database } from '../../src/store/database.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;
let fault: { error: Error; of: 'writes' | 'all' } | undefined;

const CHANNELS = 15;
const FULL = new Error('The disk of the store is full: make room. Nothing was lost.');
const READ_ONLY = new Error('The store can’t be written: make the folder writable for this user.');
const AWAY = new Error('The database does not answer.');

/** The store, which for a while refuses what it is asked. */
function faulty(database: Database): Database {
  const unless = <T>(kinds: readonly string[], work: () => Promise<T>): Promise<T> =>
    fault && kinds.includes(fault.of) ? Promise.reject(fault.error) : work();
  return {
    ...database,
    all: (sql, ...values) => unless(['all'], () => database.all(sql, ...values)),
    get: (sql, ...values) => unless(['all'], () => database.get(sql, ...values)),
    // As a full disk does, it fails at the commit.
    transaction: (work) =>
      database.transaction(async (tx) => {
        const result = await work(tx);
        return unless(['writes', 'all'], async () => result);
      }),
  };
}

beforeEach(async () => {
  fault = undefined;
  world = await openDigestWorld(storm(), bridge());
  channels = channelsPlatform();
  await world.clock.pass(HOUR - 5 * MINUTE); // nothing is due until then
  serving = await world.serve(channels.platform, faulty(world.store.database));
});
afterEach(async () => {
  fault = undefined;
  const stopped = serving.stop();
  await world.clock.pass(MINUTE);
  await stopped;
  await world.close();
});

const told = () =>
  world.logged.map(({ fields, message }) => ({ message, ...(fields.error !== undefined && { error: fields.error }) }));

describe.each([
  ['a full disk', { error: FULL, of: 'writes' }],
  ['a store that can only be read', { error: READ_ONLY, of: 'writes' }],
  ['a store that is away', { error: AWAY, of: 'all' }],
] as const)('%s', (_, trouble) => {
  it('when digests are due is told in one line; they go out by themselves when it is over', async () => {
    for (let at = 0; at < CHANNELS; at += 1) await world.subscribe(`c${at}`);
    await world.pass(serving, 4 * MINUTE, MINUTE);
    fault = trouble;
    await world.pass(serving, 6 * MINUTE);
    expect(channels.sends).toEqual([]);
    expect(told()).toEqual([{ message: 'digests wait for the store; nothing is lost', error: trouble.error.message }]);
    fault = undefined;
    await world.pass(serving, MINUTE);
    expect(channels.posted).toHaveLength(CHANNELS);
    expect(told().slice(1)).toEqual([{ message: 'digests go on' }]);
    expect(new Set(await world.states())).toEqual(new Set(['sent']));
  });

  it('while messages are on their way doubles none and loses none', async () => {
    for (let at = 0; at < CHANNELS; at += 1) await world.subscribe(`c${at}`);
    channels.always(() => {
      fault = trouble; // at the first request: what becomes of it can't be written down
      return undefined;
    });
    await world.pass(serving, 6 * MINUTE, MINUTE);
    const before = channels.sends.length;
    expect(before).toBeGreaterThan(0);
    await world.pass(serving, 5 * MINUTE);
    expect(channels.sends).toHaveLength(before);
    expect(told()).toEqual([{ message: 'digests wait for the store; nothing is lost', error: trouble.error.message }]);
    channels.always(undefined);
    fault = undefined;
    await world.pass(serving, 3 * MINUTE);
    expect(channels.posted).toHaveLength(CHANNELS);
    expect(new Set(channels.posted.map(({ key }) => key)).size).toBe(CHANNELS);
    expect(new Set(await world.states())).toEqual(new Set(['sent']));
    expect(told().slice(1)).toEqual([{ message: 'digests go on' }]);
  });

  it('at each other write loses and doubles nothing', async () => {
    for (let at = 0; at < 10; at += 1) await world.subscribe(`c${at}`);
    await world.pass(serving, 4 * MINUTE, MINUTE);
    for (let times = 0; times < 24; times += 1) {
      fault = times % 2 === 0 ? trouble : undefined;
      await world.pass(serving, 10_000, 5_000);
    }
    fault = undefined;
    await world.pass(serving, 5 * MINUTE);
    expect(channels.posted).toHaveLength(10);
    expect(new Set(await world.states())).toEqual(new Set(['sent']));
  });
});
