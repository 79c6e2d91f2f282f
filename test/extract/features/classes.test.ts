import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../../src/extract/article.ts';
import { CUE, SMALL, shapeOf, VERB } from '../../../src/extract/features/classes.ts';
import { english } from '../../../src/extract/language/english.ts';

const read = (text: string): Article => readArticle(text, english);
const shape = (text: string): number => {
  const { classes } = read(text);
  return shapeOf(classes, 0, classes.length);
};

describe('what the word lists say of a word', () => {
  it.each([
    ['said', CUE],
    ['has', VERB],
    ['the', SMALL],
  ])('holds for “%s”', (word, flag) => {
    expect((read(`x ${word}`).flags[1] as number) & flag).toBe(flag);
  });

  it('is nothing for punctuation and for quotations', () => {
    expect([...read('“Said.” ,').flags]).toEqual([0, 0]);
  });
});

describe('the shape of some words', () => {
  it('is one for other names', () => {
    expect(shape('“Late,” said Ines Varga.')).toBe(shape('“Early,” said Bo Dahl.'));
  });

  it('is another for another order', () => {
    expect(shape('“Late,” said Ines Varga.')).not.toBe(shape('“Late,” Ines Varga said.'));
  });

  it('is one for one word more of a kind', () => {
    expect(shape('“Late,” said Ines.')).toBe(shape('“Late,” said Ines Varga.'));
  });
});
