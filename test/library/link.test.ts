import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../src/core/brief.ts';
import { type KnownSpeaker, librarySpeakers, linkTo } from '../../src/library/link.ts';

const KNOWN: KnownSpeaker<number>[] = [
  { id: 1, name: 'José F. Marín', aliases: ['Pepe Marín', 'Marín'] },
  { id: 2, name: 'Ana Lund', aliases: ['A.B. Lund'] },
  { id: 3, name: 'Ana Lund', aliases: ['Ana Lund Jr.'] },
  { id: 4, name: 'Tigra', aliases: [] },
  { id: 5, name: 'Omar al-Sabti', aliases: ['al-Sabti', 'Omar'] },
  { id: 6, name: 'Sir Tom Ash', aliases: ['Tom Ash', 'Sir Tom Ash of Wick'] },
  { id: 7, name: 'Harbour Office', aliases: ['The Harbour Office'] },
];
const link = (name: string, kind: 'person' | 'organization' | 'unnamed' = 'person') => linkTo(KNOWN)({ name, kind });

describe('a source is linked to a known speaker', () => {
  it.each([
    ['by the whole name', 'José F. Marín', 1],
    ['by an alias', 'Pepe Marín', 1],
    ['whatever the case, the accents and the dots', 'JOSE F MARIN', 1],
    ['however initials are spaced', 'A. B. Lund', 2],
    ['… or run together', 'AB Lund', 2],
    ['by the only name somebody has', 'Tigra', 4],
    ['by an alias that ends another', 'Tom Ash', 6],
    ['with its generation', 'Ana Lund Jr', 3],
  ])('%s', (_, name, id) => expect(link(name)).toBe(id));

  it('which may be an organization', () => expect(link('the Harbour Office', 'organization')).toBe(7));
});

describe('a source is not linked', () => {
  it.each([
    ['by surname alone, even one listed as alias', 'Marín'],
    ['by surname with a particle alone', 'al-Sabti'],
    ['by first name alone', 'Omar'],
    ['by a name without its initial, which nobody listed', 'José Marín'],
    ['where two are called so', 'Ana Lund'],
    ['by what sounds alike', 'Anna Lund'],
    ['by nothing', ''],
  ])('%s', (_, name) => expect(link(name)).toBeNull());

  it('where the article names nobody', () => expect(link('Tigra', 'unnamed')).toBeNull());
});

it('links to a speaker of a known kind only what is of it', () => {
  const find = linkTo([{ id: 1, name: 'Ferro', aliases: [], kind: 'organization' }]);
  expect([find({ name: 'Ferro', kind: 'organization' }), find({ name: 'Ferro', kind: 'person' })]).toEqual([1, null]);
});

describe('the speakers of a library', () => {
  const listed = [{ name: 'José F. Marín', aliases: ['Pepe Marín'] }];
  const naming = (speaker: string | null, kind: SourceKind = 'person') => ({
    quotes: [{ speaker, kind, text: '', title: null, start: 0, end: 0 }],
  });
  const names = (...briefs: ReturnType<typeof naming>[]) => librarySpeakers(listed, briefs).map(({ name }) => name);

  it('are those listed, and those whom only briefings name, once each', () => {
    expect(names(naming('Ana Lund'), naming('ANA LUND'), naming('Ferro', 'organization'))).toEqual([
      ...['José F. Marín', 'Ana Lund', 'Ferro'],
    ]);
  });

  it('are not somebody else where a briefing uses an alias', () => {
    expect(names(naming('pepe marin'))).toEqual(['José F. Marín']);
  });

  it.each([
    ['people by one name', naming('Lund')],
    ['documents', naming('The notice', 'document')],
    ['the unnamed', naming('a sailor', 'unnamed')],
    ['nobody', naming(null)],
  ])('are not %s of a briefing', (_, brief) => expect(names(brief)).toEqual(['José F. Marín']));
});
