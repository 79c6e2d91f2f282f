import type { Article } from './article.ts';
import { gapOf, latticeOf, type State, transitionPlaces } from './lattice.ts';

const BEAM = 6;

/** The states of each quotation that are worth a look, with their probabilities given the whole chain. */
export type Decoded = { states: State[]; scores: Float64Array; marginals: Float64Array };

export const scoreOf = (weights: Float32Array, places: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += weights[places[at] as number] as number;
  return sum;
};

/** The best few states of each quotation, judged together along the chain by the forward-backward algorithm. */
export function decode(
  article: Article,
  weights: Float32Array,
  lattice: State[][] = latticeOf(article),
  keep?: (index: number, state: State) => boolean,
): Decoded[] {
  const nodes = lattice.map((states, index) => {
    const scored = states.map((state) => ({ state, score: scoreOf(weights, state.places) }));
    scored.sort((a, b) => b.score - a.score);
    const best = scored.filter(({ state }, rank) => rank < BEAM || keep?.(index, state));
    return {
      states: best.map(({ state }) => state),
      scores: Float64Array.from(best, ({ score }) => score),
      marginals: new Float64Array(best.length),
    };
  });
  forwardBackward(article, weights, nodes);
  return nodes;
}

/** Probabilities of the transitions between two nodes, row by row. */
export type Pairwise = { places: Int32Array[]; scores: Float64Array; marginals: Float64Array };

export function forwardBackward(article: Article, weights: Float32Array, nodes: Decoded[]): Pairwise[] {
  const links = nodes.slice(1).map((node, index) => {
    const gap = gapOf(article, index);
    const places = (nodes[index] as Decoded).states.flatMap((from) =>
      node.states.map((to) => transitionPlaces(article, index, gap, from.source, to.source)),
    );
    return {
      places,
      scores: Float64Array.from(places, (at) => scoreOf(weights, at)),
      marginals: new Float64Array(places.length),
    };
  });
  const forward = nodes.map(({ scores }) => Float64Array.from(scores));
  for (let t = 1; t < nodes.length; t++)
    spread(forward[t - 1] as Float64Array, forward[t] as Float64Array, (links[t - 1] as Pairwise).scores, false);
  const backward = nodes.map(({ scores }) => new Float64Array(scores.length));
  for (let t = nodes.length - 2; t >= 0; t--) {
    const next = (backward[t + 1] as Float64Array).map(
      (value, k) => value + ((nodes[t + 1] as Decoded).scores[k] as number),
    );
    spread(next, backward[t] as Float64Array, (links[t] as Pairwise).scores, true);
  }
  const total = logSum(forward.at(-1) ?? new Float64Array(1));
  nodes.forEach((node, t) => {
    for (let k = 0; k < node.marginals.length; k++)
      node.marginals[k] = Math.exp((forward[t]?.[k] as number) + (backward[t]?.[k] as number) - total);
  });
  links.forEach((link, t) => {
    const width = (nodes[t + 1] as Decoded).states.length;
    for (let k = 0; k < link.marginals.length; k++) {
      const to = k % width;
      const from = (k - to) / width;
      link.marginals[k] = Math.exp(
        (forward[t]?.[from] as number) +
          (link.scores[k] as number) +
          ((nodes[t + 1] as Decoded).scores[to] as number) +
          (backward[t + 1]?.[to] as number) -
          total,
      );
    }
  });
  return links;
}

/** Adds to each target the log-sum over all sources of the source's value and the link's score. */
function spread(from: Float64Array, to: Float64Array, scores: Float64Array, reverse: boolean): void {
  const values = new Float64Array(from.length);
  for (let k = 0; k < to.length; k++) {
    for (let j = 0; j < from.length; j++)
      values[j] = (from[j] as number) + (scores[reverse ? k * from.length + j : j * to.length + k] as number);
    to[k] = (to[k] as number) + logSum(values);
  }
}

function logSum(values: Float64Array): number {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}
