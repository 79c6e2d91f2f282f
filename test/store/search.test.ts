import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../src/store/briefs.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore();
});

afterEach(() => store.close());

const filler = (count: number, word = 'nothing') =>
  Array.from({ length: count }, (_, at) => briefOf(`${word}-${at}`, { title: `Of ${word}`, summary: [] }));
const inBody = (slug: string, text: string) => briefOf(slug, { title: slug, summary: [{ text }] });
const found = async (words: string, limit = 10, offset = 0) =>
  (await store.library.search(words, limit, offset)).items.map(({ slug }) => slug);

describe('what is found', () => {
  it('is newer first where it fits alike', async () => {
    await store.publish(...['a', 'b', 'c'].map((slug) => inBody(slug, 'The lighthouse is dark.')));
    expect(await found('lighthouse')).toEqual(['c', 'b', 'a']);
  });

  it('fits well before it is new: the title counts, however old', async () => {
    await store.publish(
      briefOf('strong', { title: 'The lighthouse' }),
      ...filler(30),
      inBody('weak', `${'Much else was said that day. '.repeat(10)} The lighthouse is dark.`),
    );
    expect(await found('lighthouse')).toEqual(['strong', 'weak']);
  });

  it('begins with the rarer of words that never stand together', async () => {
    await store.publish(
      inBody('rare', 'An otter.'),
      ...Array.from({ length: 9 }, (_, at) => inBody(`c${at}`, 'A gull.')),
    );
    expect((await found('gull otter'))[0]).toBe('rare');
  });

  it('is not all that begins with a single letter', async () => {
    await store.publish(inBody('v-c', 'It holds vitamin c.'), inBody('v-only', 'It holds a vitamin: calcium, no.'));
    expect(await found('vitamin c')).toEqual(['v-c']);
  });
});

describe('what is found very often', () => {
  beforeEach(() =>
    store.database
      .transaction(async () => undefined)
      .then(() =>
        store.publish(
          briefOf('title-1', { title: 'Harbour one' }),
          briefOf('title-2', { title: 'Harbour two' }),
          ...Array.from({ length: 40 }, (_, at) => inBody(`body-${at}`, 'At the harbour.')),
        ),
      ),
  );

  it('has what has the words in its title first, then the newest, each once however it is paged', async () => {
    const { findBriefs } = await import('../../src/store/find.ts');
    const { searchOf } = await import('../../src/store/search.ts');
    const search = searchOf(store.database);
    const weighs = search.weighs;
    search.weighs = 10;
    try {
      const page = async (offset: number) =>
        (await findBriefs(store.database, { words: ['harbour'], which: 'all', facets: {} }, 5, offset)).slugs;
      expect(await page(0)).toEqual(['title-2', 'title-1', 'body-39', 'body-38', 'body-37']);
      expect(await page(5)).toEqual(['body-36', 'body-35', 'body-34', 'body-33', 'body-32']);
      const all = [];
      for (let offset = 0; offset < 45; offset += 5) all.push(...(await page(offset)));
      expect([all.length, new Set(all).size]).toEqual([42, 42]);
    } finally {
      search.weighs = weighs;
    }
  });
});

describe('what is counted as it comes and goes', () => {
  const numbers = async () => ({
    all: (await store.library.latest(1, 0)).total,
    topic: (await store.library.briefsOf('harbour', 1, 0)).total,
    quotes: await store.library
      .speaker('Ida Brandt', true)
      .then(async (who) =>
        who.type === 'one'
          ? [who.speaker.quotes, (await store.library.quotes(who.speaker.id, undefined, 1, 0)).total]
          : who.type,
      ),
  });
  const one = (slug: string, quotes: number) =>
    briefOf(slug, { topics: ['Harbour'], quotes: Array.from({ length: quotes }, () => said('Ida Brandt', 'Well.')) });

  it('is right after each publishing, new version and withdrawal', async () => {
    await store.publish(one('a', 2), one('b', 3));
    expect(await numbers()).toEqual({ all: 2, topic: 2, quotes: [5, 5] });
    await store.publish(one('a', 7));
    expect(await numbers()).toEqual({ all: 2, topic: 2, quotes: [10, 10] });
    await store.database.transaction((tx) => withdraw(tx, 'b'));
    await store.database.transaction((tx) => withdraw(tx, 'b'));
    expect(await numbers()).toEqual({ all: 1, topic: 1, quotes: [7, 7] });
    await store.publish(one('b', 1));
    expect(await numbers()).toEqual({ all: 2, topic: 2, quotes: [8, 8] });
  });
});
