import { afterEach, beforeEach, expect, test } from 'vitest';
import { DIGEST_COMMANDS, House } from './harness.ts';

let house: House;
beforeEach(async () => {
  house = await House.empty({ guilds: [{ name: 'Newsroom', channels: [{ name: 'general' }, { name: 'news' }] }] });
  house.bot.commands = DIGEST_COMMANDS;
  await house.platform().start(house.bot);
});
afterEach(() => house.close());

test('a sub-command is handed on by both its words, with its options', async () => {
  await house.double.slash('digest subscribe', { time: '08:00', topics: 'harbour' }).settled();
  expect(house.bot.asked[0]).toMatchObject({
    invocation: { command: 'digest subscribe', options: { time: '08:00', topics: 'harbour' } },
    channels: undefined,
  });
});

test('a sub-command without options is one, too', async () => {
  await house.double.slash('digest list').settled();
  expect(house.bot.asked[0]?.invocation).toEqual({ command: 'digest list', options: {} });
});

test('a channel is handed on by its id, and its name comes along', async () => {
  const { id } = house.double.channel('news');
  await house.double.slash('digest subscribe', { time: '08:00', channel: id }).settled();
  expect(house.bot.asked[0]).toMatchObject({
    invocation: { command: 'digest subscribe', options: { time: '08:00', channel: id } },
    channels: [{ id, name: 'news' }],
  });
});

test('the options of a sub-command are completed', async () => {
  house.bot.completes = async (...typed) => [{ label: typed.join(' / '), value: 'harbour' }];
  const exchange = await house.double
    .autocomplete('digest subscribe', 'topics', 'har', {}, { time: '08:00' })
    .settled();
  expect(exchange.choices).toEqual([{ name: 'digest subscribe / topics / har', value: 'harbour' }]);
});

test('a start with the same sub-commands writes nothing', async () => {
  const before = house.double.commandWrites;
  await house.platform().start(house.bot);
  expect(house.double.commandWrites).toBe(before);
});
