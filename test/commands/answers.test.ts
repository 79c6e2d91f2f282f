import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { textFault } from '../../src/core/text.ts';
import { messageDocument } from '../../src/library/message-schema.ts';
import { openBot, quotesIn, type TestBot } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { hostileText } from '../oracle/arbitrary.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterAll(() => bot.close());

/** A message as it is promised: of the known shape, and nothing in it but text. */
function expectSound(message: Message): void {
  expect(messageDocument.parse(message)).toEqual(message);
  expect(textFault(JSON.stringify(message))).toBeUndefined();
  for (const text of textsOf(message)) expect(textFault(text)).toBeUndefined();
  expect(message.notice.trim()).not.toBe('');
}

const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];

describe('every answer is a message document', () => {
  it.each([
    '/brief',
    '/brief new-bridge',
    '/brief harbour',
    '/brief nothing-like-it',
    '/brief brigde',
    '/quote okafor',
    '/quote lea',
    '/quote okafor topic:harbour',
    '/quote nobody',
    '/quote okafro',
    '/person okafor',
    '/person lea',
    '/person okafro',
    '/extract The mayor said: "No."',
    '/corrections',
    '/draft list',
    '/draft show abcd',
    '/add nowhere',
    '/quote',
    '/find harbour',
    '/find nothing',
    '/latest',
    '/help',
    '/help me',
    '/lates',
    '/xyzzy',
    '',
  ])('of %s', async (line) => {
    expectSound(await bot.reply(line));
  });

  it('and so is the answer to every button of it', async () => {
    for (const line of ['/brief new-bridge', '/quote okafor', '/find harbour', '/latest', '/brief harbour', '/lates'])
      for (const action of (await bot.reply(line)).actions) {
        const { message } = await bot.ask(action.line, { mode: action.mode });
        expectSound(message);
        expect(message.error, `${line} → ${action.line}`).toBeUndefined();
      }
  });
});

describe('whatever is typed', () => {
  it('the answer is a message, and nothing is logged as gone wrong', async () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), hostileText());
    const line = fc
      .tuple(
        fc.constantFrom('/brief ', '/quote ', '/find ', '/latest ', '/quot ', '/', 'quote topic:', 'quote page:'),
        typed,
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(line, async (asked) => expectSound(await bot.reply(asked))),
      { numRuns: 300 },
    );
    expect(bot.logged).toEqual([]);
  });

  it('10,000 characters are refused in one sentence, and nothing of them comes back', async () => {
    for (const name of ['brief', 'quote', 'find']) {
      const { message, audience } = await bot.ask(`/${name} ${'so many words '.repeat(715)}`);
      expect(message.notice).toMatch(
        /^10,00\d characters, 200 are the most for the (topic|speaker|words): give me fewer words\.$/,
      );
      expect([message.error, audience, JSON.stringify(message).length < 600]).toEqual([true, 'caller', true]);
    }
    for (const line of ['x'.repeat(10_000), `/lates ${'x'.repeat(10_000)}`, `/latest ${'x'.repeat(10_000)}`])
      expect(JSON.stringify(await bot.reply(line)).length).toBeLessThan(600);
  });

  it('control characters are refused by their number, and not shown', async () => {
    const message = await bot.reply('/quote ker\u001b[31mry');
    expect(message.notice).toBe(
      'I can’t read the speaker: it holds a control character (U+001B). Please type it anew.',
    );
    for (const line of ['/\u0007', '/latest \u0007', '/lates \u0007']) expectSound(await bot.reply(line));
  });

  it('200 characters are still answered', async () => {
    expect((await bot.reply(`/find ${'x'.repeat(200)}`)).notice).toMatch(/^Nothing here has x/);
    expect((await bot.reply(`/find ${'x'.repeat(201)}`)).notice).toMatch(/^201 characters/);
  });

  it('a page is a whole number', async () => {
    for (const page of ['0', '-1', '1.5', 'x', '9999999', '１'])
      expect((await bot.reply(`/latest page=${page}`)).notice).toBe('The page is a whole number from 1 on.');
    expect((await bot.reply('/latest page=999999')).error).toBeUndefined();
  });
});

describe('a quotation of any characters', () => {
  it('comes back as it went in, through every command that shows it', async () => {
    const shown = hostileText({ maxLength: 300 }).filter((text) => text.trim() !== '' && text === text.trim());
    await fc.assert(
      fc.asyncProperty(shown, hostileText({ maxLength: 60, newlines: false }), async (text, name) => {
        const speaker = `Zoë ${name} Quill`;
        await bot.store.publish(briefOf('hostile', { quotes: [said(speaker, text)] }));
        expect(quotesIn(await bot.reply('/brief hostile'))).toEqual([text]);
        const buttons = (await bot.reply('/brief hostile')).actions;
        const quotes = await bot.reply(buttons[0]?.line ?? '');
        expect(quotesIn(quotes)).toEqual([text]);
        expect(quotes.blocks.flatMap((block) => (block.type === 'quote' ? block.credit : []))).toEqual([
          { type: 'text', text: speaker, strong: true },
        ]);
      }),
      { numRuns: 60 },
    );
  });
});
