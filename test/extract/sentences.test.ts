import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { english } from '../../src/extract/language/english.ts';

/** The sentences of a text, by their words. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const { start, end, sentence } of readArticle(text, english).words)
    sentences[sentence] = `${sentences[sentence] ?? ''} ${text.slice(start, end)}`.trimStart();
  return sentences;
}

describe('sentences', () => {
  it.each([
    ['at a full stop', 'Lund left. She ran.', ['Lund left .', 'She ran .']],
    ['at a question', 'Who left? Lund did.', ['Who left ?', 'Lund did .']],
    ['between paragraphs without a stop', 'Ferry late\n\nLund left.', ['Ferry late', 'Lund left .']],
    ['at the closing mark of a whole sentence', '“We left.” Lund ran.', ['“We left.”', 'Lund ran .']],
    ['before an opening mark', 'Lund ran. “We left.”', ['Lund ran .', '“We left.”']],
    [
      'at an abbreviation before a small word of a new one',
      'He lives in the U.S. She left.',
      ['He lives in the U.S.', 'She left .'],
    ],
    ['after the hour before a new one', 'It left at 7 a.m. Lund ran.', ['It left at 7 a . m .', 'Lund ran .']],
  ])('end %s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it.each([
    ['after a title', 'Mr. Lund left.'],
    ['after an initial', 'Mara J. Lund left.'],
    ['between a quotation and its attribution', '“We left,” Lund said.'],
    ['between a question and its attribution', '“Who left?” Lund asked.'],
    ['between an exclamation and its attribution', '“Go!” shouted Lund.'],
    ['after the hour before a day', 'The ferry left at 4:52 a.m. Monday.'],
    ['after the hour before a month', 'The ferry left at 6 p.m. March 3.'],
    ['after the hour before a zone', 'The ferry left at 6 p.m. Eastern time, or 11 p.m. GMT.'],
    ['at a stop before a small letter', 'The .com firm left.'],
  ])('go on %s', (_, text) => {
    expect(sentencesOf(text)).toHaveLength(1);
  });
});

it('the full stop of “Jr.” ends a sentence before a quotation', () => {
  const { words } = readArticle('“One,” said Tom Hale Jr. “Two,” said Ines Varga.', english);
  expect(words.filter(({ kind }) => kind === 'quotation').map(({ sentence }) => sentence)).toEqual([0, 1]);
});
