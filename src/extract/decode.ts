import type { Article } from './article.ts';
import { marginalsOf } from './chain.ts';
import { gapOf, type Scored, type State, scoresOf, transition } from './lattice.ts';

/** How many states of a quotation are looked at together with its neighbours'. */
const BEAM = 5;

/** The states of a quotation that are worth a look, with their probabilities given the whole chain. */
export type Decoded = { states: Scored[]; marginals: Float64Array };

export const scoreOf = (weights: Float32Array, places: Int32Array): number => {
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += weights[places[at] as number] as number;
  return sum;
};

/** The best few states of each quotation by themselves, and their scores; `keep` adds others. */
export function prune(
  lattice: readonly State[][],
  weights: Float32Array,
  keep?: (index: number, state: State) => boolean,
): { states: State[]; scores: Float64Array }[] {
  return lattice.map((states, index) => {
    const scored = states.map((state) => ({ state, score: scoreOf(weights, state.places) }));
    scored.sort((a, b) => b.score - a.score);
    const best = scored.filter(({ state }, rank) => rank < BEAM || keep?.(index, state));
    return { states: best.map(({ state }) => state), scores: Float64Array.from(best, ({ score }) => score) };
  });
}

const bestOf = (scored: Scored[]): { states: Scored[]; scores: Float64Array } => {
  const states = scored.sort((a, b) => b.score - a.score).slice(0, BEAM);
  return { states, scores: Float64Array.from(states, ({ score }) => score) };
};

/** The states of each quotation of an article, judged together along the chain. */
export function decode(article: Article, weights: Float32Array): Decoded[] {
  const nodes = article.quotations.map((_, index) => bestOf(scoresOf(article, index, weights)));
  const pairs = nodes.slice(1).map(({ states: next }, index) => {
    const gap = gapOf(article, index);
    const { states } = nodes[index] as (typeof nodes)[number];
    const scores = new Float64Array(states.length * next.length);
    states.forEach((from, j) => {
      next.forEach((to, k) => {
        scores[j * next.length + k] = transition(article, index, gap, from.source, to.source).sum(weights);
      });
    });
    return scores;
  });
  const marginals = marginalsOf({ states: nodes.map(({ scores }) => scores), pairs });
  return nodes.map(({ states }, index) => ({ states, marginals: marginals[index] as Float64Array }));
}
