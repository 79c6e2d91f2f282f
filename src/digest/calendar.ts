import { Cron } from 'croner';
import type { Rule } from '../core/digest.ts';

// Clock changes are croner's affair. A time of day that the clock skips comes at the end of the gap (02:30 at 03:00), one
// that it shows twice comes the first time only; several that meet at the end of a gap come once. Rules with an asterisk or
// a step in minute or hour (every half hour) go by what the clock shows instead: nothing while it skips, and every time in
// an hour that comes twice, so that they never pause. A rule with both day of month and weekday is due on either.

/** Patterns and zones are few however many subscriptions there are; the bound is for whoever tries them all. */
const MOST_COMPILED = 1_000;
const compiled = new Map<string, Cron>();

function cronOf(rule: Rule, zone: string): Cron {
  const pattern = cronPattern(rule);
  const key = `${zone} ${pattern}`;
  const cron = compiled.get(key) ?? new Cron(pattern, { timezone: zone, mode: '5-part', fixedTimeRule: 'no-wildcard' });
  compiled.delete(key); // what is used goes to the end, so that the first is the longest unused
  compiled.set(key, cron);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value as string);
  return cron;
}

/** A rule as five cron fields. */
export function cronPattern(rule: Rule): string {
  if ('cron' in rule) return rule.cron;
  const [hour, minute] = rule.time.split(':').map(Number);
  const { days } = rule;
  return `${minute} ${hour} * * ${days === 'daily' ? '*' : days === 'weekdays' ? 'mon-fri' : days.join(',')}`;
}

/** The first time the rule is due strictly after `after` (ms); undefined where it never is again. */
export function nextRun(rule: Rule, zone: string, after: number): number | undefined {
  return cronOf(rule, zone).nextRun(new Date(after))?.getTime();
}

/** The next `count` times the rule is due after `after` (ms). */
export function nextRuns(rule: Rule, zone: string, after: number, count: number): number[] {
  return cronOf(rule, zone)
    .nextRuns(count, new Date(after))
    .map((date) => date.getTime());
}

/**
 * The last time the rule was due from `from` to `now` (ms, both included). What is both more than `graceMs` and more than a
 * minute late is not looked for. Found by halving, in some 30 steps at most: what was due every minute of a month costs
 * no more than what was due each morning.
 */
export function latestRun(rule: Rule, zone: string, from: number, now: number, graceMs: number): number | undefined {
  const earliest = Math.max(from, now - Math.max(graceMs, 60_000) - 1);
  const first = nextRun(rule, zone, earliest - 1);
  if (first === undefined || first > now) return undefined;
  let latest = first;
  let end = now; // nothing is due after it, up to now
  while (latest < end) {
    const middle = Math.floor((latest + end) / 2);
    const next = nextRun(rule, zone, middle);
    if (next !== undefined && next <= end) latest = next;
    else end = middle;
  }
  return latest;
}

/** What the clock shows there: `Mon 23 November 2026, 08:00 (Europe/Berlin)`. */
export function localTime(ms: number, zone: string): string {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map((part) => parts.get(part));
  return `${weekday} ${day} ${month} ${year}, ${parts.get('hour')}:${parts.get('minute')} (${zone})`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Zones are some hundreds, each a few kilobytes. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  return clock;
}
