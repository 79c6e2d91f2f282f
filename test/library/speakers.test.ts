import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

let articles = 0;
/** One article each, with one quotation by this name. */
async function quoted(...names: (string | [name: string, title: string])[]): Promise<void> {
  for (const one of names) {
    const [name, title] = typeof one === 'string' ? [one, null] : one;
    articles += 1;
    await store.publish(briefOf(`article-${articles}`, { quotes: [said(name, `Words of ${name}.`, { title })] }));
  }
}

/** Whom a typed name means; nobody, where it is not known. */
async function meant(typed: string, whole = false): Promise<string[]> {
  const found = await store.library.speaker(typed, whole);
  if (found.type === 'unknown') return [];
  return found.type === 'one' ? [found.speaker.name] : found.speakers.map((speaker) => speaker.name).sort();
}

describe('a speaker is found', () => {
  withStore(beforeAll, afterAll);
  beforeAll(() =>
    quoted(['Haider al-Sabti', "the city's Harbour Master"], ['John F. Kirrow', 'Rear Adm.'], 'Ana Óśka Jr.'),
  );

  it.each([
    ['haider al-sabti', 'Haider al-Sabti'],
    ['HAIDER AL SABTI', 'Haider al-Sabti'],
    ['al-sabti', 'Haider al-Sabti'],
    ['Sabti', 'Haider al-Sabti'],
    ['haider', 'Haider al-Sabti'],
    ['Harbour Master Sabti', undefined],
    ["the city's Harbour Master Sabti", 'Haider al-Sabti'],
    ['Mr. Sabti', 'Haider al-Sabti'],
    ['John Kirrow', 'John F. Kirrow'],
    ['kirrow', 'John F. Kirrow'],
    ['Admiral Kirrow', 'John F. Kirrow'],
    ['Rear Adm. John F. Kirrow', 'John F. Kirrow'],
    ['oska', 'Ana Óśka Jr.'],
    ['ana oska', 'Ana Óśka Jr.'],
  ])('%s means %s', async (typed, name) => {
    expect(await meant(typed)).toEqual(name ? [name] : []);
  });

  it('by nobody else’s name', async () => {
    for (const typed of ['Teresa Kirrow', 'Judge Kirrow', 'Omar al-Sabti', 'jr', 'f', 'al', '', '???'])
      expect(await meant(typed)).toEqual([]);
  });

  it('with an office before the surname is who holds it, and nobody by guess', async () => {
    await store.publish(
      briefOf('three', {
        quotes: [
          said('Joan Kirrow', 'One.', { title: 'Secretary of State' }),
          said('Alexa Kirrow', 'Two.', { title: 'Physician' }),
          said('Tessa Kirrow', 'Three.'),
        ],
      }),
    );
    expect(await meant('Secretary Kirrow')).toEqual(['Joan Kirrow']);
    expect(await meant('President Kirrow')).toEqual(['Alexa Kirrow', 'Joan Kirrow', 'John F. Kirrow', 'Tessa Kirrow']);
    expect(await meant('Uncle Kirrow')).toEqual([]);
  });
});

describe('two people of one name', () => {
  withStore(beforeEach, afterEach);

  it('stay two, and whoever asks is asked back', async () => {
    await quoted('Ida Brandt', 'Tomas Brandt', 'Teresa Okafor');
    expect(await meant('brandt')).toEqual(['Ida Brandt', 'Tomas Brandt']);
    expect(await meant('Mr Brandt')).toEqual(['Ida Brandt', 'Tomas Brandt']);
    expect(await meant('ida brandt')).toEqual(['Ida Brandt']);
    expect(await meant('okafor')).toEqual(['Teresa Okafor']);
  });

  it('are told apart by a title that only one of them has', async () => {
    await quoted(['Ida Brandt', 'Senator'], ['Tomas Brandt', 'Ferry captain']);
    expect(await meant('Senator Brandt')).toEqual(['Ida Brandt']);
    expect(await meant('Capt. Brandt')).toEqual(['Tomas Brandt']);
  });

  it('stay two where an article has no more than the surname', async () => {
    await quoted('Tomas Brandt', 'Brandt');
    expect(await meant('brandt')).toEqual(['Brandt', 'Tomas Brandt']);
    expect(await meant('Brandt', true)).toEqual(['Brandt']);
    expect(await meant('al-brandt')).toEqual([]);
  });

  it('stay two where an initial is all the difference', async () => {
    await quoted('Ida M. Brandt', 'Ida K. Brandt', 'Ida Brandt');
    expect(await meant('ida m. brandt')).toEqual(['Ida M. Brandt']);
    expect(await meant('ida brandt')).toEqual(['Ida Brandt']);
    expect(await meant('brandt')).toEqual(['Ida Brandt', 'Ida K. Brandt', 'Ida M. Brandt']);
  });

  it('stay two where one is named in words about the other', async () => {
    await quoted(['Hunter Brandt', 'son of Joe Brandt']);
    expect(await meant('Joe Brandt')).toEqual([]);
  });

  it('stay two in scripts whose vowels are marks', async () => {
    await quoted('राम', 'रमा');
    expect([await meant('राम'), await meant('रमा')]).toEqual([['राम'], ['रमा']]);
  });

  it('are one where only case and accents differ', async () => {
    await quoted('José Óśka', 'JOSE OSKA');
    expect(await meant('jose oska')).toEqual(['José Óśka']);
  });
});

describe('a name of odd characters', () => {
  withStore(beforeEach, afterEach);

  it('can be published twice over', async () => {
    await quoted('???', '???', '— 🦊', '— 🦊');
    expect(await meant('???', true)).toEqual(['???']);
  });
});

describe('what is like a name', () => {
  withStore(beforeEach, afterEach);

  it('is offered where the name is none, the nearest first', async () => {
    await quoted('Ida Brandt', 'Tomas Brandl', 'Lea Okafor');
    const similar = async (typed: string) => {
      const found = await store.library.speaker(typed);
      return found.type === 'unknown' ? found.similar.map((choice) => choice.value) : found.type;
    };
    expect(await similar('ida brant')).toEqual(['Ida Brandt', 'Tomas Brandl']);
    expect(await similar('okafro')).toEqual(['Lea Okafor']);
    expect(await similar('xyzzy')).toEqual([]);
    expect(await similar('x')).toEqual([]);
  });
});
