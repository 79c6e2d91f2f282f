import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../src/extract/article.ts';
import { candidatesOf } from '../../src/extract/candidates.ts';
import { scoreOf } from '../../src/extract/decode.ts';
import { SIZE } from '../../src/extract/features/hashing.ts';
import { english } from '../../src/extract/language/english.ts';
import { gapOf, latticeOf, NO_SOURCE, NO_SPEECH, scoresOf, transition } from '../../src/extract/lattice.ts';

const read = (text: string): Article => readArticle(text, english);
const TEXT = `Ines Varga saw the pilot. “We were late,” she said, “and it rained.”

“It is the tide.”

The “low” harbour, according to Bo Dahl, “will be closed.”`;
const weights = Float32Array.from({ length: 1 << SIZE }, (_, at) => Math.sin(at));

describe('the states of a quotation', () => {
  it('are no speech, no source, and one for each candidate', () => {
    const article = read(TEXT);
    latticeOf(article).forEach((states, index) => {
      const candidates = candidatesOf(article, index).map(({ mention }) => mention);
      expect(states.map(({ source }) => source)).toEqual([NO_SPEECH, NO_SOURCE, ...candidates]);
    });
  });

  it('score the same whether their features are kept or not', () => {
    const article = read(TEXT);
    latticeOf(article).forEach((states, index) => {
      const expected = states.map(({ source, places }) => ({
        source,
        score: expect.closeTo(scoreOf(weights, places)),
      }));
      expect(scoresOf(article, index, weights)).toEqual(expected);
    });
  });

  it('have features of their own', () => {
    for (const states of latticeOf(read(TEXT))) {
      const all = states.map(({ places }) => places.join());
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('the gap between two quotations', () => {
  it('is one for those that stand alike', () => {
    const one = gapOf(read('“We,” Ines Varga said, “were late.”'), 0);
    expect(gapOf(read('“They,” Nils Dahl said, “were tired then.”'), 0)).toBe(one);
  });

  it('is another across paragraphs, sentences and more words', () => {
    const gaps = [
      '“We,” said Varga, “were late.”',
      '“We,” said Varga. “Were late.”',
      '“We,” said Varga, who had a long day in the harbour behind her, “were late.”',
      '“We,” said Varga.\n\n“Were late.”',
    ].map((text) => gapOf(read(text), 0));
    expect(new Set(gaps).size).toBe(4);
  });
});

describe('the features of one source after another', () => {
  const text = 'Ines Varga left. “We,” Varga said, “were late.” Bo Dahl ran.';
  const between = (from: string, to: string): string => {
    const article = read(text);
    const at = (phrase: string) => article.mentions.findIndex(({ start, end }) => text.slice(start, end) === phrase);
    return transition(article, 0, gapOf(article, 0), at(from), at(to)).taken().join();
  };

  it('tell the same mention from the same name, and that from another', () => {
    const all = [between('Varga', 'Varga'), between('Ines Varga', 'Varga'), between('Bo Dahl', 'Varga')];
    expect(new Set(all).size).toBe(3);
  });

  it('tell what comes first', () => {
    expect(between('Ines Varga', 'Bo Dahl')).not.toBe(between('Bo Dahl', 'Ines Varga'));
  });

  it('are there for no source and for no speech, too', () => {
    const article = read(text);
    const ends = [NO_SPEECH, NO_SOURCE].flatMap((from) => [NO_SPEECH, NO_SOURCE].map((to) => [from, to] as const));
    const all = ends.map(([from, to]) => transition(article, 0, gapOf(article, 0), from, to).taken().join());
    expect(new Set(all).size).toBe(4);
  });
});
