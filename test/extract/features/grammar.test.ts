import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../../src/extract/article.ts';
import { hangsOn, subjectOf } from '../../../src/extract/features/grammar.ts';
import { english } from '../../../src/extract/language/english.ts';
import type { Mention } from '../../../src/extract/mentions/mentions.ts';

/** The article and its mention that ends in these words. */
function mentionOf(text: string, phrase: string): [Article, Mention, number] {
  const article = readArticle(text, english);
  const at = article.mentions.findIndex(({ start, end }) => text.slice(start, end).endsWith(phrase));
  expect(at, `${phrase} is a mention`).toBeGreaterThanOrEqual(0);
  return [article, article.mentions[at] as Mention, at];
}

describe('where a name stands to a verb of speech', () => {
  it.each([
    ['before it', '“Late,” Ines Varga said.', 1, 'said'],
    ['before it, with an adverb between', '“Late,” Ines Varga later said.', 1, 'said'],
    ['after it', '“Late,” said Ines Varga.', 2, 'said'],
    ['before it, with an apposition between', 'Ines Varga, chief of the Harbour Office, said so.', 3, 'said'],
    ['before it, with an age between', 'Ines Varga, 41, said so.', 3, 'said'],
    ['before it, with brackets between', 'Ines Varga (Harle North) said so.', 3, 'said'],
    ['after “according to”', 'It was late, according to Ines Varga.', 4, 'according'],
    ['as its object', 'Dahl wrote to Ines Varga that it was late.', 5, 'wrote'],
    ['before a phrase that hangs on it', 'Ines Varga of the Harbour Office said so.', 7, 'said'],
    ['after it and “by”', 'The words were written by Ines Varga.', 8, 'written'],
    ['nowhere', 'Ines Varga slept at home.', 0, undefined],
  ])('is told: %s', (_, text, place, cue) => {
    const [{ words, profiles }, , at] = mentionOf(text, 'Ines Varga');
    expect(profiles[at]?.place).toBe(place);
    expect(words[profiles[at]?.cue as number]?.lower).toBe(cue);
  });

  it('doesn’t reach into the next sentence', () => {
    const [{ profiles }, , at] = mentionOf('We met Ines Varga. Said Dahl: “Late.”', 'Ines Varga');
    expect(profiles[at]?.place).toBe(0);
  });
});

describe('a name', () => {
  it('hangs on the one before it after a preposition', () => {
    const [article, mention] = mentionOf('Bo Dahl of the Harbour Office said so.', 'Harbour Office');
    expect(hangsOn(article, mention)).toBe(1);
  });

  it('hangs on nothing at the beginning', () => {
    const [article, mention] = mentionOf('Bo Dahl of the Harbour Office said so.', 'Bo Dahl');
    expect(hangsOn(article, mention)).toBe(0);
  });

  it('is a subject before a verb, and none after one', () => {
    const [article, dahl] = mentionOf('Bo Dahl saw Ines Varga.', 'Bo Dahl');
    expect(subjectOf(article, dahl)).toBeGreaterThan(0);
    const [other, varga] = mentionOf('Bo Dahl saw Ines Varga.', 'Ines Varga');
    expect(subjectOf(other, varga)).toBe(0);
  });
});

it('an object pronoun is no subject', () => {
  const [article, him] = mentionOf('They saw him leave.', 'him');
  expect(subjectOf(article, him)).toBe(0);
});
