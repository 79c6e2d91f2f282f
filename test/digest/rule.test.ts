import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { textFault } from '../../src/core/text.ts';
import { formatRule, readRule } from '../../src/digest/rule.ts';

/** What is said of a rule that is not taken. */
function refused(time: string, days?: string): string {
  try {
    return `taken: ${JSON.stringify(readRule(time, days))}`;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
}

describe('a time of day', () => {
  it.each([
    ['08:00', '08:00'],
    [' 8:00 ', '08:00'],
    ['8', '08:00'],
    ['0', '00:00'],
    ['08.05', '08:05'],
    ['23:59', '23:59'],
    ['8am', '08:00'],
    ['8:30 pm', '20:30'],
    ['8:30PM', '20:30'],
    ['8 p.m.', '20:00'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    ['Noon', '12:00'],
    ['midnight', '00:00'],
  ])('%j is %s', (typed, time) => {
    expect(readRule(typed)).toEqual({ time, days: 'daily' });
  });

  it.each([
    ['24:00', 'There is no 24:00: hours go from 00 to 23, and midnight is 00:00.'],
    ['25:00', 'There is no 25:00: hours go from 00 to 23, and midnight is 00:00.'],
    ['8:61', 'There is no 8:61: minutes go from 00 to 59.'],
    ['13pm', 'There is no 13pm: with am or pm, hours go from 1 to 12.'],
    ['0 am', 'There is no 0 am: with am or pm, hours go from 1 to 12.'],
    ['08:00:30', 'Digests come on the minute: leave out the seconds of 08:00:30.'],
    ['8:5', '“8:5” is no time of day: write it like 08:00 or 8:30 pm, or give the five fields of a cron rule.'],
    ['dawn', '“dawn” is no time of day: write it like 08:00 or 8:30 pm, or give the five fields of a cron rule.'],
    ['', '“” is no time of day: write it like 08:00 or 8:30 pm, or give the five fields of a cron rule.'],
    ['@daily', '“@daily” is not taken: write a time of day such as 08:00, or five cron fields.'],
  ])('%j is none, and the mend is said', (typed, fault) => {
    expect(refused(typed)).toBe(fault);
  });
});

describe('the days', () => {
  it.each([
    [undefined, 'daily'],
    ['  ', 'daily'],
    ['Daily', 'daily'],
    ['every day', 'daily'],
    ['weekdays', 'weekdays'],
    ['weekends', ['sat', 'sun']],
    ['fri, mon,WED', ['mon', 'wed', 'fri']],
    ['Mondays and Thursday', ['mon', 'thu']],
    ['tues thurs', ['tue', 'thu']],
    ['mon-fri', 'weekdays'],
    ['fri – mon', ['mon', 'fri', 'sat', 'sun']],
    ['mon-sun', 'daily'],
    ['tue-mon', 'daily'],
    ['weekdays,sat', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat']],
    ['weekdays, weekends', 'daily'],
    ['wed,wed', ['wed']],
  ])('%j are %j', (typed, days) => {
    expect(readRule('8', typed)).toEqual({ time: '08:00', days });
  });

  it.each(['someday', 'm', '1-5', 'mon-', '-', ',', 'mon-wed-fri', 'weekdays-sat', 'constructor'])(
    '%j are none',
    (typed) => {
      expect(refused('8', typed)).toBe(
        `I don’t know the days “${typed}”: they are daily, weekdays, weekends, or such as mon,wed,fri.`,
      );
    },
  );
});

describe('a cron rule', () => {
  it.each([
    ['30 7 * * mon-fri', '30 7 * * mon-fri'],
    ['  05  07 *\t* MON-FRI ', '5 7 * * mon-fri'],
    ['*/15 8-18 1,15 jan-jun *', '*/15 8-18 1,15 jan-jun *'],
    ['0 8 L * *', '0 8 l * *'],
    ['0 8 * * fri#2', '0 8 * * fri#2'],
    ['0 8 31 * *', '0 8 31 * *'],
    ['0 8 29 2 *', '0 8 29 2 *'],
  ])('%j is taken as %j', (typed, cron) => {
    expect(readRule(typed)).toEqual({ cron });
  });

  it.each([
    ['0 30 7 * * *', 'five fields here, since digests come on the minute: leave out seconds and years.'],
    ['0 30 7 * * * 2026', 'five fields here, since digests come on the minute: leave out seconds and years.'],
    [
      '* * * *',
      '“* * * *” is no cron rule: it has five fields, minute, hour, day, month and weekday, such as 30 7 * *',
    ],
    ['61 0 * * *', '“61” can’t stand in a cron rule for the minute (0–59).'],
    ['0 24 * * *', '“24” can’t stand in a cron rule for the hour (0–23).'],
    ['0 0 ? * 1', '“?” can’t stand in a cron rule for the day (1–31).'],
    ['0 0 0 1 *', '“0” can’t stand in a cron rule for the day (1–31).'],
    ['0 0 * 13 *', '“13” can’t stand in a cron rule for the month (1–12, jan–dec).'],
    ['0 0 * * fri-mon', '“fri-mon” can’t stand in a cron rule for the weekday (0–7, sun–sat).'],
    ['*/0 * * * *', '“*/0” can’t stand in a cron rule for the minute (0–59).'],
    ['0 0 30 2 *', '“0 0 30 2 *” never comes: no month it names has that day.'],
    ['0 0 31 4,6 *', '“0 0 31 4,6 *” never comes: no month it names has that day.'],
  ])('%j is refused by what is wrong with it', (typed, fault) => {
    expect(refused(typed)).toContain(fault);
  });

  it('says its days itself', () => {
    expect(refused('0 8 * * *', 'weekdays')).toBe(
      'A cron rule says its days itself: leave out the days, or give a time of day.',
    );
    expect(readRule('0 8 * * *', ' ')).toEqual({ cron: '0 8 * * *' });
  });
});

describe('a rule in words', () => {
  it.each([
    ['8', undefined, 'every day at 08:00'],
    ['8', 'weekdays', 'on weekdays at 08:00'],
    ['8', 'sun', 'on Sun at 08:00'],
    ['8', 'weekends', 'on Sat and Sun at 08:00'],
    ['8', 'mon,wed,fri', 'on Mon, Wed and Fri at 08:00'],
    ['30 7 * * 1-5', undefined, 'by the cron rule 30 7 * * 1-5'],
  ])('%s %s is %j', (time, days, words) => {
    expect(formatRule(readRule(time, days))).toBe(words);
  });
});

describe('whatever is typed', () => {
  it('is a rule that is read back as it is, or is refused in a sentence', () => {
    const part = fc.constantFrom(...'0 7 08 : . * / - , am pm @ mon fri day end s and 59 60 #'.split(' '), ' ');
    const typed = fc.oneof(
      fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(typed, fc.option(typed, { nil: undefined }), (time, days) => {
        try {
          const rule = readRule(time, days);
          const again = 'cron' in rule ? readRule(rule.cron) : readRule(rule.time, String(rule.days));
          expect(again).toEqual(rule);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect(textFault((error as Error).message)).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
