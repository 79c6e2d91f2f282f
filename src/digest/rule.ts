import { Cron } from 'croner';
import type { Rule } from '../core/digest.ts';
import { UserError } from '../core/errors.ts';
import { excerpt } from '../core/text.ts';
import { nextRun } from './calendar.ts';

export { formatGrace, readGrace } from './grace.ts';
export { readZone } from './zone.ts';

/**
 * The rule that `time` (08:00, 8:30 pm, or five cron fields) and `days` (weekdays, mon,wed,fri; daily without) ask for, in
 * the one form in which equal rules are equal text. Throws UserError.
 */
export function readRule(time: string, days?: string): Rule {
  const typed = time.trim();
  if (isCron(typed)) {
    const cron = readCron(typed.toLowerCase(), typed.split(/\s+/));
    if (days?.trim())
      throw new UserError('A cron rule says its days itself: leave out the days, or give a time of day.');
    return { cron };
  }
  return { time: readTime(typed), days: readDays(days?.trim() || 'daily') };
}

/** Whether a time is meant as a cron rule, which says its days itself: not 08:00, nor 8:30 pm. */
export const isCron = (time: string): boolean => /^@|\*/.test(time.trim()) || time.trim().split(/\s+/).length > 2;

/** "on weekdays at 08:00" */
export function formatRule(rule: Rule): string {
  if ('cron' in rule) return `by the cron rule ${rule.cron}`;
  const { time, days } = rule;
  if (days === 'daily') return `every day at ${time}`;
  if (days === 'weekdays') return `on weekdays at ${time}`;
  const names = days.map((day) => `${day[0]?.toUpperCase()}${day.slice(1)}`);
  return `on ${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')} at ${time}`;
}

const NAMED_TIMES = new Map([
  ['noon', '12:00'],
  ['midnight', '00:00'],
]);

function readTime(given: string): string {
  const typed = NAMED_TIMES.get(given.toLowerCase()) ?? given;
  const [match, hours = '', minutes = '00', seconds, half] =
    /^(\d{1,2})(?:[:.](\d{1,2}))?([:.]\d+)?\s*(?:([ap])\.?m\.?)?$/i.exec(typed) ?? [];
  if (match === undefined || minutes.length < 2)
    throw new UserError(
      `“${excerpt(typed)}” is no time of day: write it like 08:00 or 8:30 pm, or give the five fields of a cron rule.`,
    );
  if (seconds) throw new UserError(`Digests come on the minute: leave out the seconds of ${excerpt(typed)}.`);
  if (Number(minutes) > 59) throw new UserError(`There is no ${excerpt(typed)}: minutes go from 00 to 59.`);
  if (half && (Number(hours) < 1 || Number(hours) > 12))
    throw new UserError(`There is no ${excerpt(typed)}: with am or pm, hours go from 1 to 12.`);
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23) throw new UserError(`There is no ${excerpt(typed)}: hours go from 00 to 23, and midnight is 00:00.`);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const GROUPS = new Map<string, [from: number, to: number]>([
  ['daily', [0, 6]],
  ['day', [0, 6]],
  ['everyday', [0, 6]],
  ['weekday', [0, 4]],
  ['weekend', [5, 6]],
]);

function readDays(typed: string): 'daily' | 'weekdays' | string[] {
  const words = typed
    .toLowerCase()
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[\s,;+&]+/)
    .filter((word) => word !== '' && word !== 'and' && word !== 'every');
  const wanted = new Set(words.flatMap((word) => daysOf(word)));
  if (wanted.size === 0) throw unknownDays(typed);
  const days = WEEK.filter((_, at) => wanted.has(at));
  if (days.length === 7) return 'daily';
  return days.join() === 'mon,tue,wed,thu,fri' ? 'weekdays' : days;
}

/** The days of `mon`, `mondays`, `fri-mon` or `weekends`, as places in the week. */
function daysOf(word: string): number[] {
  const [first = '', last = first, more] = word.split('-');
  const group = GROUPS.get(first.replace(/(?<=day|end)s$/, ''));
  const [from, to] = group && last === first ? group : [dayOf(first), dayOf(last)];
  if (from < 0 || to < 0 || more !== undefined) throw unknownDays(word);
  const span = (to - from + 7) % 7; // fri-mon goes over the end of the week
  return Array.from({ length: span + 1 }, (_, at) => (from + at) % 7);
}

const dayOf = (word: string): number =>
  word.length < 2
    ? -1
    : FULL_NAMES.findIndex((name) => [word, word.replace(/s$/, '')].some((it) => name.startsWith(it)));

const unknownDays = (typed: string): UserError =>
  new UserError(
    `I don’t know the days “${excerpt(typed)}”: they are daily, weekdays, weekends, or such as mon,wed,fri.`,
  );

const FIELDS = ['minute (0–59)', 'hour (0–23)', 'day (1–31)', 'month (1–12, jan–dec)', 'weekday (0–7, sun–sat)'];
/** Cron repeats itself from any instant on, so it doesn't matter from which it is tried. */
const ANY_TIME = Date.UTC(2000, 0, 1);

function readCron(typed: string, fields: readonly string[]): string {
  if (typed.startsWith('@'))
    throw new UserError(`“${excerpt(typed)}” is not taken: write a time of day such as 08:00, or five cron fields.`);
  if (fields.length === 6 || fields.length === 7)
    throw new UserError(
      'A cron rule has five fields here, since digests come on the minute: leave out seconds and years.',
    );
  if (fields.length !== 5)
    throw new UserError(
      `“${excerpt(typed)}” is no cron rule: it has five fields, minute, hour, day, month and weekday, such as 30 7 * * mon-fri.`,
    );
  const cron = fields.map((field) => field.toLowerCase().replace(/(?<!\d)0+(?=\d)/g, ''));
  const wrong = cron.findIndex((field, at) => !isField(field, at));
  if (wrong >= 0)
    throw new UserError(`“${excerpt(fields[wrong] as string)}” can’t stand in a cron rule for the ${FIELDS[wrong]}.`);
  const rule = { cron: cron.join(' ') };
  if (nextRun(rule, 'UTC', ANY_TIME) === undefined)
    throw new UserError(`“${excerpt(rule.cron)}” never comes: no month it names has that day.`);
  return rule.cron;
}

/** Of croner's own additions, `L` (last), `W` (the nearest weekday) and `#` (the second Friday: fri#2) are taken. */
function isField(field: string, at: number): boolean {
  if (!/^[\da-z*,/#-]+$/.test(field)) return false;
  try {
    return Boolean(new Cron(FIELDS.map((_, place) => (place === at ? field : '*')).join(' '), { mode: '5-part' }));
  } catch {
    return false;
  }
}
