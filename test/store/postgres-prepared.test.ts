import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { preparing } from '../../src/store/postgres-prepared.ts';
import { newPlace, type Place } from '../fixtures/place.ts';

let place: Place;
let store: Database;

beforeEach(async () => {
  place = await newPlace();
  store = await place.open();
});

afterEach(async () => {
  await store.close();
  place.remove();
});

const NAMES = 'SELECT name FROM setting ORDER BY name';
const PREPARED = 'SELECT count(*) AS n FROM pg_prepared_statements WHERE statement = $1';

describe('a prepared statement', () => {
  it('is kept for the next time that the same is asked', async () => {
    await store.all(NAMES);
    expect(await store.get(PREPARED, NAMES)).toEqual({ n: 1 });
  });

  it('answers all the same where the session has forgotten it', async () => {
    await store.all(NAMES);
    await store.transaction((tx) => tx.run('DEALLOCATE ALL'));
    expect(await store.all(NAMES)).toEqual([]);
    expect(await store.get(PREPARED, NAMES)).toEqual({ n: 0 });
  });

  it('answers all the same where the schema has changed', async () => {
    await store.all(NAMES);
    await store.transaction((tx) => tx.run('ALTER TABLE setting ALTER COLUMN name TYPE VARCHAR(99)'));
    expect(await store.all(NAMES)).toEqual([]);
  });

  it('is not asked again where the question itself is wrong', async () => {
    await expect(store.all('SELECT nothing FROM setting')).rejects.toThrow(/column "nothing" does not exist/);
    await store.all(NAMES);
    expect(await store.get(PREPARED, NAMES)).toEqual({ n: 1 });
  });

  it('is made for no more than a hundred statements, the others are asked as they are', async () => {
    const asked: unknown[] = [];
    const query = async (it: unknown) => {
      asked.push(it);
      return { rows: [] };
    };
    const ask = preparing({ query } as never);
    for (let at = 0; at < 102; at += 1) await ask(`SELECT ${at}`, []);
    await ask('SELECT 0', []);
    const named = asked.filter((it) => typeof it === 'object').map((it) => (it as { name: string }).name);
    expect([asked.length, named.length, new Set(named).size]).toEqual([103, 101, 100]);
  });
});
