import fitted from '../weights/summary.json' with { type: 'json' };
import { type Candidate, FEATURES, PAIR_FEATURES, pairFeatures, SET_FEATURES, setFeatures } from './features.ts';
import type { Terms } from './terms.ts';

/** The weights of FEATURES, PAIR_FEATURES and SET_FEATURES, in their order. */
export type Weights = readonly number[];

const NAMES = [...FEATURES, ...PAIR_FEATURES, ...SET_FEATURES];
const WEIGHTS: Weights = NAMES.map((name) => (fitted.weights as Record<string, number>)[name] ?? 0);
export const loadWeights = (): Weights => WEIGHTS;

/** So many of the best sentences, and those they lean on, are tried in all combinations. */
const MOST = 10;
const PAIRS_AT = FEATURES.length;
const SETS_AT = PAIRS_AT + PAIR_FEATURES.length;

const dot = (features: readonly number[], weights: Weights, from: number): number =>
  features.reduce((sum, value, at) => sum + value * (weights[from + at] as number), 0);

/** What a sentence is worth by itself. */
export const worthOf = ({ features }: Candidate, weights: Weights): number => dot(features, weights, 0);

/** What two sentences of one summary add to what each is worth: less than nothing, where they say the same. */
export const pairWorth = (one: Candidate, other: Candidate, terms: Terms, weights: Weights): number =>
  dot(pairFeatures(one, other, terms), weights, PAIRS_AT);

export const setWorth = (chosen: readonly Candidate[], weights: Weights): number =>
  dot(setFeatures(chosen), weights, SETS_AT);

/** The sentences worth trying together, in the article's order. */
export function shortlist(candidates: readonly Candidate[], weights: Weights, most = MOST): Candidate[] {
  const byWorth = candidates.toSorted((one, other) => worthOf(other, weights) - worthOf(one, weights));
  const kept = new Set(byWorth.slice(0, most));
  const at = new Map(candidates.map((candidate) => [candidate.place, candidate]));
  for (const { previous } of kept) {
    const before = at.get(previous);
    if (before && kept.size < 2 * most) kept.add(before);
  }
  return candidates.filter((candidate) => kept.has(candidate));
}

/** All ways to choose `size` sentences so that each that leans on another stands right behind it. */
export function* combinations(list: readonly Candidate[], size: number, from = 0, last = -1): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= list.length - size; at++) {
    const { previous } = list[at] as Candidate;
    if (previous !== -1 && previous !== last) continue;
    for (const rest of combinations(list, size - 1, at + 1, (list[at] as Candidate).place)) yield [at, ...rest];
  }
}

/** The best `size` sentences, or fewer where so many can't stand together. */
export function choose(candidates: readonly Candidate[], size: number, terms: Terms, weights: Weights): Candidate[] {
  const list = shortlist(candidates, weights);
  const worth = list.map((candidate) => worthOf(candidate, weights));
  const pairs = list.map((one, at) => list.map((other, to) => (to > at ? pairWorth(one, other, terms, weights) : 0)));
  let best: Candidate[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const chosen of combinations(list, size)) {
    const set = chosen.map((at) => list[at] as Candidate);
    let sum = setWorth(set, weights);
    chosen.forEach((at, index) => {
      sum += worth[at] as number;
      for (const to of chosen.slice(index + 1)) sum += (pairs[at] as number[])[to] as number;
    });
    if (sum > most) [most, best] = [sum, set];
  }
  return best.length > 0 || size <= 1 ? best : choose(candidates, size - 1, terms, weights);
}
