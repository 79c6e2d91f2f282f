import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../src/store/briefs.ts';
import type { Reader } from '../../src/store/database.ts';
import { briefBySlug } from '../../src/store/lookup.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore(bridge());
});

afterEach(() => store.close());

/** The store, where something else happens right before the quotations of a briefing are read the first time. */
function interrupted(happens: () => Promise<void>): Reader {
  let before: (() => Promise<void>) | undefined = happens;
  return {
    engine: store.database.engine,
    get: store.database.get,
    all: async (sql, ...values) => {
      const first = /JOIN quote/.test(sql) ? before : undefined;
      if (first) before = undefined;
      await first?.();
      return store.database.all(sql, ...values);
    },
  };
}

describe('a briefing that changes while it is read', () => {
  it('is all of one version', async () => {
    const second = { ...bridge(), title: 'Second', quotes: storm().quotes };
    const read = await briefBySlug(
      interrupted(() => store.publish(second)),
      'new-bridge',
    );
    expect([read?.title, read?.quotes]).toEqual(['Second', storm().quotes]);
  });

  it('is not there where it is withdrawn meanwhile', async () => {
    const take = () => store.database.transaction((tx) => withdraw(tx, 'new-bridge'));
    expect(await briefBySlug(interrupted(take), 'new-bridge')).toBeUndefined();
  });
});

describe('the store’s version', () => {
  it('is the same while nothing is committed, and another after every commit of any process', async () => {
    const other = await store.another();
    const seen = [await store.database.version(), await store.database.version()];
    expect(seen[0]).toBe(seen[1]);
    await store.publish(storm());
    seen.push(await store.database.version());
    await other.transaction((tx) => withdraw(tx, 'spring-storm'));
    seen.push(await store.database.version());
    expect(new Set(seen).size).toBe(3);
    await other.close();
  });

  it('is the same after a transaction that failed', async () => {
    const before = await store.database.version();
    await store.database
      .transaction((tx) => withdraw(tx, 'new-bridge').then(() => Promise.reject('no')))
      .catch(() => {});
    expect(await store.database.version()).toBe(before);
  });
});
