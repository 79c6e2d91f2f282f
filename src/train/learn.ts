import type { Article } from '../extract/article.ts';
import { type Decoded, decode, forwardBackward } from '../extract/decode.ts';
import { SIZE } from '../extract/features/hashing.ts';
import type { State } from '../extract/lattice.ts';

/** An article with its lattice and, for each quotation, the sources that are right (null: nobody knows). */
export type Example = { article: Article; lattice: State[][]; right: (ReadonlySet<number> | null)[] };

/**
 * Fits the weights of a conditional random field by stochastic gradient ascent (Adagrad, L2), as an average over the
 * last half of the rounds. `random` orders the examples.
 */
export function learn(
  examples: readonly Example[],
  {
    rounds,
    rate = 0.1,
    decay = 1e-3,
    seldom = 3,
    dropout = 0,
    random,
    report = () => {},
  }: {
    rounds: number;
    rate?: number;
    decay?: number;
    seldom?: number;
    dropout?: number;
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
    if ((!always && common[place] === 0) || (dropout > 0 && random() < dropout)) return;
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
function climb(
  { article, lattice, right }: Example,
  weights: Float32Array,
  step: (place: number, gradient: number, always?: boolean) => void,
): number {
  if (lattice.length === 0) return 0;
  const isRight = (index: number, state: State): boolean => right[index]?.has(state.source) ?? false;
  const free = decode(article, weights, lattice, isRight);
  const links = forwardBackward(article, weights, free);
  // The same chain with only what is right left: the sum over its paths is what should be likely.
  const clamped: Decoded[] = free.map(({ states, scores }, index) => {
    const known = right[index];
    const allowed = known ? states.some((state) => known.has(state.source)) : false;
    return {
      states,
      scores: allowed ? scores.map((score, k) => (isRight(index, states[k] as State) ? score : -1e9)) : scores,
      marginals: new Float64Array(scores.length),
    };
  });
  const wanted = forwardBackward(article, weights, clamped);
  let loss = 0;
  free.forEach(({ states, marginals }, index) => {
    let hit = 0;
    states.forEach(({ places }, k) => {
      const gradient = (clamped[index]?.marginals[k] as number) - (marginals[k] as number);
      if (isRight(index, states[k] as State)) hit += marginals[k] as number;
      if (Math.abs(gradient) > 1e-4) for (const place of places) step(place, gradient);
    });
    if (right[index]) loss -= Math.log(Math.max(hit, 1e-9));
  });
  links.forEach((link, t) => {
    link.places.forEach((places, k) => {
      const gradient = (wanted[t]?.marginals[k] as number) - (link.marginals[k] as number);
      if (Math.abs(gradient) > 1e-4) for (const place of places) step(place, gradient, true);
    });
  });
  return loss;
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
