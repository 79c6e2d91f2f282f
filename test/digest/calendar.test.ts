import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/core/digest.ts';
import { cronPattern, latestRun, localTime, nextRun, nextRuns } from '../../src/digest/calendar.ts';
import { readRule } from '../../src/digest/rule.ts';
import { processorMs } from '../fixtures/processor.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const at = (iso: string): number => Date.parse(iso);
const NEW_YORK = 'America/New_York'; // the clock skips 02:00–03:00 on 8 March 2026, and shows 01:00–02:00 twice on 1 November

/** What a clock in the zone shows at the next runs, and how far it is from UTC. */
function shown(time: string, from: string, count: number, zone = NEW_YORK): string[] {
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    ...{ day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' },
  });
  return nextRuns(readRule(time), zone, at(from), count).map((run) => clock.format(run).replace(/ kl\. /, ' '));
}

describe('a day on which the clock skips an hour', () => {
  const before = '2026-03-08T05:10:00Z'; // 00:10
  it('has the digest of the hour skipped at its end, and the next day’s at the usual time', () => {
    expect(shown('02:30', before, 2)).toEqual(['8 03:00 GMT−4', '9 02:30 GMT−4']);
    expect(shown('02:00', before, 2)).toEqual(['8 03:00 GMT−4', '9 02:00 GMT−4']);
    expect(shown('03:00', before, 2)).toEqual(['8 03:00 GMT−4', '9 03:00 GMT−4']);
  });

  it('has one digest for all the times of a rule that meet at the end of the gap', () => {
    expect(shown('15,45 2 * * *', before, 3)).toEqual(['8 03:00 GMT−4', '9 02:15 GMT−4', '9 02:45 GMT−4']);
    expect(shown('0 2-4 * * *', before, 3)).toEqual(['8 03:00 GMT−4', '8 04:00 GMT−4', '9 02:00 GMT−4']);
  });

  it('has every half hour and hour that the clock shows', () => {
    expect(shown('*/30 * * * *', before, 5).map((it) => it.slice(2, 7))).toEqual([
      ...['00:30', '01:00', '01:30', '03:00', '03:30'],
    ]);
    expect(shown('0 * * * *', before, 3).map((it) => it.slice(2, 7))).toEqual(['01:00', '03:00', '04:00']);
    expect(shown('15 * * * *', before, 3).map((it) => it.slice(2, 7))).toEqual(['00:15', '01:15', '03:15']);
  });

  it('may skip only half an hour, or the midnight it should begin with', () => {
    expect(shown('02:15', '2026-10-03T00:00:00Z', 2, 'Australia/Lord_Howe')).toEqual([
      '4 02:30 GMT+11',
      '5 02:15 GMT+11',
    ]);
    expect(shown('00:00', '2018-11-03T12:00:00Z', 2, 'America/Sao_Paulo')).toEqual(['4 01:00 GMT−2', '5 00:00 GMT−2']);
  });
});

describe('a day on which the clock shows an hour twice', () => {
  const before = '2026-11-01T04:10:00Z'; // 00:10
  it('has the digest of that hour the first time', () => {
    expect(shown('01:30', before, 2)).toEqual(['1 01:30 GMT−4', '2 01:30 GMT−5']);
    expect(shown('15,45 1 * * *', before, 3)).toEqual(['1 01:15 GMT−4', '1 01:45 GMT−4', '2 01:15 GMT−5']);
    expect(nextRun(readRule('01:30'), NEW_YORK, at('2026-11-01T05:45:00Z'))).toBe(at('2026-11-02T06:30:00Z'));
  });

  it('has every half hour and hour both times', () => {
    expect(shown('*/30 * * * *', before, 6)).toEqual([
      ...['1 00:30 GMT−4', '1 01:00 GMT−4', '1 01:30 GMT−4', '1 01:00 GMT−5', '1 01:30 GMT−5', '1 02:00 GMT−5'],
    ]);
    expect(shown('0 * * * *', before, 3)).toEqual(['1 01:00 GMT−4', '1 01:00 GMT−5', '1 02:00 GMT−5']);
  });
});

describe('the days of a rule', () => {
  const daysOf = (rule: Rule, count: number) =>
    nextRuns(rule, 'UTC', at('2026-01-01T12:00:00Z'), count).map((run) => new Date(run).toUTCString().slice(0, 7));

  it('are those of the week in the zone', () => {
    expect(daysOf(readRule('8', 'mon,wed'), 3)).toEqual(['Mon, 05', 'Wed, 07', 'Mon, 12']);
    expect(daysOf(readRule('8', 'weekdays'), 2)).toEqual(['Fri, 02', 'Mon, 05']);
    expect(daysOf(readRule('8', 'weekends'), 3)).toEqual(['Sat, 03', 'Sun, 04', 'Sat, 10']);
  });

  it('are, of a cron rule with both, the days of the month and those of the week', () => {
    expect(daysOf(readRule('0 8 13 * fri'), 4)).toEqual(['Fri, 02', 'Fri, 09', 'Tue, 13', 'Fri, 16']);
  });

  it('may be years apart', () => {
    expect(nextRun(readRule('0 8 29 2 *'), 'UTC', at('2096-03-01T00:00:00Z'))).toBe(at('2104-02-29T08:00:00Z'));
  });

  it('a day that a zone left out is left out', () => {
    expect(shown('08:00', '2011-12-29T12:00:00Z', 2, 'Pacific/Apia')).toEqual(['29 08:00 GMT−10', '31 08:00 GMT+14']);
  });

  it('are five fields to cron', () => {
    expect(cronPattern(readRule('08:05', 'weekends'))).toBe('5 8 * * sat,sun');
    expect(cronPattern(readRule('8', 'weekdays'))).toBe('0 8 * * mon-fri');
    expect(cronPattern(readRule('30 7 * * 1-5'))).toBe('30 7 * * 1-5');
  });
});

const zone = fc.constantFrom(NEW_YORK, 'Europe/London', 'Australia/Lord_Howe', 'Antarctica/Troll', 'Asia/Kathmandu');
const rule = fc.oneof(
  fc.record({
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((it) => it.map((part) => String(part).padStart(2, '0')).join(':')),
    days: fc.constantFrom<Exclude<Rule, { cron: string }>['days']>('daily', 'weekdays', ['sun'], ['mon', 'sat']),
  }),
  fc.record({ cron: fc.constantFrom('*/30 * * * *', '0 * * * *', '15,45 1-3 * * *', '0 2 1,15 * mon', '* 1 * * *') }),
);
/** Where clocks change more often than elsewhere. */
const instant = fc.oneof(
  fc.integer({ min: at('2017-01-01'), max: at('2026-12-31') }),
  fc.integer({ min: -3 * HOUR, max: 3 * HOUR }).map((away) => at('2026-03-08T07:00:00Z') + away),
  fc.integer({ min: -3 * HOUR, max: 3 * HOUR }).map((away) => at('2026-11-01T06:00:00Z') + away),
  fc.integer({ min: -3 * HOUR, max: 3 * HOUR }).map((away) => at('2026-10-25T01:00:00Z') + away),
);

describe('the next run', () => {
  it('is after the instant it is asked for, on a whole minute, and never comes before that of an earlier one', () => {
    fc.assert(
      fc.property(rule, zone, instant, fc.integer({ min: 0, max: 3 * DAY }), (given, where, after, more) => {
        const next = nextRun(given, where, after) as number;
        expect(next).toBeGreaterThan(after);
        expect(next % MINUTE).toBe(0);
        expect(nextRun(given, where, next - 1)).toBe(next);
        expect(nextRun(given, where, after + more)).toBeGreaterThanOrEqual(next);
      }),
      { numRuns: 500 },
    );
  });

  it('is asked for again and again by the next runs', () => {
    fc.assert(
      fc.property(rule, zone, instant, (given, where, after) => {
        const runs = nextRuns(given, where, after, 6);
        expect(runs).toHaveLength(6);
        expect(runs.map((_, place) => nextRun(given, where, runs[place - 1] ?? after))).toEqual(runs);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the latest run', () => {
  it('is the last that a walk from the first finds, where it is not too late', () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 4 * HOUR }), fc.integer({ min: 0, max: 5 * DAY }));
    const grace = fc.constantFrom(0, MINUTE, 3 * HOUR, 7 * DAY);
    fc.assert(
      fc.property(rule, zone, instant, length, grace, (given, where, from, away, graceMs) => {
        const now = from + away;
        const earliest = Math.max(from, now - Math.max(graceMs, MINUTE) - 1);
        let walked: number | undefined;
        for (let run = nextRun(given, where, earliest - 1) as number; run <= now; )
          [walked, run] = [run, nextRun(given, where, run) as number];
        expect(latestRun(given, where, from, now, graceMs)).toBe(walked);
      }),
      { numRuns: 200 },
    );
  });

  it('may be the very first, and the very last', () => {
    const noon = at('2026-05-04T12:00:00Z');
    const daily = readRule('12:00');
    expect(latestRun(daily, 'UTC', noon, noon, 0)).toBe(noon);
    expect(latestRun(daily, 'UTC', noon, noon + HOUR, 3 * HOUR)).toBe(noon);
    expect(latestRun(daily, 'UTC', noon - DAY, noon, 7 * DAY)).toBe(noon);
    expect(latestRun(daily, 'UTC', noon, noon - 1, HOUR)).toBeUndefined();
  });

  it('is not looked for where it is later than may be made up for, but a minute always may', () => {
    const noon = at('2026-05-04T12:00:00Z');
    const daily = readRule('12:00');
    expect(latestRun(daily, 'UTC', noon, noon + 3 * HOUR + 2, 3 * HOUR)).toBeUndefined();
    expect(latestRun(daily, 'UTC', noon, noon + 59_000, 0)).toBe(noon);
    expect(latestRun(daily, 'UTC', noon, noon + 61_000, 0)).toBeUndefined();
  });

  it('is found at once for every minute of a month', () => {
    const now = at('2026-05-04T12:00:30Z');
    const started = processorMs();
    for (let times = 0; times < 20; times += 1)
      expect(latestRun({ cron: '* * * * *' }, NEW_YORK, now - 30 * DAY, now, 7 * DAY)).toBe(now - 30_000);
    expect(processorMs() - started).toBeLessThan(1_000);
  });
});

it('more rules than are kept compiled are all right', () => {
  for (let minute = 0; minute < 1_100; minute += 1) {
    const time = new Date(minute * MINUTE).toISOString().slice(11, 16);
    expect(nextRun({ time, days: 'daily' }, 'UTC', -1)).toBe(minute * MINUTE);
  }
});

it('a time is told as the clock there shows it, with the place', () => {
  expect(localTime(at('2026-11-23T07:00:00Z'), 'Europe/Berlin')).toBe('Mon 23 November 2026, 08:00 (Europe/Berlin)');
  expect(localTime(at('2026-09-05T00:00:00Z'), 'UTC')).toBe('Sat 5 September 2026, 00:00 (UTC)');
  expect(localTime(at('2026-09-05T00:00:00Z'), 'Asia/Kolkata')).toBe('Sat 5 September 2026, 05:30 (Asia/Kolkata)');
});
