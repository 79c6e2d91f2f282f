import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Curve, calibrated, fitCurve } from '../../src/extract/calibration.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const cases = fc.array(fc.record({ belief: probability, right: fc.boolean() }), { maxLength: 60 });
const CURVE: Curve = [
  [0.2, 0.1],
  [0.5, 0.4],
  [0.9, 0.8],
];

describe('what a belief is worth', () => {
  it('is exact at the points of the curve', () => {
    for (const [belief, truth] of CURVE) expect(calibrated(CURVE, belief)).toBeCloseTo(truth);
  });

  it('lies on straight lines between them', () => {
    expect(calibrated(CURVE, 0.35)).toBeCloseTo(0.25);
    expect(calibrated(CURVE, 0.1)).toBeCloseTo(0.05);
    expect(calibrated(CURVE, 0.95)).toBeCloseTo(0.9);
  });

  it('is nothing for none, and all for certainty', () => {
    expect(calibrated(CURVE, 0)).toBe(0);
    expect(calibrated(CURVE, 1)).toBe(1);
  });

  it('is itself without a curve', () => {
    expect(calibrated([], 0.3)).toBeCloseTo(0.3);
  });
});

describe('a fitted curve', () => {
  it('pools cases that are out of order', () => {
    const outcomes = [false, true, false, true];
    const curve = fitCurve(
      outcomes.map((right, at) => ({ belief: (at + 1) / 10, right })),
      1,
    );
    expect(curve).toEqual([
      [0.1, 0],
      [0.25, 0.5],
      [0.4, 1],
    ]);
  });

  it('gives the share that was right where all beliefs are alike', () => {
    const alike = Array.from({ length: 120 }, (_, at) => ({ belief: 0.7, right: at % 4 > 0 }));
    expect(calibrated(fitCurve(alike), 0.7)).toBeCloseTo(0.75);
  });

  it('rises, in belief and in truth, between 0 and 1, whatever the cases', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 9 }), (all, least) => {
        const curve = fitCurve(all, least);
        curve.forEach(([x, y], at) => {
          expect(x).toBeGreaterThanOrEqual(curve[at - 1]?.[0] ?? 0);
          expect(y).toBeGreaterThanOrEqual(curve[at - 1]?.[1] ?? 0);
          expect(Math.max(x, y)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('never values the stronger of two beliefs less', () => {
    fc.assert(
      fc.property(cases, probability, probability, (all, a, b) => {
        const curve = fitCurve(all, 3);
        const [low, high] = [calibrated(curve, Math.min(a, b)), calibrated(curve, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('doesn’t touch the cases', () => {
    const all = [
      { belief: 0.9, right: true },
      { belief: 0.1, right: false },
    ];
    fitCurve(all, 1);
    expect(all.map(({ belief }) => belief)).toEqual([0.9, 0.1]);
  });
});
