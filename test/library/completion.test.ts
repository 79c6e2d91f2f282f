import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../src/store/briefs.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

/**
 * A store for each of the tests (`beforeEach`, `afterEach`),
 * or one for them all (`beforeAll`, `afterAll`), where what changes it comes last.
 */
function withStore(before: typeof beforeEach | typeof beforeAll, after: typeof afterEach | typeof afterAll): void {
  before(async () => {
    store = await openStore();
  });
  after(() => store.close());
}

const titled = (...titles: string[]) => store.publish(...titles.map((title, at) => briefOf(`s${at}`, { title })));
const topics = async (typed: string) => (await store.library.completeTopics(typed)).map(({ label }) => label);
const speakers = async (typed: string) => (await store.library.completeSpeakers(typed)).map(({ label }) => label);
const quoted = (name: string, times: number) =>
  store.publish(briefOf(`by-${name}`, { quotes: Array.from({ length: times }, () => said(name, 'Well.')) }));

describe('completion by words', () => {
  withStore(beforeAll, afterAll);
  beforeAll(() => titled('The Harbour bridge opens', 'A harsh winter at the bridge', 'The old mill'));

  it.each([
    ['bridge har', ['A harsh winter at the bridge', 'The Harbour bridge opens']],
    ['har bri op', ['The Harbour bridge opens']],
    ['OLD', ['The old mill']],
    ['mill the', ['The old mill']],
    ['hárboür', ['The Harbour bridge opens']],
    ['the ha', ['The Harbour bridge opens', 'A harsh winter at the bridge']],
    ['bridge mill', []],
    ['rbour', []],
  ])('%s', async (typed, found) => {
    expect(await topics(typed)).toEqual(found);
  });

  it('leaves out what was taken back', async () => {
    await store.database.transaction((tx) => withdraw(tx, 's2'));
    expect(await topics('mill')).toEqual([]);
  });
});

describe('completion with slips of the keys', () => {
  withStore(beforeAll, afterAll);
  beforeAll(() => titled('Harbour bridge', 'Parliament adjourns', 'An inquiry', 'Fish'));

  it.each([
    ['habr', ['Harbour bridge']],
    ['harbbour', ['Harbour bridge']],
    ['arbour', ['Harbour bridge']],
    ['brigde', ['Harbour bridge']],
    ['brigd harv', ['Harbour bridge']],
    ['parlaiment', ['Parliament adjourns']],
    ['palraiment', ['Parliament adjourns']],
    ['parlimnt adj', ['Parliament adjourns']],
    ['parl adjuorns', ['Parliament adjourns']],
    ['inqury', ['An inquiry']],
    ['hqrbqur', []],
    ['fsh', []],
    ['prlmnt', []],
  ])('%s', async (typed, found) => {
    expect(await topics(typed)).toEqual(found);
  });

  it('is for what nothing is spelled like: who types it right gets that alone', async () => {
    await titled('Harbour', 'Harbor');
    expect(await topics('harbor')).toEqual(['Harbor']);
  });

  it('has fewer slips before more', async () => {
    await titled('Commissioner', 'Commissionary');
    expect((await topics('comissionar'))[0]).toBe('Commissionary');
  });
});

describe('completion in order', () => {
  withStore(beforeEach, afterEach);

  it('has topics before briefings that begin alike, then the newest', async () => {
    await titled('Port fees', 'Port strike', 'A port closes');
    await store.publish(briefOf('x', { title: 'Other', topics: ['Ports'] }));
    expect(await topics('port')).toEqual(['Ports', 'Port strike', 'Port fees', 'A port closes']);
  });

  it('leaves room for briefings however many topics begin so', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `Port ${at}`);
    await store.publish(briefOf('all', { title: 'Everything', topics: many }));
    await store.publish(...many.map((_, at) => briefOf(`brief-${at}`, { title: `Portrait ${at}` })));
    const found = await topics('port');
    expect([found.length, found.filter((label) => label.startsWith('Portrait')).length]).toEqual([25, 17]);
  });

  it('has topics first that have more briefings', async () => {
    await store.publish(
      ...['Port One', 'Port Two', 'Port Two', 'Port Three', 'Port Two', 'Port Three'].map((topic, at) =>
        briefOf(`b${at}`, { title: 'Other', topics: [topic] }),
      ),
    );
    expect(await topics('port')).toEqual(['Port Two', 'Port Three', 'Port One']);
  });

  it('has speakers first who are quoted more, also once that changes', async () => {
    await quoted('Ada Brandt', 2);
    await quoted('Bea Brandt', 5);
    await quoted('Cem Brandt', 3);
    expect(await speakers('brandt')).toEqual(['Bea Brandt', 'Cem Brandt', 'Ada Brandt']);
    expect(await speakers('')).toEqual(['Bea Brandt', 'Cem Brandt', 'Ada Brandt']);
    await store.publish(briefOf('by-Bea Brandt', { quotes: [said('Bea Brandt', 'Well.')] }));
    expect(await speakers('brandt')).toEqual(['Cem Brandt', 'Ada Brandt', 'Bea Brandt']);
  });

  it('finds the weightiest of very many', async () => {
    const names = Array.from({ length: 120 }, (_, at) => `A${String.fromCharCode(97 + (at % 26))}${at} Marlo`);
    await store.publish(briefOf('crowd', { quotes: names.map((name) => said(name, 'Well.')) }));
    await quoted('Zita Marlo', 9);
    await quoted('Azra Quill', 8);
    expect((await speakers('m'))[0]).toBe('Zita Marlo');
    expect((await speakers('a'))[0]).toBe('Azra Quill');
  });
});

describe('completion of odd texts', () => {
  withStore(beforeEach, afterEach);

  it('takes whatever is typed', async () => {
    await titled('Nothing odd here');
    for (const typed of [
      '"',
      "'",
      '*',
      ':*',
      '&|!()',
      '-',
      'AND',
      'NEAR(',
      '\\',
      '%_',
      'x'.repeat(5000),
      'a '.repeat(300),
    ])
      await expect(topics(typed)).resolves.toBeInstanceOf(Array);
  });

  it('knows every script', async () => {
    await titled('नमस्ते दुनिया', 'Ёлка в городе', '東京の橋');
    expect(await topics('दुनि')).toEqual(['नमस्ते दुनिया']);
    expect(await topics('елк')).toEqual(['Ёлка в городе']);
    expect(await topics('東')).toEqual(['東京の橋']);
  });
});
