import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

/**
 * A store for each of the tests (`beforeEach`, `afterEach`),
 * or one for them all (`beforeAll`, `afterAll`), where what changes it comes last.
 */
function withStore(before: typeof beforeEach | typeof beforeAll, after: typeof afterEach | typeof afterAll): void {
  before(async () => {
    store = await openStore(bridge(), storm());
  });
  after(() => store.close());
}

const values = (choices: { value: string }[]) => choices.map((choice) => choice.value);
const search = async (words: string) => (await store.library.search(words, 10, 0)).items.map((brief) => brief.slug);

async function topic(typed: string): Promise<string> {
  const found = await store.library.topic(typed);
  if (found.type === 'brief') return found.brief.slug;
  return found.type === 'topic' ? `topic ${found.topic}` : `unknown: ${values(found.similar).join(' ')}`;
}

describe('what is typed as a topic', () => {
  withStore(beforeAll, afterAll);

  it.each([
    ['new-bridge', 'new-bridge'],
    ['New Bridge', 'new-bridge'],
    ['TRANSPORT', 'new-bridge'],
    ['the mayor opens the new bridge', 'new-bridge'],
    ['harbour', 'topic harbour'],
    ['Hárbour', 'topic harbour'],
    ['new brigde', 'unknown: new-bridge'],
    ['harbor', 'unknown: harbour spring-storm'],
    ['xyzzy', 'unknown: '],
    ['???', 'unknown: '],
    ['', 'unknown: '],
  ])('%j is %s', async (typed, found) => {
    expect(await topic(typed)).toBe(found);
  });

  it('is offered at most five times, however much begins so', async () => {
    await store.publish(...Array.from({ length: 12 }, (_, at) => briefOf(`port-${at}`)));
    expect((await topic('port')).split(' ')).toHaveLength(1 + 5);
  });
});

describe('a search', () => {
  withStore(beforeEach, afterEach);

  it('finds all of the words, whole or begun, in titles, people, summaries and quotations', async () => {
    expect(await search('ferrymen')).toEqual(['new-bridge']);
    expect(await search('FERRYM')).toEqual(['new-bridge']);
    expect(await search('okafor bridge')).toEqual(['new-bridge']);
    expect(await search('storm')).toEqual(['spring-storm']);
    expect(await search('weather')).toEqual(['spring-storm']);
    expect(await search('harbour')).toEqual(['spring-storm', 'new-bridge']);
  });

  it('finds any of the words where nothing has them all', async () => {
    expect((await search('ferrymen wall')).sort()).toEqual(['new-bridge', 'spring-storm']);
  });

  it('takes what is syntax elsewhere for words or for nothing', async () => {
    for (const words of ['"', '""', '*', '-', 'NEAR(', '()', '🦊', '^', ':', "'"])
      expect(await search(words)).toEqual([]);
    for (const words of ['ferrymen"', '"ferrymen', 'ferrymen*', '(ferrymen', '-ferrymen', 'ferrymen NOT wall'])
      expect(await search(words)).toContain('new-bridge');
    expect(await search('ferrymen AND')).toEqual(['new-bridge']);
  });

  it('finds words of every script', async () => {
    await store.publish(
      briefOf('scripts', { quotes: [said('राम', 'नमस्ते दुनिया'), said(null, 'Žižkov и Ёлка'), said(null, '𞤀𞤣𞤤𞤢𞤥')] }),
    );
    for (const words of ['नमस्ते', 'zizkov', 'ёлка', 'राम']) expect(await search(words)).toEqual(['scripts']);
    expect(await search('𞤀𞤣𞤤𞤢𞤥 ferrymen')).toEqual(expect.arrayContaining(['new-bridge']));
  });
});

describe('a completion', () => {
  withStore(beforeEach, afterEach);

  it('of nothing is the newest briefings', async () => {
    expect(await store.library.completeTopics('')).toEqual([
      { label: 'A storm closes the harbour', value: 'spring-storm' },
      { label: 'The mayor opens the new bridge', value: 'new-bridge' },
    ]);
  });

  it('ranks what is so, then what begins so, then what has a word that does', async () => {
    await store.publish(briefOf('harbour-fees', { title: 'Fees' }), briefOf('old-harbour', { title: 'Old' }));
    const found = values(await store.library.completeTopics('harb'));
    expect(found.slice(0, 2)).toEqual(['harbour', 'harbour-fees']);
    expect(found.slice(2).sort()).toEqual(['old-harbour', 'spring-storm']);
    expect(values(await store.library.completeTopics('harbour'))[0]).toBe('harbour');
  });

  it('finds a person by any word of the name, and by a slip of the keys', async () => {
    expect(values(await store.library.completeSpeakers('bra'))).toEqual(['Tomas Brandt']);
    expect(values(await store.library.completeSpeakers('brantd'))).toEqual(['Tomas Brandt']);
    expect(values(await store.library.completeSpeakers('okafro'))).toEqual(['Lea Okafor']);
    expect(values(await store.library.completeSpeakers('Teresa Okafor'))).toEqual([]);
    expect(values(await store.library.completeSpeakers('')).sort()).toEqual(['Lea Okafor', 'Tomas Brandt']);
  });

  it('is at most 25 choices', async () => {
    await store.publish(...Array.from({ length: 30 }, (_, at) => briefOf(`port-${at}`, { topics: [`Port ${at}`] })));
    for (const typed of ['', 'port', 'p']) expect(await store.library.completeTopics(typed)).toHaveLength(25);
  });
});

describe('a speaker’s quotations', () => {
  withStore(beforeEach, afterEach);

  const quotes = async (within?: Parameters<typeof store.library.quotes>[1]) => {
    const found = await store.library.speaker('okafor');
    if (found.type !== 'one') throw new Error(found.type);
    return (await store.library.quotes(found.speaker.id, within, 10, 0)).items.map((it) => it.quote.text);
  };

  it('are of the newest briefing first, in the order of the article', async () => {
    expect(await quotes()).toEqual([
      'Stay at home tonight.',
      'We should have started sooner,',
      'and we should have said so.',
    ]);
  });

  it('are of the newest first however many it has', async () => {
    await store.publish(briefOf('third', { quotes: [said('Lea Okafor', 'First.'), said('Lea Okafor', 'Second.')] }));
    expect((await quotes()).slice(0, 3)).toEqual(['First.', 'Second.', 'Stay at home tonight.']);
  });

  it('may be those of one briefing or of one topic', async () => {
    expect(await quotes({ slug: 'spring-storm' })).toEqual(['Stay at home tonight.']);
    expect(await quotes({ topic: 'transport' })).toHaveLength(2);
    expect(await quotes({ topic: 'harbour' })).toHaveLength(3);
    expect(await quotes({ topic: 'nowhere' })).toEqual([]);
  });
});
