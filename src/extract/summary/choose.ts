import fitted from '../weights/summary.json' with { type: 'json' };
import { type Candidate, FEATURES, NAMES, PAIR_FEATURES, pairFeatures, setFeatures } from './features.ts';
import { repeats } from './repeats.ts';
import type { Terms } from './terms.ts';

/** The weights of the features, in the order of NAMES. */
export type Weights = readonly number[];

const WEIGHTS: Weights = NAMES.map((name) => (fitted.weights as Record<string, number>)[name] ?? 0);
export const loadWeights = (): Weights => WEIGHTS;

/** So many of the best sentences, and those they lean on, are tried in all combinations. */
const MOST = 8;
const PAIRS_AT = FEATURES.length;
const SETS_AT = PAIRS_AT + PAIR_FEATURES.length;

function dot(features: readonly number[], weights: Weights, from: number): number {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] as number) * (weights[from + at] as number);
  return sum;
}

/** What a sentence is worth by itself. */
export const worthOf = ({ features }: Candidate, weights: Weights): number => dot(features, weights, 0);

/** What two sentences of one summary add to what each is worth: less than nothing where they say the same, never in the same words. */
export const pairWorth = (one: Candidate, other: Candidate, terms: Terms, weights: Weights): number =>
  repeats(one, other) ? Number.NEGATIVE_INFINITY : dot(pairFeatures(one, other, terms), weights, PAIRS_AT);

const setWorth = (list: readonly Candidate[], chosen: readonly number[], weights: Weights): number =>
  dot(setFeatures(list, chosen), weights, SETS_AT);

/** The sentences worth trying together, in the article's order. */
export function shortlist(candidates: readonly Candidate[], weights: Weights, most = MOST): Candidate[] {
  const worth = new Map(candidates.map((candidate) => [candidate, worthOf(candidate, weights)]));
  const byWorth = candidates.toSorted((one, other) => (worth.get(other) as number) - (worth.get(one) as number));
  const kept = new Set<Candidate>();
  for (const candidate of byWorth) {
    if (kept.size === most) break;
    if (!kept.values().some((it) => repeats(it, candidate))) kept.add(candidate);
  }
  const at = new Map(candidates.map((candidate) => [candidate.place, candidate]));
  for (const { previous, next } of kept)
    for (const beside of [at.get(previous), at.get(next)]) if (beside && kept.size < 2 * most) kept.add(beside);
  return candidates.filter((candidate) => kept.has(candidate));
}

/**
 * Calls for each way to choose `size` sentences of a list so that one that leans on another stands right behind it, and none is
 * without the one that takes it back; the places in `chosen` are overwritten from call to call.
 */
export function eachChoice(list: readonly Candidate[], size: number, visit: (chosen: readonly number[]) => void): void {
  const chosen: number[] = new Array(size).fill(0);
  const choose = (depth: number, from: number, last: number, due: number): void => {
    if (depth === size) {
      if (due < 0) visit(chosen);
      return;
    }
    for (let at = from; at <= list.length - size + depth; at++) {
      const { previous, place, next } = list[at] as Candidate;
      if ((previous !== -1 && previous !== last) || (due >= 0 && due !== place)) continue;
      chosen[depth] = at;
      choose(depth + 1, at + 1, place, next);
    }
  };
  choose(0, 0, -1, -1);
}

/** The best `size` sentences, or fewer where so many can't stand together. */
export function choose(candidates: readonly Candidate[], size: number, terms: Terms, weights: Weights): Candidate[] {
  const list = shortlist(candidates, weights);
  const worth = list.map((candidate) => worthOf(candidate, weights));
  const pairs = list.map((one, at) => list.map((other, to) => (to > at ? pairWorth(one, other, terms, weights) : 0)));
  let best: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  eachChoice(list, size, (chosen) => {
    let sum = setWorth(list, chosen, weights);
    for (let index = 0; index < chosen.length; index++) {
      const at = chosen[index] as number;
      sum += worth[at] as number;
      const row = pairs[at] as number[];
      for (let next = index + 1; next < chosen.length; next++) sum += row[chosen[next] as number] as number;
    }
    if (sum > most) [most, best] = [sum, chosen.slice()];
  });
  if (best.length === 0 && size > 1) return choose(candidates, size - 1, terms, weights);
  return best.map((at) => list[at] as Candidate);
}
