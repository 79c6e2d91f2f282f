import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/ingest/feed/dates.ts';

const NOW = Date.UTC(2026, 4, 10);

describe('a date of a feed', () => {
  it.each([
    ['Mon, 04 May 2026 08:30:00 GMT', '2026-05-04T08:30:00.000Z'],
    ['Mon, 04 May 2026 08:30:00 +0200', '2026-05-04T06:30:00.000Z'],
    ['Mon, 04 May 2026 08:30:00 PST', '2026-05-04T16:30:00.000Z'],
    ['Mon, 4 May 26 08:30 EDT', '2026-05-04T12:30:00.000Z'],
    ['4 May 98 08:30 Z', '1998-05-04T08:30:00.000Z'],
    ['Sun, 04 May 2026 08:30:00 GMT', '2026-05-04T08:30:00.000Z'], // it was a Monday
    ['Mon, 04 May 2026 08:30:00', '2026-05-04T08:30:00.000Z'],
    ['Mon, 04 May 2026 08:30:00 QQQ', '2026-05-04T08:30:00.000Z'],
    ['Mon, 04 May 2026 08:30:00 GMT+2', '2026-05-04T06:30:00.000Z'],
    ['Mon, 04 May 2026 08:30:60 +00:00', '2026-05-04T08:30:59.000Z'],
    ['Monday, 04-May-26 08:30:00 UTC', '2026-05-04T08:30:00.000Z'],
    ['Mo, 04 Mai 2026 08:30:00 MESZ', '2026-05-04T06:30:00.000Z'],
    ['4. Mai 2026', '2026-05-04T00:00:00.000Z'],
    ['May 4, 2026 8:30 pm EST', '2026-05-05T01:30:00.000Z'],
    ['Monday, May 4th, 2026 at 12:05 am', '2026-05-04T00:05:00.000Z'],
    ['2026-05-04', '2026-05-04T00:00:00.000Z'],
    ['2026-05-04T08:30Z', '2026-05-04T08:30:00.000Z'],
    ['2026-05-04T08:30:15.250+05:30', '2026-05-04T03:00:15.000Z'],
    ['2026-05-04 08:30:00 -0400', '2026-05-04T12:30:00.000Z'],
    ['20260504', '2026-05-04T00:00:00.000Z'],
  ])('%s is %s', (date, instant) => {
    expect(instantOf(date, NOW)).toBe(instant);
  });

  it.each([
    ...['', 'soon', 'yesterday', '31 Feb 2026 08:00 GMT', '04 Foo 2026', '2026-13-40', '25:99', '0000-00-00'],
    ...['Mon, 04 May 2026 99:99:99 GMT', '1 Jan 1970 00:00 GMT', '2099-01-01T00:00:00Z', '1777881600'],
  ])('%j is none', (date) => {
    expect(instantOf(date, NOW)).toBeUndefined();
  });

  it('is never one of tomorrow’s morrow, and never throws, whatever is written', () => {
    const near = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map(String),
      fc.stringMatching(/^[\d :,T+A-Za-z-]{0,40}$/),
    );
    fc.assert(
      fc.property(near, (date) => {
        const instant = instantOf(date, NOW);
        if (instant !== undefined) expect(Date.parse(instant)).toBeLessThan(NOW + 24 * 3_600_000);
      }),
    );
  });
});
