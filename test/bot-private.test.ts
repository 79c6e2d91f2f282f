import { afterEach, beforeEach, expect, it } from 'vitest';
import { defineCommand } from '../src/bot.ts';
import { CHANNEL, openBot, type TestBot } from './fixtures/bot.ts';

/** A command for long texts whose answer is the caller's alone; with `lasting` it has a line that means it for good. */
const read = defineCommand({
  name: 'read',
  description: 'Reads a text',
  options: { text: { description: 'Which', maxLength: 40_000 }, lasting: { description: 'x' } },
  onMessage: { label: 'Read this text', option: 'text', takes: 'text' },
  private: true,
  run: async ({ options: { text = '', lasting } }) => {
    const notice = `${text.length} characters`;
    const line = lasting && 'read lasting=x';
    return { notice, blocks: [{ type: 'text', spans: [notice] }], actions: [], ...(line && { line }) };
  },
});

let bot: TestBot;
beforeEach(async () => {
  bot = await openBot([], { commands: [read], reply: 'channel' });
});
afterEach(() => bot.close());

it('an answer that is the caller’s alone is shown to nobody else, even where answers go to the channel', async () => {
  for (const invocation of ['/read x', { command: 'read', options: { text: 'x' } }]) {
    expect(bot.bot.audience(undefined, CHANNEL, invocation)).toBe('caller');
    expect(bot.bot.audience(undefined, CHANNEL, '/nothing')).toBe('channel');
    expect(bot.bot.audience(undefined, CHANNEL)).toBe('channel');
  }
  const { message, audience } = await bot.ask({ command: 'read', options: { text: 'words' } });
  expect([message.notice, message.actions, audience]).toEqual(['5 characters', [], 'caller']);
});

it('it has a button to share it only where it has a line that means it', async () => {
  const { message } = await bot.ask({ command: 'read', options: { text: 'words', lasting: 'yes' } });
  expect(message.actions).toEqual([{ label: 'Share to channel', line: 'read lasting=x', mode: 'share' }]);
  const shared = await bot.ask('read lasting=x', { mode: 'share' });
  expect([shared.audience, shared.message.blocks.at(-1)]).toEqual([
    'channel',
    { type: 'small', spans: ['Shared by ', 'Ada Quill'] },
  ]);
});

it('takes a text as long as its option allows, with everything in it that people type', async () => {
  const text = `He said: “No.”\n"${'x'.repeat(39_984)}`;
  expect((await bot.reply({ command: 'read', options: { text } })).notice).toBe('40000 characters');
  const long = await bot.reply({ command: 'read', options: { text: `${text}y` } });
  expect([long.error, long.notice]).toEqual([
    true,
    '40,001 characters, 40000 are the most for the text: give me fewer words.',
  ]);
});
