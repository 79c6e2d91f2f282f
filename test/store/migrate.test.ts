import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../process.ts';

const VERSION = readdirSync(new URL('../../src/store/schema/', import.meta.url)).length;
const STORE = new URL('../../src/store/sqlite.ts', import.meta.url).href;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** What stands in the file, whoever wrote it. */
function inspect<T>(look: (file: DatabaseSync) => T): T {
  const file = new DatabaseSync(join(folder.path, 'verbatim.sqlite'));
  try {
    return look(file);
  } finally {
    file.close();
  }
}

const versions = () =>
  inspect((file) =>
    file
      .prepare('SELECT version FROM schema_version')
      .all()
      .map((row) => row.version),
  );

describe('the schema', () => {
  it('is brought up to date once, however often the store is opened', async () => {
    for (const _ of [1, 2, 3]) await (await openSqlite(folder.path)).close();
    expect(versions()).toEqual(Array.from({ length: VERSION }, (_, at) => at + 1));
  });

  it('may be brought up to date twice over', async () => {
    const store = await openSqlite(folder.path);
    await migrate(store);
    await store.close();
    expect(versions()).toHaveLength(VERSION);
  });

  it('is brought up to date by one of several processes that start at once, in a folder none has made yet', async () => {
    const script = `const { openSqlite } = await import(${JSON.stringify(STORE)});
      process.stdout.write('here');
      await new Promise((go) => process.stdin.once('data', go));
      const store = await openSqlite(${JSON.stringify(join(folder.path, 'a', 'b'))});
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
    await (await openSqlite(folder.path)).close();
    inspect((file) => file.exec(`INSERT INTO schema_version VALUES (${VERSION + 1})`));
    const refused = openSqlite(folder.path);
    await expect(refused).rejects.toBeInstanceOf(ConfigError);
    await expect(refused).rejects.toThrow(
      `The store was written by a newer Verbatim (schema ${VERSION + 1}, this one knows ${VERSION}): update Verbatim.`,
    );
    expect(versions()).toHaveLength(VERSION + 1);
  });

  it('keeps what the store knows already', async () => {
    const store = await openSqlite(folder.path);
    await store.transaction((tx) => tx.run(`INSERT INTO setting VALUES ('installation', 'abc')`));
    await store.close();
    const again = await openSqlite(folder.path);
    expect(await again.get('SELECT value FROM setting')).toEqual({ value: 'abc' });
    await again.close();
  });
});
