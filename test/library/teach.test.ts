import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aliasHolder, teachAlias } from '../../src/library/teach.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder, type ListedSpeaker } from '../fixtures/data-folder.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

let briefs = 0;
/** An article for each of the names. */
const quoted = async (...names: string[]) => {
  for (const name of names) {
    briefs += 1;
    await store.publish(briefOf(`article-${briefs}`, { quotes: [said(name, `Words of ${name}.`)] }));
  }
};
const teach = (alias: string, name: string) => store.database.transaction((tx) => teachAlias(tx, alias, name));
/** Under whose name the words of somebody stand. */
const placeOf = async (name: string) =>
  (
    await store.database.get<{ under: string }>(
      'SELECT speaker.name AS under FROM quote JOIN speaker ON speaker.id = quote.speaker WHERE quote.name = $1',
      name,
    )
  )?.under;
const found = async (name: string) => {
  const it = await store.library.speaker(name);
  return it.type === 'several'
    ? it.speakers.map((speaker) => speaker.name).sort()
    : it.type === 'one'
      ? it.speaker.name
      : it.type;
};

describe('another form of a name', () => {
  it('means the speaker from then on, in what is published later too', async () => {
    await quoted('John Kerry');
    expect(await teach('Jack Kerry', 'John Kerry')).toBe(true);
    await quoted('Jack Kerry');
    expect([await placeOf('Jack Kerry'), await found('jack kerry')]).toEqual(['John Kerry', 'John Kerry']);
  });

  it.each(['Quill', 'A. Quill', 'Ada Quill'])('takes over what stood under a part of the name: %s', async (alias) => {
    await quoted(alias, 'Ada Maria Quill');
    expect(await teach(alias, 'Ada Maria Quill')).toBe(true);
    expect(await placeOf(alias)).toBe('Ada Maria Quill');
    expect(await found(alias)).toBe('Ada Maria Quill');
    expect((await store.database.all('SELECT name FROM speaker')).length).toBe(1);
  });

  it('is learned before its speaker is quoted, and while nobody quotes them', async () => {
    expect(await teach('Jack Kerry', 'John Kerry')).toBe(true);
    await quoted('John Kerry');
    await store.database.transaction((tx) => withdraw(tx, `article-${briefs}`));
    expect(await found('Jack Kerry')).toBe('unknown');
    await quoted('John Kerry');
    expect(await found('Jack Kerry')).toBe('John Kerry');
  });

  it('goes to whom the library has under another form of the name', async () => {
    await quoted('Ada Maria Quill');
    await teach('Ada Quill', 'Ada Maria Quill');
    expect(await teach('A. M. Q.', 'Ada Quill')).toBe(true);
    expect(await found('A. M. Q.')).toBe('Ada Maria Quill');
  });

  it('is not learned twice, nor where it is the name itself', async () => {
    await quoted('Ada Quill');
    expect(await teach('ÁDA QUILL', 'Ada Quill')).toBe(false);
    expect([await teach('A. Quill', 'Ada Quill'), await teach('A. Quill', 'Ada Quill')]).toEqual([true, true]);
    expect((await store.database.get('SELECT count(*) AS n FROM alias'))?.n).toBe(1);
  });
});

describe('two people never become one', () => {
  it.each([
    ['who is quoted under just that name', 'Maria Kerry', 'John Kerry', ['Maria Kerry', 'John Kerry']],
    ['who has it as surname', 'Kerry', 'John Kerry', ['Maria Kerry', 'John Kerry']],
    ['whose name it is but for an initial', 'Maria Kerry', 'John Kerry', ['Maria T. Kerry', 'John Kerry']],
  ])('where the alias is somebody’s %s', async (_, alias, name, names) => {
    await quoted(...names);
    expect(await store.database.transaction((tx) => aliasHolder(tx, alias, name))).toBe(names[0]);
    expect(await teach(alias, name)).toBe(false);
    for (const each of names) expect(await placeOf(each)).toBe(each);
    expect(await store.database.get('SELECT * FROM alias')).toBeUndefined();
  });

  it('where somebody was taught to go by it', async () => {
    await quoted('John Kerry', 'James Kerr');
    await teach('J. K.', 'John Kerry');
    expect(await teach('J. K.', 'James Kerr')).toBe(false);
    expect(await found('J. K.')).toBe('John Kerry');
  });
});

describe('a taught name', () => {
  it('outlives its speaker: who comes back under it is the same person', async () => {
    await quoted('John Kerry');
    await teach('Jack Kerry', 'John Kerry');
    await store.database.transaction((tx) => withdraw(tx, `article-${briefs}`));
    await quoted('Jack Kerry');
    expect([await placeOf('Jack Kerry'), await found('jack kerry')]).toEqual(['John Kerry', 'John Kerry']);
  });
});

describe('with speakers.yaml', () => {
  let data: DataFolder;
  beforeEach(() => {
    data = dataFolder();
  });
  afterEach(() => data.remove());
  const listed = async (...speakers: ListedSpeaker[]) => {
    data.speakers(...speakers);
    expect((await data.import(store.database)).faults).toEqual([]);
  };

  it('a taught name stays taught when the file is read anew', async () => {
    await listed({ name: 'Tom Reyes' });
    await quoted('Ada Quill', 'Quill');
    await teach('Quill', 'Ada Quill');
    for (const role of ['mayor', 'pilot']) {
      await listed({ name: 'Ada Quill', roles: [role] });
      expect([await placeOf('Quill'), await found('quill')]).toEqual(['Ada Quill', 'Ada Quill']);
    }
    await listed({ name: 'Tom Reyes' });
    expect([await placeOf('Quill'), await found('quill')]).toEqual(['Ada Quill', 'Ada Quill']);
  });

  it('nobody takes the name of who is listed, whether quoted or not', async () => {
    await listed({ name: 'Quill' }, { name: 'Tom Reyes', aliases: ['The Captain'] });
    await quoted('Ada Quill');
    expect([await teach('Quill', 'Ada Quill'), await teach('the captain', 'Ada Quill')]).toEqual([false, false]);
  });
});
