import { afterEach, expect, test } from 'vitest';
import { COMMANDS, House } from './harness.ts';

let house: House;
afterEach(() => house.close());

const names = (commands: readonly { name: string }[]): string[] => commands.map(({ name }) => name);
const BOTH = ['quote', 'subscribe'];

/** Starts the adapter anew; how many writes of commands that took. */
async function writesOfStart(guildId?: string): Promise<number> {
  const before = house.double.commandWrites;
  await house.platform({ guildId }).start(house.bot);
  return house.double.commandWrites - before;
}

test('the first start registers the commands everywhere', async () => {
  house = await House.empty();
  expect(await writesOfStart()).toBe(1);
  expect(names(house.double.commands())).toEqual(BOTH);
});

test('a start with the same commands writes nothing', async () => {
  house = await House.empty();
  await writesOfStart();
  expect(await writesOfStart()).toBe(0);
});

test('a start with other commands writes once', async () => {
  house = await House.empty();
  await writesOfStart();
  house.bot.commands = COMMANDS.slice(0, 1);
  expect(await writesOfStart()).toBe(1);
  expect(names(house.double.commands())).toEqual(['quote']);
});

test('with a server set, the commands are there alone', async () => {
  house = await House.empty();
  const { id } = house.double.guilds.guild();
  await writesOfStart();
  expect(await writesOfStart(id)).toBe(2);
  expect(names(house.double.commands(id))).toEqual(BOTH);
  expect(house.double.commands()).toEqual([]);
  expect(await writesOfStart(id)).toBe(0);
});

test('with the server no longer set, they are everywhere and gone from it', async () => {
  house = await House.empty();
  const { id } = house.double.guilds.guild();
  await writesOfStart(id);
  expect(await writesOfStart()).toBe(2);
  expect(house.double.commands(id)).toEqual([]);
  expect(names(house.double.commands())).toEqual(BOTH);
  expect(await writesOfStart()).toBe(0);
});

test('with another server set, they move there', async () => {
  house = await House.empty({ guilds: [{ name: 'Newsroom' }, { name: 'Archive' }] });
  const [newsroom, archive] = house.double.guilds.list.map(({ id }) => id);
  await writesOfStart(newsroom);
  expect(await writesOfStart(archive)).toBe(2);
  expect(house.double.commands(newsroom)).toEqual([]);
  expect(names(house.double.commands(archive))).toEqual(BOTH);
});

test('a server that is out of reach by now is forgotten with a line in the log', async () => {
  house = await House.empty();
  house.memory.set('discord.guild', '123456789012345678');
  await writesOfStart();
  expect(names(house.double.commands())).toEqual(BOTH);
  expect(house.memory.get('discord.guild')).toBe('');
  expect(house.log.lines.join('\n')).toContain('out of reach: forgotten');
});

test('a server that does not let the bot in is a fault of the settings', async () => {
  house = await House.empty({ guilds: [{ name: 'Closed', commands: false }] });
  const started = writesOfStart(house.double.guilds.guild().id);
  await expect(started).rejects.toThrow(
    /does not let the bot into the server \d+: invite it there .* DISCORD_GUILD_ID\.$/,
  );
  await expect(started).rejects.toHaveProperty('name', 'ConfigError');
});

const limited = (seconds: number) => ({
  match: /^PUT .*commands/,
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  headers: { 'retry-after': String(seconds) },
});

test('asked to wait, registering waits and tries again', async () => {
  house = await House.empty();
  house.double.fail(limited(2));
  const started = house.platform().start(house.bot);
  await house.double.until(() => house.requested(/^PUT/) === 1);
  // discord.js adds a twentieth of a second.
  await house.clock.awaited(2_050);
  await house.clock.pass(2_050);
  await started;
  expect(names(house.double.commands())).toEqual(BOTH);
});
