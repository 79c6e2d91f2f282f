import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandDeclaration } from '../../../src/core/command.ts';
import type { Message as Answer } from '../../../src/core/message.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { BEN, BOT, DESK, NEWS, TEAM } from '../../doubles/slack/index.ts';
import { COMMANDS, type Connected, leave, message, text, workspace } from './harness.ts';

const required = { required: true, description: 'What it is about' };
const ON_MESSAGES: CommandDeclaration[] = [
  ...COMMANDS,
  {
    name: 'add',
    description: 'Adds',
    options: { url: required },
    onMessage: { label: 'Brief', option: 'url', takes: 'link' },
  },
  {
    name: 'quotes',
    description: 'Finds',
    options: { text: required },
    onMessage: { label: 'Quotes', option: 'text', takes: 'text' },
  },
];

let it: Connected;
beforeEach(async () => {
  it = await workspace({ manifest: slackManifest(ON_MESSAGES) });
  it.bot.commands = ON_MESSAGES;
  it.bot.reply = () => message([text('an answer')]);
  await it.slack.start(it.bot);
});
afterEach(async () => {
  expect(it.double.faults).toEqual([]);
  await leave(it);
});

test('one that takes a link gets the first, and is answered to the caller alone, beside the message', async () => {
  const written = it.double.say('See <https://gazette.example/a?b=1&amp;c|here>, <https://gazette.example/d>', {
    user: BEN.id,
  });
  const { reply, acknowledgement } = await it.double.shortcut('add', written, { user: BEN.id });
  expect(it.bot.asks).toEqual([
    {
      invocation: { command: 'add', options: { url: 'https://gazette.example/a?b=1&c' } },
      caller: { id: BEN.id, name: 'ben' },
      place: { platform: 'slack', channel: NEWS, community: TEAM.id, direct: false, maySpeak: true },
      enquire: expect.anything(),
    },
  ]);
  expect(acknowledgement).toEqual({});
  expect([reply.shown, reply.visibleTo, written.edits]).toEqual(['an answer', BEN.id, 0]);
  expect(reply.sent).toMatchObject({ response_type: 'ephemeral', replace_original: false });
});

test('one that takes a text gets all 40,000 characters', async () => {
  const words = '“We wait,” said Ada Quill &amp; sons. '.repeat(1_050);
  await it.double.shortcut('quotes', it.double.say(words));
  expect(it.bot.asked).toEqual([{ command: 'quotes', options: { text: words.replaceAll('&amp;', '&').trim() } }]);
});

test('what an app says in blocks or attachments is read too', async () => {
  const post = (body: object) => it.double.workspace.post({ channel: NEWS, author: BOT.userId }, { ...body });
  const section = { type: 'section', text: { type: 'mrkdwn', text: '“We wait,” she said.' } };
  await it.double.shortcut('quotes', post({ text: '', blocks: [section] }));
  await it.double.shortcut(
    'add',
    post({ attachments: [{ title: 'Ferry', title_link: 'https://gazette.example/ferry' }] }),
  );
  expect(it.bot.asked).toMatchObject([
    { options: { text: '“We wait,” she said.' } },
    { options: { url: 'https://gazette.example/ferry' } },
  ]);
});

test.each([
  ['add', 'no link', 'There is no link to a web page in this message: choose one that has one.'],
  ['quotes', ' ', 'There is no text in this message: choose one that has some.'],
])('/%s on a message without says so, to the caller alone, and asks nothing', async (name, words, sentence) => {
  const { reply } = await it.double.shortcut(name, it.double.say(words));
  expect([reply.shown, reply.visibility, reply.sent.replace_original]).toEqual([sentence, 'ephemeral', false]);
  expect(it.bot.asked).toEqual([]);
});

test('one that there is no more says so', async () => {
  it.bot.commands = COMMANDS;
  const { reply } = await it.double.shortcut('add', it.double.say('https://gazette.example/a'));
  expect(reply.shown).toMatch(/no longer know this entry/);
});

test('in a thread it is answered there, and in a private channel too', async () => {
  const first = it.double.say('“No,” she said.', { channel: DESK });
  const place = { channel: DESK, author: BEN.id, threadTs: first.ts };
  const { reply } = await it.double.shortcut('quotes', it.double.workspace.post(place, { text: '“Yes,” he said.' }));
  expect([reply.threadTs, reply.channel]).toEqual([first.ts, DESK]);
  expect((await it.double.shortcut('quotes', first)).reply.threadTs).toBeUndefined();
});

test('one that is delivered twice is asked once', async () => {
  const exchange = await it.double.shortcut('add', it.double.say('https://gazette.example/a'));
  it.double.redeliver(exchange);
  await it.double.command('/brief');
  expect(exchange.messages).toHaveLength(1);
  expect(it.bot.asked).toHaveLength(2);
});

test.each([
  [
    'a shortcut',
    () => it.double.shortcut('add', it.double.say('https://gazette.example/slow'), { until: 'acknowledged' }),
  ],
  ['a command', () => it.double.command('/latest', '', { until: 'acknowledged' })],
])('an answer to %s that takes 25 seconds is shown when it is ready, and nothing before', async (_, ask) => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  it.bot.reply = () => promise;
  const exchange = await ask();
  it.clock.advance(25_000);
  expect([exchange.acknowledgedAfter, exchange.outcomes]).toEqual([0, 0]);
  resolve(message([text('at last')]));
  await it.double.waitFor(() => exchange.finished);
  expect([exchange.reply.shown, exchange.answeredAfter]).toEqual(['at last', 25_000]);
});

test('the rest of a long answer is had by a button, by the line that means it or the whole question', async () => {
  const speech = { type: 'quote' as const, text: 'word '.repeat(1_800), credit: ['Kerry'], receipt: [] };
  const long = (more = {}) =>
    message(
      Array.from({ length: 6 }, () => speech),
      [],
      more,
    );
  const words = `She said: “No.” ${'x'.repeat(3_000)}`;
  for (const [line, asked] of [
    [undefined, `quotes text="${words}"`],
    ['quote kerry', 'quote kerry'],
  ] as const) {
    it.bot.reply = () => long({ line });
    const exchange = await it.double.shortcut('quotes', it.double.say(words));
    await it.double.waitFor(() => exchange.messages.length === 5);
    await it.double.click(exchange.reply, 'Continue (6 of 6)');
    expect(it.bot.asked.at(-1)).toBe(asked);
  }
});
