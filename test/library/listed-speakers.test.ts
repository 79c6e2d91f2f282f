import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { briefOf, said } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let data: DataFolder;

beforeEach(async () => {
  [store, data] = [await openStore(), dataFolder()];
});

afterEach(async () => {
  await store.close();
  data.remove();
});

/** One article for each of the names, in the data folder. */
function quoted(...names: string[]): void {
  for (const [at, name] of names.entries())
    data.brief(briefOf(`article-${at}`, { quotes: [said(name, `Words of ${name}.`)] }));
}

async function imported(): Promise<void> {
  expect((await data.import(store.database)).faults).toEqual([]);
}

/** Under whose name the words of each name stand. */
async function places(...names: string[]): Promise<(string | undefined)[]> {
  const rows = await store.database.all<{ said: string; under: string }>(
    'SELECT quote.name AS said, speaker.name AS under FROM quote JOIN speaker ON speaker.id = quote.speaker',
  );
  return names.map((name) => rows.find((row) => row.said === name)?.under);
}

const roles = async (name: string) => {
  const found = await store.library.speaker(name, true);
  return found.type === 'one' ? found.speaker.roles : found.type;
};

describe('a listed speaker', () => {
  it('has the quotations of all of their names, one word or several, whichever came first', async () => {
    quoted('Lea Okafor', 'L. Okafor', 'The Mayor of Ansel', 'Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor', 'The Mayor of Ansel', 'Okafor'], roles: ['Mayor'] });
    await imported();
    const all = ['Lea Okafor', 'L. Okafor', 'The Mayor of Ansel', 'Okafor'];
    expect(await places(...all)).toEqual(all.map(() => 'Lea Okafor'));
    expect(await roles('Lea Okafor')).toEqual(['Mayor']);
  });

  it('takes over the quotations that stood under an alias before', async () => {
    quoted('Lea Okafor', 'L. Okafor');
    await imported();
    expect(await places('L. Okafor')).toEqual(['L. Okafor']);
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'] });
    await imported();
    expect(await places('L. Okafor')).toEqual(['Lea Okafor']);
    expect(await store.library.completeSpeakers('l ok')).toEqual([{ label: 'Lea Okafor', value: 'Lea Okafor' }]);
  });

  it('gives back the quotations of an alias that was a mistake', async () => {
    quoted('Lea Okafor', 'Teresa Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['Teresa Okafor'] });
    await imported();
    expect(await places('Teresa Okafor')).toEqual(['Lea Okafor']);
    data.speakers({ name: 'Lea Okafor' });
    await imported();
    expect(await places('Lea Okafor', 'Teresa Okafor')).toEqual(['Lea Okafor', 'Teresa Okafor']);
    expect(await store.library.speaker('teresa okafor')).toMatchObject({ type: 'one', speaker: { quotes: 1 } });
  });

  it('gives them to the person who is now listed by that name', async () => {
    quoted('Lea Okafor', 'Teresa Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['Teresa Okafor'] });
    await imported();
    data.speakers({ name: 'Lea Okafor' }, { name: 'Teresa Okafor', roles: ['Judge'] });
    await imported();
    expect(await places('Teresa Okafor')).toEqual(['Teresa Okafor']);
    expect(await roles('Teresa Okafor')).toEqual(['Judge']);
  });

  it('may get another name, and keeps everything', async () => {
    quoted('Lea Okafor', 'L. Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'] });
    await imported();
    data.speakers({ name: 'Lea Okafor-Brandt', aliases: ['Lea Okafor', 'L. Okafor'] });
    await imported();
    expect(await places('Lea Okafor', 'L. Okafor')).toEqual(['Lea Okafor-Brandt', 'Lea Okafor-Brandt']);
    expect(await roles('Lea Okafor')).toEqual([]);
    const found = await store.library.speaker('okafor');
    expect(found).toMatchObject({ type: 'one', speaker: { name: 'Lea Okafor-Brandt', quotes: 2 } });
  });

  it('who is listed no more has what was said under their own name, and no role', async () => {
    quoted('Lea Okafor', 'L. Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'], roles: ['Mayor'] }, { name: 'Ida Brandt' });
    await imported();
    data.speakers({ name: 'Tomas Brandt' });
    await imported();
    expect(await places('Lea Okafor', 'L. Okafor')).toEqual(['Lea Okafor', 'L. Okafor']);
    expect(await roles('Lea Okafor')).toEqual([]);
    expect(await store.library.speaker('ida brandt')).toMatchObject({ type: 'unknown' });
  });

  it('are listed no more when the file is deleted, but not when the whole folder is gone', async () => {
    quoted('L. Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'], roles: ['Mayor'] });
    await data.import(store.database);
    expect(await places('L. Okafor')).toEqual(['Lea Okafor']);
    data.delete('speakers.yaml');
    await data.import(store.database);
    expect(await places('L. Okafor')).toEqual(['L. Okafor']);
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'], roles: ['Mayor'] });
    await data.import(store.database);
    for (const all of ['speakers.yaml', 'briefs']) data.delete(all);
    await data.import(store.database);
    expect(await places('L. Okafor')).toEqual(['Lea Okafor']);
  });

  it('who is not quoted can be found all the same', async () => {
    data.speakers({ name: 'Ida Brandt', roles: ['Judge'] });
    quoted('Lea Okafor');
    await imported();
    expect(await store.library.speaker('judge brandt')).toMatchObject({ type: 'one', speaker: { quotes: 0 } });
  });
});

describe('an alias', () => {
  it('that is a surname takes no quotations of others who have it', async () => {
    quoted('Teresa Okafor', 'Lea Okafor', 'Okafor');
    await imported();
    data.speakers({ name: 'Lea Okafor', aliases: ['Okafor'] });
    await imported();
    const names = ['Teresa Okafor', 'Lea Okafor', 'Okafor'];
    expect(await places(...names)).toEqual(['Teresa Okafor', 'Lea Okafor', 'Lea Okafor']);
    expect((await store.library.speaker('okafor')).type).toBe('several');
  });

  it('never takes the quotations of somebody who is listed', async () => {
    quoted('Jose Oska', 'José Óska', 'JOSE OSKA');
    data.speakers({ name: 'Jose Oska' }, { name: 'José Óska' });
    await imported();
    expect(await places('Jose Oska', 'José Óska', 'JOSE OSKA')).toEqual(['Jose Oska', 'José Óska', 'JOSE OSKA']);
  });

  it('that two people have is a fault, and the last good file counts', async () => {
    quoted('L. Okafor');
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'] });
    await imported();
    data.speakers({ name: 'Lea Okafor', aliases: ['L. Okafor'] }, { name: 'Lou Okafor', aliases: ['l okafor'] });
    const { faults } = await data.import(store.database);
    expect(faults).toEqual([
      {
        file: 'speakers.yaml',
        line: 8,
        fault: 'speakers[2].aliases[1]: l okafor also means Lea Okafor: keep it with one of them',
      },
    ]);
    expect(await places('L. Okafor')).toEqual(['Lea Okafor']);
  });
});
