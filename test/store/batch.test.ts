import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allOf, batched } from '../../src/store/batch.ts';
import type { Database } from '../../src/store/database.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let transactions: number;
let fault: Error | undefined;
let transaction: Database['transaction'];

beforeEach(async () => {
  store = await openStore();
  [transactions, fault] = [0, undefined];
  transaction = batched({
    ...store.database,
    transaction: async (work) => {
      transactions += 1;
      if (fault) throw fault;
      return store.database.transaction(work);
    },
  });
});
afterEach(() => store.close());

const names = Array.from({ length: 250 }, (_, at) => `s${at}`);
const setting = (name: string) => readSetting(store.database, name);

describe('transactions that come together', () => {
  it('share few commits, and each gets its own result', async () => {
    const results = await Promise.all(
      names.map((name) => transaction((tx) => writeSetting(tx, name, name).then(() => name))),
    );
    expect(results).toEqual(names);
    expect(await setting('s249')).toBe('s249');
    expect(transactions).toBeLessThanOrEqual(5);
  });

  it('fail alone where one fails, and that one leaves nothing', async () => {
    const results = await Promise.allSettled([
      transaction((tx) => writeSetting(tx, 'a', '1')),
      transaction(async (tx) => {
        await writeSetting(tx, 'b', '1');
        throw new TypeError('no such move');
      }),
      transaction((tx) => writeSetting(tx, 'c', '1')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([await setting('a'), await setting('b'), await setting('c')]).toEqual(['1', undefined, '1']);
  });

  it('all fail where the store does, after few tries, and later ones are asked again', async () => {
    fault = new Error('the disk is full');
    const results = await Promise.allSettled(
      names.slice(0, 50).map((name) => transaction((tx) => writeSetting(tx, name, '1'))),
    );
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(transactions).toBeLessThanOrEqual(5);
    fault = undefined;
    await transaction((tx) => writeSetting(tx, 'later', '1'));
    expect(await setting('later')).toBe('1');
  });
});

describe('works side by side', () => {
  it('are all over when the first that failed is told', async () => {
    const slow = Promise.withResolvers<void>();
    let over = false;
    const all = allOf([
      Promise.reject(new Error('no')),
      slow.promise.then(() => {
        over = true;
      }),
    ]);
    slow.resolve();
    await expect(all).rejects.toThrow('no');
    expect(over).toBe(true);
  });
});
