import type { Article } from '../extract/article.ts';
import { marginalsOf, pairMarginalsOf } from '../extract/chain.ts';
import { prune, scoreOf } from '../extract/decode.ts';
import { SIZE } from '../extract/features/hashing.ts';
import { gapOf, type State, transition } from '../extract/lattice.ts';

/** An article with its lattice, for each quotation the sources that are right (null: nobody knows), and how much it counts. */
export type Example = { article: Article; lattice: State[][]; right: (ReadonlySet<number> | null)[]; weight: number };

/**
 * Fits the weights of a conditional random field by stochastic gradient ascent (Adagrad, L2), as an average over the
 * last half of the rounds. `random` orders the examples.
 */
export function learn(
  examples: readonly Example[],
  {
    rounds,
    rate = 0.04,
    decay = 1e-3,
    seldom = 3,
    random,
    report = () => {},
  }: {
    rounds: number;
    rate?: number;
    decay?: number;
    seldom?: number;
    random: () => number;
    report?: (round: number, weights: Float32Array, loss: number) => void;
  },
): Float32Array {
  const size = 1 << SIZE;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const sum = new Float64Array(size);
  let averaged = 0;
  const common = commonPlaces(examples, seldom);
  const step = (place: number, gradient: number, always = false) => {
    if (!always && common[place] === 0) return;
    const g = gradient - decay * (weights[place] as number);
    squares[place] = (squares[place] as number) + g * g;
    weights[place] = (weights[place] as number) + (rate * g) / Math.sqrt(squares[place] as number);
  };
  const order = examples.map((_, k) => k);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    let loss = 0;
    for (const k of order) loss += climb(examples[k] as Example, weights, step);
    if (round >= rounds / 2) {
      averaged++;
      for (let place = 0; place < size; place++) sum[place] = (sum[place] as number) + (weights[place] as number);
    }
    report(round, averaged ? Float32Array.from(sum, (total) => total / averaged) : weights, loss);
  }
  return Float32Array.from(sum, (total) => total / averaged);
}

/** One step towards what is right in one article; gives its loss. */
function climb({ article, lattice, right, weight }: Example, weights: Float32Array, step: Step): number {
  if (lattice.length === 0) return 0;
  const isRight = (index: number, state: State): boolean => right[index]?.has(state.source) ?? false;
  const nodes = prune(lattice, weights, isRight);
  const links = nodes.slice(1).map(({ states: next }, index) => {
    const gap = gapOf(article, index);
    const { states } = nodes[index] as (typeof nodes)[number];
    return states.flatMap((from) => next.map((to) => transition(article, index, gap, from.source, to.source).taken()));
  });
  const pairs = links.map((places) => Float64Array.from(places, (at) => scoreOf(weights, at)));
  const free = { states: nodes.map(({ scores }) => scores), pairs };
  // The same chain with only what is right left: what its paths are made of should be likely.
  const clamped = {
    pairs,
    states: nodes.map(({ states, scores }, index) => {
      const isKnown = states.some((state) => isRight(index, state));
      return isKnown ? scores.map((score, k) => (isRight(index, states[k] as State) ? score : IMPOSSIBLE)) : scores;
    }),
  };
  const [is, should] = [marginalsOf(free), marginalsOf(clamped)];
  let loss = 0;
  nodes.forEach(({ states }, index) => {
    let hit = 0;
    states.forEach((state, k) => {
      const believed = is[index]?.[k] as number;
      if (isRight(index, state)) hit += believed;
      push(state.places, weight * ((should[index]?.[k] as number) - believed), step);
    });
    if (right[index]) loss -= Math.log(Math.max(hit, 1e-9));
  });
  const [pairIs, pairShould] = [pairMarginalsOf(free), pairMarginalsOf(clamped)];
  links.forEach((link, t) => {
    link.forEach((places, k) => {
      push(places, weight * ((pairShould[t]?.[k] as number) - (pairIs[t]?.[k] as number)), step, true);
    });
  });
  return loss;
}

type Step = (place: number, gradient: number, always?: boolean) => void;
const IMPOSSIBLE = -1e9;

function push(places: Int32Array, gradient: number, step: Step, always = false): void {
  if (Math.abs(gradient) < 1e-4) return;
  for (const place of places) step(place, gradient, always);
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** Places of features that come in enough articles to be learned from: the others are noise. */
function commonPlaces(examples: readonly Example[], seldom: number): Uint8Array {
  const counts = new Uint16Array(1 << SIZE);
  const seen = new Int32Array(1 << SIZE).fill(-1);
  examples.forEach(({ lattice }, example) => {
    for (const states of lattice)
      for (const { places } of states)
        for (const place of places) {
          if (seen[place] === example) continue;
          seen[place] = example;
          counts[place] = (counts[place] as number) + 1;
        }
  });
  return Uint8Array.from(counts, (count) => (count >= seldom ? 1 : 0));
}
