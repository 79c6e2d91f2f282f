import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { german } from '../../../src/extract/language/german.ts';
import { paragraphsOf, quotedSpans } from '../../../src/extract/spans/quotations.ts';
import { readWords, type Word } from '../../../src/extract/words.ts';
import { processorMs } from '../../fixtures/processor.ts';

const { adapt, ...plain } = german;

function read(text: string): Word[] {
  const paragraphs = paragraphsOf(text);
  const words = readWords(text, paragraphs, quotedSpans(text, paragraphs), plain);
  adapt?.(words, text);
  return words;
}

/** The words that are left with a capital as names, in rows. */
const namesIn = (text: string): string[] => {
  const names: string[] = [];
  let last = -2;
  for (const { capital, lower, start, end, index } of read(text)) {
    if (!capital || (german.functionWords.has(lower) && !german.particles.has(lower))) continue;
    if (german.pronouns.has(lower) || (german.determiners.has(lower) && last !== index - 1)) continue;
    if (last === index - 1) names.push(`${names.pop()} ${text.slice(start, end)}`);
    else names.push(text.slice(start, end));
    last = index;
  }
  return names;
};

describe('names among capitalized nouns', () => {
  it.each([
    ['after a role with an article', 'Die Reederin Farideh Osk kam spät.', ['Farideh Osk']],
    ['after an unknown role', 'Der Strandkorbvermieter Wenzel Ohm lacht.', ['Wenzel Ohm']],
    ['after a compound role', 'Das sagte Landesinnenministerin Dr. Adele Trauth.', ['Adele Trauth']],
    ['beside a verb of speech', '„Nein“, sagte Ohm zu den Leuten.', ['Ohm']],
    ['after “so” and “laut”', 'Das gehe nicht, so Ohm. Laut Trauth geht es doch.', ['Ohm', 'Trauth']],
    ['before “zufolge”', 'Ohm zufolge fehlen Helfer.', ['Ohm']],
    [
      'at the beginning of a sentence, known from elsewhere',
      'Es kam Wenzel Ohm. Ohm ging bald.',
      ['Wenzel Ohm', 'Ohm'],
    ],
    ['with a particle', 'Ministerin Ingrid von der Rehm schwieg.', ['Ingrid von der Rehm']],
    ['with a particle, later', 'Es kam Ines von Rehm. „Ja“, sagte von Rehm.', ['Ines von Rehm', 'von Rehm']],
    ['before an affiliation', 'Analyst Henning Tauch von der Rabenbank rechnet.', ['Henning Tauch']],
    ['of a body', 'Die Sprecherin der Universität Kelsberg schwieg.', ['Universität Kelsberg']],
    ['by an adjective with a capital', 'Ein Sprecher der Norischen Bank schwieg.', ['Norischen Bank']],
    ['of a firm without an article', 'Man prüfe das, teilte Velmara Chemie mit.', ['Velmara Chemie']],
    ['by initials', 'Der Bund und die AfK streiten.', ['AfK']],
    ['a surname that is a trade', 'Es kam Anna Koch. „Gut“, sagte Koch.', ['Anna Koch', 'Koch']],
    ['a country with its head', 'Norlands Präsident Enno Rask kam.', ['Enno Rask']],
    ['none', 'Die neuen Mieten in der Siedlung bringen Ärger für Rentner und Familien.', []],
    ['none in bare nouns', 'Betroffen sind Buslinien, mit Verspätungen ist zu rechnen. Kritik kommt aus dem Rat.', []],
  ])('%s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

it('ends no sentence at the full stop of an ordinal number', () => {
  const sentences = (text: string): number => (read(text).at(-1)?.sentence ?? 0) + 1;
  expect(sentences('Am 3. Oktober ist frei. Am 12. Spieltag nicht.')).toBe(2);
  expect(sentences('Die Brücke ist von 1961. Die Bahn fährt. Es waren 61. Er ging.')).toBe(4);
});

it.each(['sagte', 'betont', 'hinzugefügt', 'mitteilte', 'kritisierte', 'antwortet', 'gesagt', 'erklärte', 'zufolge'])(
  'knows a form of a verb of speech: %s',
  (form) => {
    expect(german.cues.has(form)).toBe(true);
  },
);

it.each([
  ['lehrer', 'male'],
  ['hauptmann', 'male'],
  ['stadtschreiberin', 'female'],
  ['kauffrau', 'female'],
  ['großmutter', 'female'],
  ['vorsitzende', null],
  ['regen', null],
])('tells men and women by the form of their role: %s', (noun, gender) => {
  expect(german.genderOf(noun)).toBe(gender);
});

it.each([
  ['vorsitzende', 'die', 'female'],
  ['vorsitzende', 'der', 'male'],
  ['abgeordneter', 'ein', 'male'],
  ['abgeordneten', 'der', null],
  ['abgeordneten', 'dem', 'male'],
  ['68-jährige', 'die', 'female'],
  ['54-jährige', 'der', 'male'],
  ['forscher', 'die', null],
])('tells men and women by the article: %s after %s', (noun, article, gender) => {
  expect(german.genderOf(noun, article)).toBe(gender);
});

it.each([
  ['forscher', 'die', true],
  ['forscher', 'der', false],
  ['autoren', 'die', true],
  ['forscherin', 'die', false],
  ['forscherinnen', '', true],
  ['vorsitzende', 'die', false],
  ['vorsitzenden', 'die', true],
])('tells one from several: %s after %s', (noun, article, plural) => {
  expect(german.isPlural(noun, article)).toBe(plural);
});

it.each([
  ['landesinnenministerin', 'ministerin', true],
  ['trainer', 'coach', true],
  ['sängerin', 'musikerin', true],
  ['torwart', 'keeper', true],
  ['trainer', 'sängerin', false],
])('knows what else an office is called: %s, %s', (one, other, same) => {
  expect(german.isSameOffice(one, other)).toBe(same);
});

it('knows short forms of first names', () => {
  expect(german.isShortForm('sepp', 'josef')).toBe(true);
  expect(german.isShortForm('sepp', 'hans')).toBe(false);
});

describe('whatever the text', () => {
  it('reads it without an error, keeps offsets, and changes no punctuation', () => {
    const parts = fc.constantFrom(
      'Haus ',
      'von ',
      'der ',
      'Ines ',
      'sagte ',
      '3. ',
      'Dr. ',
      '„',
      '“',
      ', ',
      '\n',
      'Über',
      '-',
      '😀',
      '\ud800',
      'AfK ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary' }))), (list) => {
        const text = list.join('');
        for (const [at, word] of read(text).entries()) {
          expect(word.index).toBe(at);
          expect(word.sentence).toBeGreaterThanOrEqual(0);
          if (word.kind === 'punctuation') expect(word.capital).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['Haus ', 'von ', 'Ines von ', '3. ', 'A. '])('takes linear time: %s', (part) => {
    const started = processorMs();
    read(part.repeat(100_000));
    expect(processorMs() - started).toBeLessThan(2000);
  });
});
