import { describe, expect, it } from 'vitest';
import { mean, measured, referenceOf, rouge, tokensOf } from '../../src/train/rouge.ts';

const score = (sentences: string[], reference: string) => {
  const against = referenceOf(reference);
  return rouge(
    sentences.map((it) => measured(it, against)),
    against,
  );
};

describe('ROUGE', () => {
  it('compares words by their stems', () => {
    expect(tokensOf('The ferries stopped, quickly!')).toEqual(['the', 'ferry', 'stopp', 'quick']);
  });

  it('is one for the reference itself and nothing for other words', () => {
    expect(score(['The ferry stops.', 'Lund waits.'], 'The ferry stops. Lund waits.')).toEqual([1, 1, 1]);
    expect(score(['Snow fell.'], 'The ferry stops.')).toEqual([0, 0, 0]);
    expect(score([], 'The ferry stops.')).toEqual([0, 0, 0]);
  });

  it('counts words, pairs of words, and words in the reference’s order', () => {
    const [one, two, longest] = score(['stops ferry the'], 'the ferry stops');
    expect([one, two]).toEqual([1, 0]);
    expect(longest).toBeCloseTo(1 / 3);
  });

  it('counts no word more often than the summary has it', () => {
    const [one, , longest] = score(['the'], 'the. the. the.');
    expect(one).toBeCloseTo(0.5);
    expect(longest).toBeCloseTo(0.5);
    expect(mean([0.3, 0.6, 0.9])).toBeCloseTo(0.6);
  });
});
