// A response_url takes five posts: what is longer is had by a button.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Action } from '../../../src/core/message.ts';
import type { Exchange } from '../../doubles/slack/index.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

const PARTS = 12;
let it: Connected;
beforeEach(async () => {
  it = await workspace();
  it.bot.reply = () => long();
  await it.slack.start(it.bot);
});
afterEach(async () => {
  expect(it.double.faults).toEqual([]);
  await leave(it);
});

/** Quotations of which each fills a part. */
const long = (parts = PARTS, actions: Action[] = [{ label: 'Share', line: 'latest', mode: 'share' }]) =>
  message(
    Array.from({ length: parts }, (_, i) => ({
      type: 'quote' as const,
      text: `Speech ${i + 1}. ${'word '.repeat(1800)}`,
      credit: ['Kerry'],
      receipt: [],
    })),
    actions,
  );
const speeches = ({ messages }: Exchange) => messages.map(({ shown }) => Number(/Speech (\d+)/.exec(shown)?.[1]));
const buttons = ({ messages }: Exchange) => messages.map(({ controls }) => controls.map(({ text: label }) => label));
const done = (exchange: Exchange, count: number) => it.double.waitFor(() => exchange.messages.length >= count);

test('five parts come at once, in order, and a button has the next', async () => {
  const first = await it.double.command('/latest');
  await done(first, 5);
  expect(speeches(first)).toEqual([1, 2, 3, 4, 5]);
  expect(buttons(first)).toEqual([[], [], [], [], ['Continue (6 of 12)']]);

  const second = await it.double.click(first.reply, 'Continue (6 of 12)');
  await done(second, 5);
  expect(speeches(second)).toEqual([6, 7, 8, 9, 10]);

  const third = await it.double.click(second.reply, 'Continue (11 of 12)');
  await done(third, 2);
  expect(speeches(third)).toEqual([11, 12]);
  expect(buttons(third)).toEqual([[], ['Share']]);
  expect(it.bot.asked).toEqual(['latest', 'latest', 'latest']);
  expect(first.messages).toHaveLength(5);
});

test('in place of a reply stands the first part, and the others follow', async () => {
  it.bot.reply = () => message([text('short')], [{ label: 'More', line: 'find words', mode: 'replace' }]);
  const { reply } = await it.double.command('/find', 'words');
  it.bot.reply = () => long(7);
  const exchange = await it.double.click(reply, 'More');
  await done(exchange, 5);
  expect([speeches(exchange), exchange.messages[0]]).toEqual([[1, 2, 3, 4, 5], reply]);
  const next = await it.double.click(exchange.reply, 'Continue (6 of 7)');
  await done(next, 2);
  expect([speeches(next), exchange.reply.edits]).toEqual([[6, 7], 0]);
});

test('what is public goes on for whoever wants to read it', async () => {
  it.bot.reply = () => message([text('short')], [{ label: 'Share', line: 'latest', mode: 'share' }]);
  const { reply } = await it.double.command('/latest');
  it.bot.reply = () => long(6);
  const shared = await it.double.click(reply, 'Share');
  await done(shared, 5);
  expect(shared.messages.every(({ visibility }) => visibility === 'in_channel')).toBe(true);
  const rest = await it.double.click(shared.reply, 'Continue (6 of 6)', { user: 'U0BENADMIN' });
  expect([speeches(rest), rest.reply.visibleTo]).toEqual([[6], 'U0BENADMIN']);
});

test('a long command line is kept for the button', async () => {
  const words = 'word '.repeat(500).trim();
  const first = await it.double.command('/find', words);
  await done(first, 5);
  const second = await it.double.click(first.reply, 'Continue (6 of 12)');
  await done(second, 5);
  expect(it.bot.asked).toEqual([`find ${words}`, `find ${words}`]);
});

test('an answer that has become shorter meanwhile says so', async () => {
  const first = await it.double.command('/latest');
  await done(first, 5);
  it.bot.reply = () => message([text('short')]);
  const { reply } = await it.double.click(first.reply, 'Continue (6 of 12)');
  expect(reply.shown).toBe('This answer has become shorter since: please ask again with /latest');
});

test('an error on the way to the rest is shown as such', async () => {
  const first = await it.double.command('/latest');
  await done(first, 5);
  it.bot.reply = () => message([text('The library is closed.')], [], { error: true });
  const { reply } = await it.double.click(first.reply, 'Continue (6 of 12)');
  expect(reply.shown).toBe('The library is closed.');
});

test('lines too long for buttons are kept before their part is sent', async () => {
  const line = `find ${'x'.repeat(3000)}`;
  it.bot.reply = () => long(1, [{ label: 'Find', line, mode: 'reply' }]);
  const { reply } = await it.double.command('/latest');
  await it.double.click(reply, 'Find');
  expect(it.bot.asked.at(-1)).toBe(line);
});
