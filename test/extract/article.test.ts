import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../src/extract/article.ts';
import { english } from '../../src/extract/language/english.ts';

const TEXT = `“The ferry is late,” said Mara Lund. “It is the tide,” she added.

“Nobody waits.”

The harbour office called the tide “low” on Monday, and Bo Dahl left.`;

const read = (text: string): Article => readArticle(text, english);
const quoted = ({ text, quotations }: Article): string[] => quotations.map(({ start, end }) => text.slice(start, end));

describe('an article', () => {
  it('knows the words between marks in their order', () => {
    expect(quoted(read(TEXT))).toEqual(['The ferry is late,', 'It is the tide,', 'Nobody waits.', 'low']);
  });

  it('knows the word that stands for each quotation', () => {
    const { words, quotations, quotationAt } = read(TEXT);
    quotations.forEach(({ outer }, index) => {
      expect(words[quotationAt[index] as number]).toMatchObject({ quotation: index, ...outer });
    });
  });

  it('knows the mention that a word belongs to', () => {
    const { words, mentions, mentionAt } = read(TEXT);
    const lund = words.findIndex(({ lower }) => lower === 'lund');
    const mention = mentions[mentionAt[lund] as number];
    expect(TEXT.slice(mention?.start, mention?.end)).toBe('Mara Lund');
    expect(mentionAt[words.findIndex(({ lower }) => lower === 'added')]).toBe(-1);
  });

  it('knows where in its paragraph a quotation stands', () => {
    // Opens (1), is inside (0), is all of it (3), is inside.
    expect(read(TEXT).wholeParagraph).toEqual([1, 0, 3, 0]);
    expect(read('Lund said: “Late.”').wholeParagraph).toEqual([2]);
  });

  it('counts quotations and commas between two words', () => {
    const article = read('Lund, Dahl, “yes” and “no”, left.');
    const all = article.words.length;
    expect(article.between('commas', 0, all)).toBe(3);
    expect(article.between('quotations', 0, all)).toBe(2);
    expect(article.between('quotations', all, 0)).toBe(0);
  });

  it('counts the mentions that begin between two words, both excluded', () => {
    const { starts, words } = read('On Monday Mara Lund saw Bo Dahl and left.');
    const at = (lower: string) => words.findIndex((word) => word.lower === lower);
    expect(starts(at('on'), at('left'))).toBe(2);
    expect(starts(at('mara'), at('left'))).toBe(1);
    expect(starts(at('saw'), at('saw'))).toBe(0);
  });

  it('tells words between marks that come again', () => {
    const article = read('They call it “the Kettle”. In “The Kettle” it rained, and “nobody” left.');
    expect(article.quotations.map(article.repeats)).toEqual([true, true, false]);
  });

  it('knows how often a name comes, and how often beside a verb of speech', () => {
    const { mentions, profiles } = read('“Late,” said Mara Lund. Lund left. Lund ran.');
    const named = profiles.filter((_, at) => mentions[at]?.kind === 'name');
    expect(named.map(({ count, spoken }) => [count, spoken])).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
    ]);
  });

  it('may be empty', () => {
    expect(read('')).toMatchObject({ quotations: [], mentions: [], words: [] });
  });
});
