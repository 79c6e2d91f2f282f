import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../process.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

it('a store’s folder is made as deep as asked, and holds it after closing', async () => {
  const deep = join(folder.path, 'a', 'b', 'c');
  const first = await openSqlite(deep);
  await first.transaction((tx) => writeSetting(tx, 'a', '1'));
  await first.close();
  const second = await openSqlite(deep);
  expect(await second.get('SELECT name, value FROM setting')).toEqual({ name: 'a', value: '1' });
  await second.close();
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
