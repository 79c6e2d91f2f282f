import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { newPlace, type Place } from '../fixtures/place.ts';

let place: Place;
let store: Database;

beforeEach(async () => {
  place = await newPlace();
  store = await place.open();
});

afterEach(async () => {
  await store.close().catch(() => undefined);
  place.remove();
});

const INSERT = 'INSERT INTO setting (name, value) VALUES ($1, $2)';
const names = async (from: Pick<Database, 'all'> = store) =>
  (await from.all<{ name: string }>('SELECT name FROM setting ORDER BY name')).map((row) => row.name);

describe('a transaction', () => {
  it('is kept whole', async () => {
    const result = await store.transaction(async (tx) => {
      await tx.run(INSERT, 'a', '1');
      await tx.run(INSERT, 'b', '2');
      return names(tx);
    });
    expect(result).toEqual(['a', 'b']);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('leaves nothing where it fails, and the next one is none the worse', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.run(INSERT, 'a', '1');
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(await names()).toEqual([]);
    await store.transaction((tx) => tx.run(INSERT, 'b', '2'));
    expect(await names()).toEqual(['b']);
  });

  it('leaves nothing where a statement is refused', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.run(INSERT, 'a', '1');
      await tx.run(INSERT, 'a', '2');
    });
    await expect(failing).rejects.toThrow(/unique/i);
    expect(await names()).toEqual([]);
  });

  it('follows the one before, however long that takes', async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = store.transaction(async () => {
      order.push('first begins');
      await gate.promise;
      order.push('first ends');
    });
    const second = store.transaction(async () => void order.push('second'));
    setImmediate(gate.resolve);
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  it('is seen by readers once it is whole, and not before', async () => {
    await store.transaction(async (tx) => {
      await tx.run(INSERT, 'a', '1');
      expect(await names()).toEqual([]);
    });
    expect(await names()).toEqual(['a']);
  });

  it('says how many rows it changed', async () => {
    const changed = await store.transaction(async (tx) => {
      for (const name of ['a', 'b', 'c']) await tx.run(INSERT, name, '1');
      return tx.run(`UPDATE setting SET value = '2' WHERE name <> $1`, 'a');
    });
    expect(changed).toBe(2);
  });
});

describe('the store', () => {
  it('changes nothing outside of a transaction', async () => {
    await expect(store.all(INSERT, 'a', '1')).rejects.toThrow(/readonly/);
    expect(await names()).toEqual([]);
  });

  it('is there again after closing', async () => {
    await store.transaction((tx) => tx.run(INSERT, 'a', '1'));
    await store.close();
    store = await place.open();
    expect(await names()).toEqual(['a']);
  });

  it('shows at once what another opening of it wrote', async () => {
    const other = await place.open();
    await other.transaction((tx) => tx.run(INSERT, 'a', '1'));
    expect(await names()).toEqual(['a']);
    await other.close();
  });

  it('waits for another process’s transaction, and goes on with its reads meanwhile', async () => {
    const other = await place.open();
    const [inside, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const theirs = other.transaction(async (tx) => {
      await tx.run(INSERT, 'b', '1');
      inside.resolve();
      await gate.promise;
    });
    await inside.promise;
    const written = store.transaction((tx) => names(tx).then((seen) => tx.run(INSERT, 'a', String(seen))));
    expect(await names()).toEqual([]);
    gate.resolve();
    await Promise.all([theirs, written]);
    expect(await store.get(`SELECT value FROM setting WHERE name = 'a'`)).toEqual({ value: 'b' });
    await other.close();
  });

  it('counts right however many add at once, in two openings', async () => {
    const other = await place.open();
    await store.transaction((tx) => tx.run(INSERT, 'count', '0'));
    const addOne = (to: Database) =>
      to.transaction(async (tx) => {
        const { value } = (await tx.get<{ value: string }>(`SELECT value FROM setting`)) ?? { value: '' };
        await tx.run('UPDATE setting SET value = $1', String(Number(value) + 1));
      });
    await Promise.all(Array.from({ length: 40 }, (_, at) => addOne(at % 2 ? store : other)));
    expect(await store.get('SELECT value FROM setting')).toEqual({ value: '40' });
    await other.close();
  });

  it('gives numbers as numbers, and text as it was', async () => {
    const at = Date.UTC(2100, 0, 1);
    const text = "a\u2028 𝕏 ’ '); -- $1 ?1 \\ %";
    await store.transaction((tx) => tx.run('INSERT INTO lease VALUES ($1, $2, $3, $4)', text, 'x', 'y', at));
    expect(await store.get('SELECT account, beat FROM lease')).toEqual({ account: text, beat: at });
    expect(await store.get('SELECT count(*) AS n, max(beat) AS last FROM lease')).toEqual({ n: 1, last: at });
  });

  it('sorts by code points, whatever the machine’s language', async () => {
    await store.transaction(async (tx) => {
      for (const name of ['b', 'ä', 'a', 'B', 'é', 'z', '𝕏', 'ﬀ'])
        await tx.run(`INSERT INTO speaker (name, roles) VALUES ($1, '[]')`, name);
    });
    const rows = await store.all<{ name: string }>('SELECT name FROM speaker ORDER BY name');
    expect(rows.map((row) => row.name)).toEqual(['B', 'a', 'b', 'z', 'ä', 'é', 'ﬀ', '𝕏']);
  });
});
