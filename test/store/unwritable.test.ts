import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../process.ts';

const NOBODY = 65_534;
const isRoot = process.geteuid?.() === 0;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  folder = temporaryFolder();
  await (await openSqlite(folder.path)).close();
});

afterEach(() => {
  chmodSync(folder.path, 0o755);
  folder.remove();
});

/** As the owner of the store: permissions don't hold root back. */
async function asOwner<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot) return work();
  for (const path of [folder.path, ...files()]) chownSync(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const files = () => readdirSync(folder.path).map((name) => join(folder.path, name));

async function write(): Promise<unknown> {
  try {
    const store = await openSqlite(folder.path);
    await store.transaction((tx) => writeSetting(tx, 'a', '1')).finally(store.close);
    return undefined;
  } catch (error) {
    return error;
  }
}

it('a store that may be written is written', async () => {
  expect(await asOwner(write)).toBeUndefined();
});

it.each([
  ['file', 0o444, 0o755],
  ['folder', 0o644, 0o555],
])('a store whose %s may not be written is refused in one sentence with the mend', async (_, file, path) => {
  for (const name of files()) chmodSync(name, file);
  chmodSync(folder.path, path);
  const error = await asOwner(write);
  expect(error).toBeInstanceOf(ConfigError);
  const mend =
    /^The store in .* can't be (written|opened): make the folder writable for this user, or set VERBATIM_STATE/;
  expect((error as Error).message).toMatch(mend);
});
