import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/extract/language/detect.ts';
import { languages, none } from '../../../src/extract/language/index.ts';
import { withEndings } from '../../../src/extract/language/language.ts';
import { sharing } from '../../../src/extract/language/sharing.ts';
import { processorMs } from '../../fixtures/processor.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The ferry to Norhaven was late again, and nobody at the harbour could say why it had stopped.'],
    ['de', 'Die Fähre nach Norhaven kam wieder zu spät, und niemand im Hafen konnte sagen, warum sie hielt.'],
    ['und', 'Le bac de Norhaven est encore arrivé en retard, et personne au port ne savait pourquoi.'],
    ['und', 'De veerboot naar Norhaven kwam weer te laat, maar niemand wist waarom hij was gestopt.'],
    ['und', 'Färjan till Norhaven blev försenad igen, och ingen i hamnen visste varför den hade stannat.'],
    ['und', '連絡船はまた遅れた。港では誰も理由を知らなかった。'],
    ['und', ''],
    ['und', '12.30 – 14.15'],
  ])('is found: %s', (code, text) => {
    expect(languageOf(text).code).toBe(code);
  });

  it('is that of most of it, not of its quotations', () => {
    const text = `${'Die Sängerin sagte das auf der Bühne und ging dann mit ihrer Band in den Hof. '.repeat(4)}“We are here to stay, and that is it.”`;
    expect(languageOf(text).code).toBe('de');
  });

  it('is found in bounded time', () => {
    const started = processorMs();
    languageOf('und der '.repeat(1_000_000));
    expect(processorMs() - started).toBeLessThan(500);
  });

  it('is one of the known or none, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => [...languages, none].includes(languageOf(text))),
      { numRuns: 200 },
    );
  });
});

describe('a lexicon with endings', () => {
  const lexicon = withEndings(['rat'], ['minister', 'chefin']);
  it.each([
    ['rat', true],
    ['innenminister', true],
    ['fraktionschefin', true],
    ['minister', false],
    ['vorrat', false],
    ['ministerium', false],
  ])('%s: %s', (word, known) => {
    expect(lexicon.has(word)).toBe(known);
  });
});

it('words of one row share it', () => {
  const isSame = sharing(['boss manager', 'manager trainer']);
  expect(isSame('boss', 'manager')).toBe(true);
  expect(isSame('trainer', 'manager')).toBe(true);
  expect(isSame('boss', 'trainer')).toBe(false);
  expect(isSame('pilot', 'pilot')).toBe(false);
});

it.each(languages)(
  '$code gives words for every kind that an empty list would switch off',
  ({ small, nouns, people }) => {
    for (const list of [small.articles, small.and, small.copulas, small.prepositions])
      expect(list).not.toEqual(new Set());
    for (const noun of ['', 'xyzzy']) {
      expect(people.has(noun)).toBe(false);
      expect(nouns.bodies.has(noun)).toBe(false);
    }
  },
);
