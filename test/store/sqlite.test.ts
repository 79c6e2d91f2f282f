import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Database;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openSqlite(folder.path);
});

afterEach(async () => {
  await store.close().catch(() => undefined);
  folder.remove();
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
    await expect(failing).rejects.toThrow(/UNIQUE/);
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

  it('is there again after closing, in a folder it makes as deep as asked', async () => {
    const deep = join(folder.path, 'a', 'b', 'c');
    const first = await openSqlite(deep);
    await first.transaction((tx) => tx.run(INSERT, 'a', '1'));
    await first.close();
    const second = await openSqlite(deep);
    expect(await names(second)).toEqual(['a']);
    await second.close();
  });

  it('shows at once what another opening of it wrote', async () => {
    const other = await openSqlite(folder.path);
    await other.transaction((tx) => tx.run(INSERT, 'a', '1'));
    expect(await names()).toEqual(['a']);
    await other.close();
  });

  it('waits for another process’s transaction, and goes on with its reads meanwhile', async () => {
    const other = new DatabaseSync(join(folder.path, 'verbatim.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const written = store.transaction((tx) => tx.run(INSERT, 'a', '1'));
    expect(await names()).toEqual([]);
    other.exec('COMMIT');
    other.close();
    await written;
    expect(await names()).toEqual(['a']);
  });
});

describe('a folder that can’t be used is refused in one sentence with the mend', () => {
  const refused = async (path: string) => {
    const error = await openSqlite(path).then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toMatch(/or set VERBATIM_STATE to another folder\.$/);
    return error.message as string;
  };
  const path = (name: string) => join(folder.path, name);

  it('a file in the way', async () => {
    writeFileSync(path('file'), '');
    expect(await refused(path('file'))).toContain(path('file'));
    expect(await refused(path('file/store'))).toMatch(/can't be made \(ENOTDIR\): make it writable/);
  });

  it('a file system that takes no folders', async () => {
    expect(await refused('/proc/verbatim')).toMatch(/can't be made \(E\w+\): make it writable/);
    expect(await refused('/proc/verbatim/a/b')).toMatch(/can't be made/);
  });

  it('a file that is no store', async () => {
    mkdirSync(path('other'));
    writeFileSync(path('other/verbatim.sqlite'), 'Dear diary, '.repeat(500));
    expect(await refused(path('other'))).toMatch(/verbatim\.sqlite is not a Verbatim store: move it away/);
  });

  it('a folder where the file should be', async () => {
    mkdirSync(path('odd/verbatim.sqlite'), { recursive: true });
    expect(await refused(path('odd'))).toMatch(/can't be opened: make the folder writable/);
  });
});
