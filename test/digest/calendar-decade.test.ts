import { describe, expect, it } from 'vitest';
import { nextRun } from '../../src/digest/calendar.ts';

const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe', // half an hour
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Casablanca', // twice around Ramadan
  'America/Sao_Paulo', // at midnight, until 2019
  'Asia/Tehran', // until 2022
  'Antarctica/Troll', // two hours
  'UTC',
];
const [MINUTE, DAY] = [60_000, 86_400_000];
const [FIRST, LAST] = [Date.UTC(2017, 0, 1), Date.UTC(2026, 11, 31)];
const days = Array.from({ length: (LAST - FIRST) / DAY + 1 }, (_, at) => FIRST + at * DAY);

/** From when to when the clock differs from UTC by how much: asked of Intl alone. */
type Stretch = { from: number; to: number; offset: number };

function stretchesOf(zone: string): Stretch[] {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (ms: number): number => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(clock.format(ms)) ?? [];
    return hours ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE : 0;
  };
  const end = LAST + 3 * DAY;
  const stretches: Stretch[] = [{ from: FIRST - 3 * DAY, to: end, offset: offsetAt(FIRST - 3 * DAY) }];
  for (let day = FIRST - 2 * DAY; day <= end; day += DAY) {
    const last = stretches.at(-1) as Stretch;
    if (offsetAt(day) === last.offset) continue;
    let [before, after] = [day - DAY, day];
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle) === last.offset) before = middle;
      else after = middle;
    }
    last.to = after;
    stretches.push({ from: after, to: end, offset: offsetAt(after) });
  }
  return stretches;
}

/** When the clock first shows a time or, where it skips it, first shows a later one. */
function shows(stretches: readonly Stretch[], wall: number): number {
  for (const { from, to, offset } of stretches) if (wall - offset < to) return Math.max(from, wall - offset);
  throw new Error('beyond the decade');
}

describe.each(ZONES)('every day from 2017 to 2026 in %s', (zone) => {
  const stretches = stretchesOf(zone);
  const dayThere = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

  it.each([
    ['08:00', 8 * 60],
    ['02:30', 2 * 60 + 30],
  ])('has one digest at %s, on that day', (time, minutes) => {
    const runs: number[] = [];
    for (let run = shows(stretches, FIRST) - 1; runs.length < days.length; runs.push(run))
      run = nextRun({ time, days: 'daily' }, zone, run) as number;
    expect(runs).toEqual(days.map((day) => shows(stretches, day + minutes * MINUTE)));
    expect(runs.map((run) => dayThere.format(run))).toEqual(
      days.map((day) => new Date(day).toISOString().slice(0, 10)),
    );
  });
});

it('is a walk over many changes of the clock', () => {
  const changes = ZONES.map((zone) => stretchesOf(zone).length - 1);
  expect(changes.filter((count) => count === 0)).toHaveLength(2);
  expect(changes.reduce((sum, count) => sum + count)).toBeGreaterThan(100);
});
