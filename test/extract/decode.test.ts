import { describe, expect, it } from 'vitest';
import { type Article, readArticle } from '../../src/extract/article.ts';
import { decode, prune, scoreOf } from '../../src/extract/decode.ts';
import { SIZE } from '../../src/extract/features/hashing.ts';
import { english } from '../../src/extract/language/english.ts';
import { latticeOf } from '../../src/extract/lattice.ts';
import { loadModel } from '../../src/extract/model.ts';

const read = (text: string): Article => readArticle(text, english);
const NAMES = ['Ines Varga', 'Bo Dahl', 'Una Roe', 'Mara Lund', 'Nils Odo', 'Ada Benning', 'Karl Moss'];
const CROWDED = `${NAMES.join(', ')} met. “It is late,” said Ines Varga. “It rains.” ${NAMES.join(', ')} left.`;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe('decoding', () => {
  it('looks at a few states of each quotation, with probabilities that sum to one', () => {
    const decoded = decode(read(CROWDED), loadModel().weights);
    expect(decoded).toHaveLength(2);
    for (const { states, marginals } of decoded) {
      expect(states.length).toBeLessThanOrEqual(6);
      expect(marginals).toHaveLength(states.length);
      expect(sum(marginals)).toBeCloseTo(1);
    }
  });

  it('prefers nothing where nothing was learned', () => {
    for (const { marginals } of decode(read('“Late,” said Varga.'), new Float32Array(1 << SIZE)))
      for (const marginal of marginals) expect(marginal).toBeCloseTo(1 / marginals.length);
  });

  it('gives nothing for an article without marks', () => {
    expect(decode(read('It rained.'), loadModel().weights)).toEqual([]);
  });

  it('judges a quotation by those beside it', () => {
    const article = read('“It is late,” said Ines Varga. “It is the tide,” she added.\n\n“Nobody waits,” she said.');
    const before = decode(article, loadModel().weights).map(({ marginals }) => [...marginals]);
    const alone = decode(read('“Nobody waits,” she said.'), loadModel().weights).map(({ marginals }) => [...marginals]);
    expect(before[2]).not.toEqual(alone[0]);
  });
});

describe('pruning', () => {
  const { weights } = loadModel();

  it('keeps the best states by themselves, in order', () => {
    const lattice = latticeOf(read(CROWDED));
    prune(lattice, weights).forEach(({ states, scores }, index) => {
      const all = (lattice[index] ?? []).map(({ places }) => scoreOf(weights, places)).sort((a, b) => b - a);
      expect([...scores]).toEqual(all.slice(0, states.length));
    });
  });

  it('keeps what is asked for, however bad', () => {
    const lattice = latticeOf(read(CROWDED));
    const kept = prune(lattice, weights, () => true);
    expect(kept.map(({ states }) => states.length)).toEqual(lattice.map((states) => states.length));
  });
});
