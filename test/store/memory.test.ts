import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLine, saveLines } from '../../src/store/lines.ts';
import { installationId, readSetting, writeSetting } from '../../src/store/settings.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore();
});

afterEach(() => store.close());

describe('a setting', () => {
  it('is what was written last, and unknown before', async () => {
    expect(await readSetting(store.database, 'guild')).toBeUndefined();
    for (const value of ['1', '2']) await store.database.transaction((tx) => writeSetting(tx, 'guild', value));
    expect(await readSetting(store.database, 'guild')).toBe('2');
  });
});

describe('the installation’s id', () => {
  it('is made once, whoever asks first, and outlives a restart', async () => {
    const other = await store.another();
    const ids = await Promise.all([
      installationId(store.database),
      installationId(other),
      installationId(store.database),
    ]);
    expect(new Set(ids).size).toBe(1);
    await other.close();
    expect(await installationId(store.database)).toBe(ids[0]);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a line too long for a button', () => {
  it('is found again by its id, by another process and after saving it twice', async () => {
    await saveLines(store.database, { a: 'quote speaker="x"', b: 'latest' });
    await saveLines(store.database, { a: 'quote speaker="x"' });
    await saveLines(store.database, {});
    const other = await store.another();
    expect([await findLine(other, 'a'), await findLine(other, 'b'), await findLine(other, 'c')]).toEqual([
      'quote speaker="x"',
      'latest',
      undefined,
    ]);
    await other.close();
  });
});
