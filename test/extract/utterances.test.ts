import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { english } from '../../src/extract/language/english.ts';
import { SKIPPED, utterancesOf } from '../../src/extract/utterances.ts';

/** The numbers of a text's quotations, whose sources are the mentions of these words (null: none, 'skip': no quotation). */
function numbersOf(text: string, phrases: (string | null)[]): number[] {
  const article = readArticle(text, english);
  const sources = phrases.map((phrase) => {
    if (phrase === 'skip') return SKIPPED;
    return article.mentions.findIndex(({ start, end }) => text.slice(start, end) === phrase);
  });
  expect(article.quotations).toHaveLength(phrases.length);
  return utterancesOf(article, sources);
}

describe('utterances', () => {
  it('are numbered from 1', () => {
    expect(numbersOf('“Late,” said Lund.', ['Lund'])).toEqual([1]);
  });

  it('are shared by the parts of a sentence that its attribution splits', () => {
    expect(numbersOf('“The ferry,” Lund said, “is late.”', ['Lund', 'Lund'])).toEqual([1, 1]);
    expect(numbersOf('“The ferry,” said Ines Varga, “is late.”', ['Ines Varga', 'Ines Varga'])).toEqual([1, 1]);
  });

  it('begin anew with a new sentence', () => {
    expect(numbersOf('“The ferry is late,” Lund said. “It is the tide.”', ['Lund', 'Lund'])).toEqual([1, 2]);
  });

  it('begin anew after a quotation that ended its sentence', () => {
    expect(numbersOf('“Late.” Lund said that it was “the tide.”', ['Lund', 'Lund'])).toEqual([1, 2]);
  });

  it('begin anew with another source', () => {
    expect(numbersOf('“Late,” Lund said, and “no,” said Dahl.', ['Lund', 'Dahl'])).toEqual([1, 2]);
  });

  it('go on over paragraphs that have no closing mark', () => {
    const text = 'Lund said: “It was late.\n\n“It was the tide.\n\n“It was the wind.”\n\n“No.”';
    expect(numbersOf(text, ['Lund', 'Lund', 'Lund', 'Lund'])).toEqual([1, 1, 1, 2]);
  });

  it('go on without a source too, where no closing mark stands', () => {
    expect(numbersOf('“It was late.\n\n“It was the tide.”', [null, null])).toEqual([1, 1]);
  });

  it('leave out what is no quotation', () => {
    const text = '“Late,” said Lund. The “low” tide. “Never,” said Dahl.';
    expect(numbersOf(text, ['Lund', 'skip', 'Dahl'])).toEqual([1, 0, 2]);
  });
});
