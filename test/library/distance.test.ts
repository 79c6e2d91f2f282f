import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../src/library/distance.ts';

describe('the distance of two texts', () => {
  it.each([
    ['', '', 0],
    ['kerry', 'kerry', 0],
    ['', 'abc', 3],
    ['kery', 'kerry', 1],
    ['kerrry', 'kerry', 1],
    ['kirry', 'kerry', 1],
    ['ekrry', 'kerry', 1],
    ['kerry', 'kirby', 2],
    ['ca', 'abc', 3],
  ])('from %j to %j is %i', (a, b, edits) => {
    expect(distance(a, b)).toBe(edits);
  });

  it('is the same both ways, nothing only for the same text, and never more than the longer one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
