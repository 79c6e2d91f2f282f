import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandDeclaration } from '../../src/core/command.ts';
import { UserError } from '../../src/core/errors.ts';
import { formatLine, parseOptions, splitCommand } from '../../src/core/grammar.ts';
import { processorMs } from '../fixtures/processor.ts';
import { hostileText } from '../oracle/arbitrary.ts';

const subscribe: CommandDeclaration = {
  name: 'digest subscribe',
  description: 'Get digests',
  options: {
    time: { description: 'When', required: true, positional: { like: /^\d|\s/ } },
    days: { description: 'On which days', positional: { like: /^(daily|week|mon|tue|wed|thu|fri|sat|sun)/i } },
    zone: { description: 'Where', positional: { like: /\/|^utc$/gi } },
    topics: { description: 'About what' },
  },
};
const note: CommandDeclaration = {
  name: 'note',
  description: 'Note',
  options: {
    at: { description: 'When', positional: { like: /^\d/ } },
    words: { description: 'What', rest: true },
  },
};
const find: CommandDeclaration = {
  name: 'find',
  description: 'Find',
  options: { words: { description: 'x', rest: true } },
};

const parse = (line: string, command = subscribe) => parseOptions(command, line);

function refused(line: string, command = subscribe): string {
  try {
    return `taken: ${JSON.stringify(parse(line, command))}`;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
}

describe('a word with a place of its own', () => {
  it('goes where it looks like it belongs', () => {
    expect(parse('08:00')).toEqual({ time: '08:00' });
    expect(parse('08:00 Europe/Berlin')).toEqual({ time: '08:00', zone: 'Europe/Berlin' });
    const all = { time: '08:00', days: 'weekdays', zone: 'Asia/Tokyo' };
    for (const line of ['08:00 weekdays Asia/Tokyo', 'Asia/Tokyo weekdays 08:00', 'weekdays "08:00" Asia/Tokyo'])
      expect(parse(line)).toEqual(all);
  });

  it('may be given by name, anywhere in the line, beside others that are not', () => {
    expect(parse('zone:UTC 08:00 topics=a,b days=mon')).toEqual({
      zone: 'UTC',
      time: '08:00',
      topics: 'a,b',
      days: 'mon',
    });
    expect(parse('time:"8 pm" UTC')).toEqual({ time: '8 pm', zone: 'UTC' });
  });

  it('goes to the first place left where it looks like none, so that its fault is named there', () => {
    expect(parse('soon')).toEqual({ time: 'soon' });
    expect(parse('08:00 wendesday')).toEqual({ time: '08:00', days: 'wendesday' });
    expect(parse('wendesday time=08:00')).toEqual({ time: '08:00', days: 'wendesday' });
    expect(parse('08:00 weekdays Berlin')).toEqual({ time: '08:00', days: 'weekdays', zone: 'Berlin' });
  });

  it('leaves the words that look like none to the rest option, where there is one', () => {
    expect(parse('call 08:00 the mayor', note)).toEqual({ at: '08:00', words: 'call the mayor' });
    expect(parse('08:00 09:00', note)).toEqual({ at: '08:00', words: '09:00' });
  });
});

describe('a word too many', () => {
  const USAGE = 'The command is /digest subscribe <time> [days] [zone] [topics:…]';

  it.each(['08:00 09:00', '09:00 time=08:00', 'time:08:00 09:00'])('is named: %j', (line) => {
    expect(refused(line)).toBe(
      `“time” is given twice by “09:00”: put what belongs together between quotation marks. ${USAGE}`,
    );
  });

  it('given by name is named too, and so is one that has no place', () => {
    expect(refused('time=08:00 time=09:00')).toBe(`“time” is given twice. ${USAGE}`);
    expect(refused('08:00 mon UTC please')).toBe(`I can’t place “please”. ${USAGE}`);
  });
});

describe('a cron rule', () => {
  it.each(['30 7 * * mon-fri', '*/15 8-18 1,15 JAN *', '0 8 l * *', '0 8 * * fri#2', '0 8 15w * sun'])(
    '%s is one word',
    (rule) => {
      expect(parse(`${rule} Europe/Berlin`)).toEqual({ time: rule, zone: 'Europe/Berlin' });
      expect(parse(`topics:a ${rule}`)).toEqual({ topics: 'a', time: rule });
      expect(parse(`"${rule}" UTC`)).toEqual({ time: rule, zone: 'UTC' });
      expect(parse(`time:"${rule}" UTC`)).toEqual({ time: rule, zone: 'UTC' });
    },
  );

  it('is grouped from five fields on, so that six are refused for what they are', () => {
    expect(refused('30 7 * *')).toMatch(/^“time” is given twice/);
    expect(refused('0 30 7 * * mon')).toBe('taken: {"time":"0 30 7 * * mon"}');
  });

  it('given by name stands between quotation marks, as the sentence says', () => {
    expect(refused('time:30 7 * * mon')).toMatch(/^“time” is given twice by “7”: put .* between quotation marks/);
  });

  it('does not begin with names, and does not go over quoted words or named options', () => {
    for (const line of ['mon 7 * * *', '30 7 "*" * *', '30 7 * days:* *']) expect(refused(line)).not.toMatch(/^taken/);
    expect(parse('days:mon 30 7 * * *')).toEqual({ days: 'mon', time: '30 7 * * *' });
    expect(parse('topics:3 30 7 * * *')).toEqual({ topics: '3', time: '30 7 * * *' });
  });

  it('is not looked for where words have no places', () => {
    expect(parse('30  7 * * mon', find)).toEqual({ words: '30 7 * * mon' });
  });

  it('is found in a moment, however long the line is', () => {
    const started = processorMs();
    for (const line of ['* '.repeat(20_000), '"*" * '.repeat(20_000), 'time=* * '.repeat(20_000)]) refused(line);
    expect(processorMs() - started).toBeLessThan(2_000);
  });
});

describe('the line of an invocation', () => {
  const fields = fc.constantFrom('30', '7', '*', '30 7 * * mon', '08:00', 'UTC', 'time=8', '', '"', 'mon');
  const value = fc.oneof(fields, hostileText(), fc.string({ unit: 'binary' }));

  it('is read back to the same command and values, whatever they are', () => {
    const options = fc.record({ time: value, days: value, zone: value, topics: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(options, (given) => {
        const line = formatLine({ command: 'digest subscribe', options: given });
        const { name, rest } = splitCommand(line, new Set(['digest subscribe', 'digest list']));
        expect(name).toBe('digest subscribe');
        expect(parse(rest)).toEqual({ ...given });
      }),
      { numRuns: 2_000 },
    );
  });

  it('says the same in whichever order its bare words come', () => {
    const words = fc.shuffledSubarray(['08:00', 'weekdays', 'Asia/Tokyo', 'topics:a']);
    fc.assert(
      fc.property(words, (some) => {
        const names = { '08:00': 'time', weekdays: 'days', 'Asia/Tokyo': 'zone', 'topics:a': 'topics' } as const;
        const expected = some.map((word) => [names[word as keyof typeof names], word.replace('topics:', '')]);
        expect(parse(some.join(' '))).toEqual(Object.fromEntries(expected));
      }),
    );
  });
});
