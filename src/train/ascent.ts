import { NAMES } from '../extract/summary/features.ts';
import type { Choices } from './choices.ts';
import { mean, type Rouge } from './rouge.ts';

/** So steep that a point of ROUGE counts beside the weights' decay. */
const SCALE = 10;

/**
 * Fits weights that make the expected ROUGE the highest, where a summary is chosen with a probability that grows with the
 * exponential of its worth: by ascent along the gradient (Adam, its steps growing smaller), with L2.
 */
export function ascend(articles: readonly Choices[], { rounds = 150, rate = 0.05, decay = 0.002 } = {}): number[] {
  const weights = new Float64Array(NAMES.length);
  const first = new Float64Array(NAMES.length);
  const second = new Float64Array(NAMES.length);
  const usable = articles.filter(({ features }) => features.length > 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(NAMES.length);
    for (const article of usable) addGradient(article, weights, gradient);
    const [bias, spread] = [1 - 0.9 ** round, 1 - 0.99 ** round];
    const pace = (rate * (rounds + 1 - round)) / rounds;
    for (let at = 0; at < weights.length; at++) {
      const slope = (gradient[at] as number) / usable.length - decay * (weights[at] as number);
      first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
      second[at] = 0.99 * (second[at] as number) + 0.01 * slope * slope;
      const step = (first[at] as number) / bias / (Math.sqrt((second[at] as number) / spread) + 1e-6);
      weights[at] = (weights[at] as number) + pace * step;
    }
  }
  return Array.from(weights, (weight) => Math.round(1000 * weight) / 1000);
}

function addGradient({ features, scores }: Choices, weights: Float64Array, gradient: Float64Array): void {
  const worths = features.map((it) => dot(it, weights));
  const most = worths.reduce((one, other) => Math.max(one, other));
  const powers = worths.map((worth) => Math.exp(worth - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const gains = scores.map((score: Rouge) => mean(score));
  const expected = gains.reduce((sum, gain, at) => sum + (gain * (powers[at] as number)) / total, 0);
  features.forEach((it, at) => {
    const factor = (SCALE * (powers[at] as number) * ((gains[at] as number) - expected)) / total;
    if (Math.abs(factor) < 1e-7) return;
    for (let index = 0; index < it.length; index++)
      gradient[index] = (gradient[index] as number) + factor * (it[index] as number);
  });
}

function dot(features: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] as number) * (weights[at] as number);
  return sum;
}
