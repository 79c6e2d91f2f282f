import { expect, it } from 'vitest';
import { NAMES } from '../../src/extract/summary/features.ts';
import { ascend } from '../../src/train/ascent.ts';

const withFeature = (name: string): Float64Array => Float64Array.from(NAMES, (it) => (it === name ? 1 : 0));

it('weights grow with what good summaries have, and shrink with what bad ones have', () => {
  const article = {
    features: [withFeature('first'), withFeature('question')],
    scores: [[0.5, 0.3, 0.5] as [number, number, number], [0.2, 0, 0.2] as [number, number, number]],
  };
  const weights = ascend([article, { features: [], scores: [] }], { rounds: 30 });
  expect(weights[NAMES.indexOf('first')]).toBeGreaterThan(0.1);
  expect(weights[NAMES.indexOf('question')]).toBeLessThan(-0.1);
  expect(weights[NAMES.indexOf('numbers')]).toBe(0);
});
