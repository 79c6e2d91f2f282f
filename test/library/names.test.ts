import { describe, expect, it } from 'vitest';
import { holding, mayBeOne, nameKeys } from '../../src/library/names.ts';

const keys = (name: string, ...aliases: string[]) => {
  const all = nameKeys(name, aliases);
  return [0, 1, 2].map((rank) => all.filter((it) => it.rank === rank).map((it) => it.key));
};

describe('a name is found', () => {
  it.each([
    ['Lea Okafor', ['lea okafor'], [], ['okafor']],
    ['Haider al-Abadi', ['haider al abadi'], [], ['al abadi', 'abadi']],
    ['John F. Kirby', ['john f kirby'], ['john kirby'], ['kirby']],
    [
      'Martin Luther King Jr.',
      ['martin luther king jr'],
      ['martin luther king'],
      ['luther king jr', 'king jr', 'luther king', 'king'],
    ],
    ['Malcolm X', ['malcolm x'], [], ['x']],
    ['В. В. Рыбаков', ['в в рыбаков'], ['в рыбаков'], ['рыбаков']],
    ['李 明', ['李 明'], [], ['明']],
    ['Reuters', ['reuters'], [], []],
  ])('%s: as written, without initials, by what it ends with', (name, whole, bare, parts) => {
    expect(keys(name)).toEqual([whole, bare, parts]);
  });

  it('by its aliases just as well', () => {
    expect(keys('Islamic State', 'ISIL', 'Daesh Group')[0]).toEqual(['islamic state', 'isil', 'daesh group']);
  });

  it('never by nothing', () => {
    expect(nameKeys('???', [])).toEqual([]);
  });
});

describe('words before a name are titles', () => {
  const kerry = ['Secretary of State'];

  it.each([
    ['secretary', kerry],
    ['secretary of state', kerry],
    ['mr secretary', kerry],
    ['mr', []],
    ['dr', kerry],
    ['prime minister', ['Prime Minister of Iraq']],
    ['pentagon spokesman rear adm', ['Pentagon spokesman Rear Adm.']],
    ['admiral', ['Pentagon spokesman Rear Adm.']],
    ['gov', ['Governor of Port Ansel']],
  ])('%s, of one who is %j', (words, roles) => {
    expect(holding(words.split(' '), roles)).toBe('own');
  });

  it.each([
    ['teresa', kerry],
    ['judge', kerry],
    ['of', kerry],
    ['joe', ['son of Joe Brandt']],
    ['mr joe', ['son of Joe Brandt']],
    ['state', kerry],
    ['wife', []],
  ])('but %s is not, of one who is %j', (words, roles) => {
    expect(holding(words.split(' '), roles)).toBe('other');
  });

  it('judge, of one whose titles nobody knows, may be or not', () => {
    expect(holding(['judge'], [])).toBe('unknown');
    expect(holding(['mr', 'judge'], [])).toBe('unknown');
  });
});

describe('two names', () => {
  it.each([
    ['Reyes', 'Tom Reyes'],
    ['Tom', 'Thomas Reyes'],
    ['Tom Reyes', 'Thomas J. Reyes'],
    ['T. Reyes', 'Tom Reyes'],
    ['Thomas Jo Reyes', 'T. J. Reyes'],
    ['A. M. Q.', 'Ada Maria Quill'],
    ['HPB', 'Harbour Police Board'],
    ['Haider al-Sabti', 'Haider Alsabti'],
    ['Oskar Lindquist', 'Oskar Lindqvist'],
    ['Okafro', 'Okafor'],
  ])('%s and %s may be one person’s', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Ina Falk', 'Tom Reyes'],
    ['Jack Kerry', 'John Kerry'],
    ['Ina Falk', 'Ida Falk'],
    ['Emil Holt', 'Emil Holtmann'],
    ['Reyes', 'Rey Falk'],
    ['Reyes', 'R. Falk'],
    ['Rita Falk', 'R. F. Kerry'],
    ['???', 'Tom Reyes'],
  ])('%s and %s are not taken to be', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([false, false]);
  });
});
