import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandDeclaration } from '../../../src/core/command.ts';
import type { Answer } from '../../../src/core/platform.ts';
import type { Exchange, Who } from '../../doubles/discord/discord.ts';
import { COMMANDS, deferred, House, saying } from './harness.ts';

const BRIEF = 'Brief this link';
const QUOTES = 'Quotes in this text';
const url = { description: 'Its address', required: true };
const text = { description: 'The text', required: true, maxLength: 40_000 };
/** Message commands as the bot may have them; `subscribe link` changes something. */
const ON_MESSAGES: CommandDeclaration[] = [
  {
    name: 'subscribe link',
    description: 'A',
    options: { url },
    onMessage: { label: BRIEF, option: 'url', takes: 'link' },
  },
  { name: 'quotes', description: 'B', options: { text }, onMessage: { label: QUOTES, option: 'text', takes: 'text' } },
];

let house: House;
beforeEach(async () => {
  house = await House.empty();
  house.bot.commands = [...COMMANDS, ...ON_MESSAGES];
  await house.platform().start(house.bot);
});
afterEach(() => house.close());

const useOn = (label: string, content: string | Record<string, unknown>, who?: Who): Exchange =>
  house.double.useOn(label, house.double.say(content, { name: 'ben' }), who);

test('they are registered beside those that are typed, without description and options', () => {
  expect(house.double.commands().filter(({ type }) => type === 3)).toMatchObject([
    { name: BRIEF, description: '' },
    { name: QUOTES, description: '' },
  ]);
  expect(house.double.commands().some(({ name }) => name === 'quotes')).toBe(true);
});

test('a start with the same commands writes none of them anew', async () => {
  const { commandWrites } = house.double;
  await house.platform().start(house.bot);
  expect(house.double.commandWrites).toBe(commandWrites);
});

test('one that takes a text gets all of it, and is answered to the caller alone', async () => {
  const words = `“We wait,” said Ada Quill. ${'And she said it again. '.repeat(165)}`.slice(0, 4_000).trim();
  const exchange = await useOn(QUOTES, words, { name: 'ada', locale: 'fr' }).settled();
  expect(house.bot.asked).toMatchObject([
    {
      invocation: { command: 'quotes', options: { text: words } },
      caller: { name: 'ada', locale: 'fr' },
      place: { platform: 'discord', channel: house.double.channel().id, direct: false, maySpeak: true },
    },
  ]);
  expect(exchange.original).toMatchObject({ text: 'An answer.', ephemeral: true });
});

test('one that takes a link gets the first, and only once its acknowledgement has won if it changes something', async () => {
  const exchange = await useOn(BRIEF, 'See <https://gazette.example/a> or https://gazette.example/b').settled();
  expect(house.bot.asked[0]?.invocation).toEqual({
    command: 'subscribe link',
    options: { url: 'https://gazette.example/a' },
  });
  expect([exchange.acknowledgement?.type, exchange.original?.ephemeral]).toEqual([5, true]);
});

test('one that was answered elsewhere changes nothing here', async () => {
  const message = house.double.say('https://gazette.example/a');
  house.double.fail({ match: /callback$/, status: 404, body: { code: 10062, message: 'Unknown interaction' } });
  house.double.useOn(BRIEF, message);
  await house.logged(/the answer came too late or twice/);
  expect(house.bot.asked).toEqual([]);
});

test('what bots say in an embed or in components is read too', async () => {
  await useOn(BRIEF, { embeds: [{ title: 'Ferry', url: 'https://gazette.example/ferry' }] }).settled();
  await useOn(QUOTES, { flags: 1 << 15, components: [{ type: 10, content: '“We wait,” she said.' }] }).settled();
  expect(house.bot.asked.map(({ invocation }) => invocation)).toMatchObject([
    { options: { url: 'https://gazette.example/ferry' } },
    { options: { text: '“We wait,” she said.' } },
  ]);
});

test.each([
  [BRIEF, 'nothing to see', 'There is no link to a web page in this message: choose one that has one.'],
  [QUOTES, '', 'There is no text in this message: choose one that has some.'],
])('%s on a message without says so, to the caller alone, and asks nothing', async (label, content, sentence) => {
  const exchange = await useOn(label, content).settled();
  expect(exchange.original).toMatchObject({ text: sentence, ephemeral: true });
  expect(house.bot.asked).toEqual([]);
});

test('one that there is no more says so', async () => {
  house.bot.commands = COMMANDS;
  const exchange = await useOn(QUOTES, 'words').settled();
  expect(exchange.original).toMatchObject({
    text: expect.stringMatching(/no longer know this entry/),
    ephemeral: true,
  });
});

test.each([
  ['is shown when it is ready', BRIEF, 'https://gazette.example/slow'],
  ['of a read is too', QUOTES, 'words'],
])('an answer that takes 25 seconds %s', async (_, label, content) => {
  const { promise, resolve } = deferred<Answer>();
  house.bot.says = () => promise;
  const exchange = useOn(label, content);
  if (label === QUOTES) await house.clock.awaited(1_000);
  for (let second = 0; second < 25; second += 1) await house.clock.pass(1_000);
  await house.double.until(() => exchange.acknowledgement?.type === 5);
  expect(exchange.original).toMatchObject({ loading: true, ephemeral: true });
  resolve({ message: saying('At last.'), audience: 'caller' });
  await exchange.settled();
  expect(exchange.messages.map((message) => [message.text, message.ephemeral])).toEqual([['At last.', true]]);
});

test('the rest of a long answer is had by a button, whose line is kept where it holds the whole text', async () => {
  const words = `He said: “No.”\n${'x'.repeat(3_000)}`;
  const long = Array.from({ length: 6 }, (_, at) => `Part ${at + 1} ${'y'.repeat(3_000)}`);
  house.bot.says = () => ({
    message: { ...saying(''), blocks: long.map((part) => ({ type: 'text', spans: [part] })) },
    audience: 'caller',
  });
  const exchange = useOn(QUOTES, words);
  await house.double.until(() => exchange.followUps.length === 4);
  await house.double.click('Continue (6 of 6)', exchange.followUps.at(-1)).settled();
  expect(house.bot.asked[1]?.invocation).toBe(`quotes text="${words.replaceAll('"', '\\"')}"`);
});
