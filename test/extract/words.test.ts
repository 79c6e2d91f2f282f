import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { english } from '../../src/extract/language/english.ts';
import { german } from '../../src/extract/language/german.ts';
import { none } from '../../src/extract/language/index.ts';

const wordsOf = (text: string, language = english): string[] =>
  readArticle(text, language).words.map(({ start, end }) => text.slice(start, end));

describe('the words of an article', () => {
  it('are words, numbers and marks of punctuation', () => {
    expect(wordsOf('Lund, 41, left.')).toEqual(['Lund', ',', '41', ',', 'left', '.']);
  });

  it('count a whole quotation, marks included, as one', () => {
    expect(wordsOf('“Late, very late,” Lund said.')).toEqual(['“Late, very late,”', 'Lund', 'said', '.']);
  });

  it('keep what a hyphen, an apostrophe or an ampersand joins', () => {
    expect(wordsOf('Vice-mayor O’Dell of R&B-on-Sea')).toEqual(['Vice-mayor', 'O’Dell', 'of', 'R&B-on-Sea']);
  });

  it.each([
    ['Lund’s boat', ['Lund', '’s', 'boat']],
    ["He'd left", ['He', "'d", 'left']],
    ['they’re here', ['they', '’re', 'here']],
  ])('cut off what clings to the end: %s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('keep the full stop of an abbreviation and of initials', () => {
    expect(wordsOf('Dr. J. R. Odo of the U.S. spoke.')).toEqual([
      'Dr.',
      'J.',
      'R.',
      'Odo',
      'of',
      'the',
      'U.S.',
      'spoke',
      '.',
    ]);
  });

  it('keep numbers whole', () => {
    expect(wordsOf('1,250.5 and 22-year-old at 10:30')).toEqual(['1,250.5', 'and', '22-year-old', 'at', '10:30']);
  });

  it('keep letters with combining accents, and those beyond the first plane', () => {
    expect(wordsOf('Rene\u0301e saw 𝕏𝕐')).toEqual(['Rene\u0301e', 'saw', '𝕏𝕐']);
  });

  it('keep handles and hashtags', () => {
    expect(wordsOf('@mara_lund wrote #ferry')).toEqual(['@mara_lund', 'wrote', '#ferry']);
  });

  it('are the same for curly and straight apostrophes', () => {
    const [curly, straight] = ['don’t', "don't"].map((text) => readArticle(text, english).words[0]);
    expect(curly?.lower).toBe(straight?.lower);
    expect(curly?.hash).toBe(straight?.hash);
  });

  it('stand in their order, and never across a paragraph', () => {
    const { words } = readArticle('One two.\n\nThree “four\n\n“five” six.', none);
    expect(words.map(({ paragraph }) => paragraph)).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
    words.slice(1).forEach((word, at) => {
      expect(word.start).toBeGreaterThanOrEqual(words[at]?.end as number);
    });
  });

  it('of German that are as common as English ones are known by those', () => {
    const sagte = readArticle('Lund sagte', german).words[1];
    const said = readArticle('Lund said', english).words[1];
    expect(sagte?.hash).toBe(said?.hash);
  });
});
