import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/library/import-file.ts';
import { importSpeakers } from '../../src/library/import-speakers.ts';
import { forgetAlias, teachAlias, teachable } from '../../src/library/teach.ts';
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
const teach = (alias: string, name: string, same = false) =>
  store.database.transaction((tx) => teachAlias(tx, alias, name, same));
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

describe('a name under which somebody is quoted', () => {
  it('becomes another’s once somebody says so, with all that was taught to mean it', async () => {
    await quoted('Emil Holt', 'Emil Holtmann');
    await teach('Captain Emil', 'Emil Holt');
    expect(await teachable(store.database, 'Emil Holt', 'Emil Holtmann')).toBe('ask');
    expect(await teach('Emil Holt', 'Emil Holtmann', true)).toBe(true);
    expect(await placeOf('Emil Holt')).toBe('Emil Holtmann');
    expect([await found('emil holt'), await found('captain emil')]).toEqual(['Emil Holtmann', 'Emil Holtmann']);
  });
});

describe('a taught name is forgotten', () => {
  it('with its parts: what stood under it has its own speaker again', async () => {
    await quoted('Tom Reyes', 'Ina Falk');
    await teach('Ina Falk', 'Tom Reyes', true);
    expect([await found('ina falk'), await found('falk')]).toEqual(['Tom Reyes', 'Tom Reyes']);
    const forget = () => store.database.transaction((tx) => forgetAlias(tx, 'INA FALK'));
    expect([await forget(), await forget()]).toEqual(['Tom Reyes', undefined]);
    expect([await found('ina falk'), await found('falk'), await placeOf('Tom Reyes')]).toEqual([
      ...['Ina Falk', 'Ina Falk', 'Tom Reyes'],
    ]);
  });
});

describe('a part of a taught name', () => {
  it('finds whom it means, as a part of their own name does', async () => {
    await quoted('Oskar Lindqvist');
    await teach('Oskar B. Lind', 'Oskar Lindqvist');
    expect([await found('lind'), await found('oskar lind')]).toEqual(['Oskar Lindqvist', 'Oskar Lindqvist']);
    await quoted('Marta Lind');
    expect(await found('lind')).toEqual(['Marta Lind', 'Oskar Lindqvist']);
  });
});

describe('two people never become one', () => {
  it.each([
    ['who is quoted under just that name', 'ask', 'Maria Kerry', 'John Kerry', ['Maria Kerry', 'John Kerry']],
    ['who has it as surname', 'no', 'Kerry', 'John Kerry', ['Maria Kerry', 'John Kerry']],
    ['whose name it is but for an initial', 'no', 'Maria Kerry', 'John Kerry', ['Maria T. Kerry', 'John Kerry']],
  ])('where the alias is somebody’s %s', async (_, may, alias, name, names) => {
    await quoted(...names);
    expect(await teachable(store.database, alias, name)).toBe(may);
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

  it('a name that is listed is taken back from whom it was taught to mean', async () => {
    await quoted('Tom Reyes', 'Ina Falk');
    await teach('Ina Falk', 'Tom Reyes', true);
    data.speakers({ name: 'Ines Falk', aliases: ['Ina Falk'] });
    const report: ImportReport = { published: [], updated: [], withdrawn: [], unchanged: 0, faults: [] };
    const said = await importSpeakers({ folder: data.path, database: store.database, now: Date.now }, report);
    expect(said).toEqual(['Ina Falk means Ines Falk now, as speakers.yaml says, and Tom Reyes no more.']);
    expect([await placeOf('Ina Falk'), await placeOf('Tom Reyes')]).toEqual(['Ines Falk', 'Tom Reyes']);
    expect([await found('ina falk'), await found('reyes')]).toEqual(['Ines Falk', 'Tom Reyes']);
  });

  it('nobody takes the name of who is listed, whether quoted or not', async () => {
    await listed({ name: 'Quill' }, { name: 'Tom Reyes', aliases: ['The Captain'] });
    await quoted('Ada Quill');
    expect([await teach('Quill', 'Ada Quill'), await teach('the captain', 'Ada Quill')]).toEqual([false, false]);
  });
});
