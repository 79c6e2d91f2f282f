import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { newPlace, type Place } from '../fixtures/place.ts';

const ENGINE = inject('postgres') ? 'postgres' : 'sqlite';
const VERSION = readdirSync(new URL(`../../src/store/schema/${ENGINE}/`, import.meta.url)).length;
const STORE = new URL('../../src/store/open.ts', import.meta.url).href;

let place: Place;

beforeEach(async () => {
  place = await newPlace({ untouched: true });
});

afterEach(() => place.remove());

const versions = async (store: Database) =>
  (await store.all<{ version: number }>('SELECT version FROM schema_version ORDER BY version')).map(
    (row) => row.version,
  );

describe('the schema', () => {
  it('is brought up to date once, however often the store is opened', async () => {
    for (const _ of [1, 2]) await (await place.open()).close();
    const store = await place.open();
    expect(await versions(store)).toEqual(Array.from({ length: VERSION }, (_, at) => at + 1));
    await store.close();
  });

  it('may be brought up to date twice over', async () => {
    const store = await place.open();
    await migrate(store, store.transaction);
    expect(await versions(store)).toHaveLength(VERSION);
    await store.close();
  });

  it('is brought up to date by one of several processes that start at once, in a place where nothing is yet', async () => {
    const settings = { ...place.settings, state: join(place.settings.state, 'a', 'b') };
    const script = `const { openDatabase } = await import(${JSON.stringify(STORE)});
      process.stdout.write('here');
      await new Promise((go) => process.stdin.once('data', go));
      const quiet = { info() {}, warn() {} };
      const store = await openDatabase(${JSON.stringify(settings)}, quiet);
      await store.close();
      process.exit(0);`;
    const all = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await Promise.all(all.map((one) => once(one.stdout, 'data')));
    for (const one of all) one.stdin.write('go\n');
    const codes = await Promise.all(all.map(async (one) => (await once(one, 'close'))[0]));
    expect(codes).toEqual([0, 0, 0, 0]);
  });

  it('that a newer Verbatim wrote is refused, and left as it is', async () => {
    const store = await place.open();
    await store.transaction((tx) => tx.run('INSERT INTO schema_version VALUES ($1)', VERSION + 1));
    const refused = place.open();
    await expect(refused).rejects.toBeInstanceOf(ConfigError);
    await expect(refused).rejects.toThrow(
      `The store was written by a newer Verbatim (schema ${VERSION + 1}, this one knows ${VERSION}): update Verbatim.`,
    );
    expect(await versions(store)).toHaveLength(VERSION + 1);
    await store.close();
  });

  it('keeps what the store knows already', async () => {
    const store = await place.open();
    await store.transaction((tx) => tx.run(`INSERT INTO setting VALUES ('installation', 'abc')`));
    await store.close();
    const again = await place.open();
    expect(await again.get('SELECT value FROM setting')).toEqual({ value: 'abc' });
    await again.close();
  });
});
