import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { formatGrace, readGrace } from '../../src/digest/grace.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describe('how late a missed digest may be', () => {
  it.each([
    [undefined, 3 * HOUR],
    [' ', 3 * HOUR],
    ['skip', 0],
    ['Skip', 0],
    ['3h', 3 * HOUR],
    ['90m', 90 * MINUTE],
    ['1 min', MINUTE],
    ['2 hours', 2 * HOUR],
    ['2hrs', 2 * HOUR],
    ['1d', DAY],
    ['7 days', 7 * DAY],
    ['10080 minutes', 7 * DAY],
  ])('%j is %d ms', (typed, ms) => {
    expect(readGrace(typed)).toBe(ms);
  });

  it.each(['3', 'never', '5s', '5ms', '-1h', '1.5h', '3h 5m', 'constructor', 'h'])('%j is no span', (typed) => {
    const fault = `“${typed}” is no span of time: missed is skip, or such as 3h, 90m or 1d.`;
    expect(() => readGrace(typed)).toThrow(new UserError(fault));
  });

  it.each(['0m', '0h', '8d', '169h', '999999d'])('%j is outside of what there can be', (typed) => {
    expect(() => readGrace(typed)).toThrow(
      'A missed digest can be made up for from 1 minute to 7 days late: give such a span, or skip.',
    );
  });

  it('is told in the largest unit that fits, and read back to the same', () => {
    expect([0, MINUTE, 90 * MINUTE, HOUR, 3 * HOUR, DAY, 36 * HOUR, 7 * DAY].map(formatGrace)).toEqual([
      ...['skip', '1 minute', '90 minutes', '1 hour', '3 hours', '1 day', '36 hours', '7 days'],
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 * 24 * 60 }), (minutes) => {
        expect(readGrace(formatGrace(minutes * MINUTE))).toBe(minutes * MINUTE);
      }),
    );
  });
});
