import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { defineCommand } from '../src/bot.ts';
import type { Message } from '../src/core/message.ts';
import { openBot, type TestBot } from './fixtures/bot.ts';

const done: Message = { notice: 'Done.', blocks: [], actions: [] };
const ship = { description: 'Which', positional: { like: /^[a-z]+$/ } };

/** A harbour's commands: all of them begin with the same word. */
const harbour = [
  defineCommand({
    name: 'ferry book',
    description: 'Book a crossing',
    changes: true,
    options: {
      time: { description: 'When', required: true, positional: { like: /^\d/ } },
      pier: { description: 'Where', type: 'channel' },
    },
    run: async ({ options }) => ({ ...done, notice: `At ${options.time} from ${options.pier ?? 'here'}.` }),
  }),
  defineCommand({ name: 'ferry times', description: 'When they go', options: { ship }, run: async () => done }),
  defineCommand({ name: 'ferry sink', description: 'Sinks', changes: true, options: {}, run: async () => done }),
];

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([], { commands: [...commands, ...harbour] });
});

afterEach(() => bot.close());

const said = async (line: string) => {
  const message = await bot.reply(line);
  return { notice: message.notice, lines: message.actions.map((action) => action.line) };
};

describe('a command with a name of two words', () => {
  it('is run by its line and by its parts', async () => {
    expect((await said('/ferry book 08:00')).notice).toBe('At 08:00 from here.');
    expect((await said('Ferry  BOOK pier=C7 time=09:30')).notice).toBe('At 09:30 from C7.');
    const { notice } = await bot.reply({ command: 'ferry book', options: { time: '07:15' } });
    expect(notice).toBe('At 07:15 from here.');
  });

  it('says which of its options it lacks', async () => {
    expect((await said('/ferry book')).notice).toBe('/ferry book lacks its time: /ferry book <time> [pier:…]');
  });

  it('changes something only if it is the one that does', () => {
    for (const line of ['/ferry book 08:00', ' ferry SINK', { command: 'ferry sink', options: {} }])
      expect(bot.bot.changes(line)).toBe(true);
    for (const line of ['/ferry times', '/ferry', 'ferry swim', { command: 'ferry sink now', options: {} }])
      expect(bot.bot.changes(line)).toBe(false);
  });

  it('by its parts is that command only by its exact name', async () => {
    const message = await bot.reply({ command: 'ferry sink now', options: {} });
    expect(message.notice).toMatch(/^There is no command/);
  });

  it('is not shared where it does something', async () => {
    expect((await bot.reply('/ferry book 8')).actions.map((action) => action.line)).toEqual([]);
  });
});

describe('the first word of such commands alone', () => {
  it('is answered with the second words, and buttons for those that can do no harm', async () => {
    expect(await said('/ferry')).toEqual({
      notice: '/ferry needs a word more: it is /ferry book, times or sink.',
      lines: ['ferry times', 'help'],
    });
  });

  it('with an unknown second is answered with those that are like it, and the words are kept', async () => {
    const notice = 'There is no /ferry boook: it is /ferry book, times or sink.';
    expect(await said('/ferry boook 08:00')).toEqual({ notice, lines: ['ferry book 08:00', 'help'] });
    expect((await said('/ferry swim')).lines).toEqual(['ferry times', 'help']);
    expect((await said('/ferry ti')).lines).toEqual(['ferry times', 'help']);
  });

  it('misspelt is understood, too', async () => {
    const notice = 'There is no command /fery. Did you mean one of these?';
    expect(await said('/fery book 08:00')).toEqual({ notice, lines: ['ferry book 08:00', 'help'] });
    expect(await said('/fery')).toEqual({ notice, lines: ['ferry', 'help'] });
  });

  it('may have been left out', async () => {
    const notice = 'There is no command /book. Did you mean one of these?';
    expect(await said('/book 08:00')).toEqual({ notice, lines: ['ferry book 08:00', 'help'] });
  });
});

describe('a channel', () => {
  it('is text of a hundred characters at most', async () => {
    expect((await said(`/ferry book 8 pier=${'x'.repeat(100)}`)).notice).toContain('xxx.');
    expect((await said(`/ferry book 8 pier=${'x'.repeat(101)}`)).notice).toBe(
      '101 characters, 100 are the most for the pier: give me fewer words.',
    );
    expect((await said('/ferry book 8 pier="a\u0000b"')).notice).toMatch(/^I can’t read the pier/);
  });
});
