import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chain, marginalsOf, pairMarginalsOf } from '../../src/extract/chain.ts';

/** A chain of up to five steps of up to four states each. */
const chains: fc.Arbitrary<Chain> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) =>
    fc.record({
      states: fc.tuple(...sizes.map(scores)),
      pairs: fc.tuple(...sizes.slice(1).map((size, t) => scores(size * (sizes[t] as number)))),
    }),
  );
const scores = (length: number): fc.Arbitrary<Float64Array> =>
  fc
    .array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));

/** Every path through a chain with its probability, counted out one by one. */
function pathsOf({ states, pairs }: Chain): { path: number[]; probability: number }[] {
  let paths: { path: number[]; score: number }[] = [{ path: [], score: 0 }];
  states.forEach((own, t) => {
    paths = paths.flatMap(({ path, score }) =>
      [...own].map((value, k) => {
        const pair = t === 0 ? 0 : (pairs[t - 1]?.[(path[t - 1] as number) * own.length + k] as number);
        return { path: [...path, k], score: score + value + pair };
      }),
    );
  });
  const total = paths.reduce((sum, { score }) => sum + Math.exp(score), 0);
  return paths.map(({ path, score }) => ({ path, probability: Math.exp(score) / total }));
}

const share = (paths: ReturnType<typeof pathsOf>, test: (path: number[]) => boolean): number =>
  paths.filter(({ path }) => test(path)).reduce((sum, { probability }) => sum + probability, 0);

describe('the probabilities of a chain', () => {
  it('of states are those of all paths through them', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const paths = pathsOf(chain);
        marginalsOf(chain).forEach((marginals, t) => {
          marginals.forEach((marginal, k) => {
            expect(marginal).toBeCloseTo(share(paths, (path) => path[t] === k));
          });
        });
      }),
    );
  });

  it('of pairs are those of all paths through both', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const paths = pathsOf(chain);
        pairMarginalsOf(chain).forEach((marginals, t) => {
          const size = chain.states[t + 1]?.length as number;
          marginals.forEach((marginal, k) => {
            const [from, to] = [Math.floor(k / size), k % size];
            expect(marginal).toBeCloseTo(share(paths, (path) => path[t] === from && path[t + 1] === to));
          });
        });
      }),
    );
  });

  it('don’t overflow where scores are enormous', () => {
    const states = [Float64Array.of(5000, 4000), Float64Array.of(-5000, -9000)];
    expect(marginalsOf({ states, pairs: [Float64Array.of(0, 0, 0, 0)] })).toEqual([
      Float64Array.of(1, 0),
      Float64Array.of(1, 0),
    ]);
  });

  it('are none without a step', () => {
    expect(marginalsOf({ states: [], pairs: [] })).toEqual([]);
  });

  it('of a thousand steps still sum to one', () => {
    const states = Array.from({ length: 1000 }, (_, t) => Float64Array.of(t % 5, 1, -3));
    const pairs = Array.from({ length: 999 }, () => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1));
    for (const [a, b, c] of marginalsOf({ states, pairs })) expect((a ?? 0) + (b ?? 0) + (c ?? 0)).toBeCloseTo(1);
  });
});
