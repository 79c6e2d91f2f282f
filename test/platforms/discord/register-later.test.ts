import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError } from '../../../src/core/errors.ts';
import type { Platform } from '../../../src/core/platform.ts';
import { House } from './harness.ts';
import { eventually } from './manual-clock.ts';

const MINUTE = 60_000;
const WRITE = /^PUT .*commands/;
const REFUSED = { match: WRITE, status: 400, body: { code: 50035, message: 'Invalid Form Body' } };
const DOWN = { match: /commands/, status: 503 };
const limited = (seconds: number) => ({
  match: WRITE,
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  headers: { 'retry-after': String(seconds) },
});
const AGAIN = 'Trying again by itself, and answering meanwhile.';
const DONE = 'discord: The commands are registered now.';

let house: House;
let told: string[];
beforeEach(async () => {
  [house, told] = [await House.empty(), []];
});
afterEach(() => house.close());

const start = async (guildId?: string): Promise<Platform> => {
  const platform = house.platform({ guildId, tell: (line) => told.push(line) });
  await platform.start(house.bot);
  return platform;
};
const registered = () => house.double.commands().map(({ name }) => name);
const tells = (lines: number) => eventually(() => told.length === lines, `${lines} lines`);
/** Lets the wait for the next try, of exactly `ms`, pass. */
const tryAgain = async (ms: number) => {
  await house.clock.awaited(ms);
  await house.clock.pass(ms);
};

test.each([
  ['refused', REFUSED, 'Discord refuses them (status 400, code 50035).'],
  [
    'too many for a day',
    { match: WRITE, status: 400, body: { code: 30034, message: 'Max number of daily application command creates' } },
    'Discord takes no more new commands today (code 30034).',
  ],
  ['not answered', DOWN, /^Discord can’t be reached at http:\/\/127\.0\.0\.1:\d+ \(status 503\): check the network\.$/],
])('commands that are %s are told once, and it answers', async (_, failure, why) => {
  house.double.fail({ ...failure, times: 9 });
  await start();
  const [before, after] = (told[0] ?? '').split(` ${AGAIN}`);
  const said = before?.replace('discord: The commands could not be registered: ', '');
  expect([told.length, after]).toEqual([1, '']);
  typeof why === 'string' ? expect(said).toBe(why) : expect(said).toMatch(why);
  expect([house.double.connected, registered()]).toEqual([1, []]);
});

test('those of an earlier start can be used meanwhile', async () => {
  await (await start()).stop();
  house.double.fail(DOWN);
  await start();
  await house.double.slash('quote', { speaker: 'kerry' }).settled();
  expect(house.bot.asked).toHaveLength(1);
});

test('they are tried again after a minute, two, and an hour at last, with one login in all', async () => {
  house.double.fail({ ...REFUSED, times: 8 });
  await start();
  for (const minutes of [1, 2, 4, 8, 16, 32, 60]) await tryAgain(minutes * MINUTE);
  await house.clock.awaited(60 * MINUTE);
  expect([told.length, house.requested(WRITE)]).toEqual([1, 8]);
  await house.clock.pass(60 * MINUTE);
  await tells(2);
  expect([told[1], registered()]).toEqual([DONE, ['quote', 'subscribe']]);
  expect([house.double.identifies.length, house.requested(WRITE)]).toEqual([1, 9]);
});

test('asked to wait for long, it waits for as long as that', async () => {
  house.double.fail(limited(7_200));
  await start();
  expect(told).toEqual([`discord: The commands could not be registered: Discord asks to wait. ${AGAIN}`]);
  await house.clock.pass(60 * MINUTE);
  expect(house.requested(WRITE)).toBe(1);
});

test('another fault of the next try is told too', async () => {
  house.double.fail(DOWN);
  await start();
  house.double.fail(REFUSED);
  await tryAgain(MINUTE);
  await tells(2);
  await tryAgain(2 * MINUTE);
  await tells(3);
  expect(told.slice(1)).toEqual([expect.stringContaining('(status 400, code 50035)'), DONE]);
});

test('a server that does not let the bot in is told with its mend once Discord says so', async () => {
  await house.close();
  house = await House.empty({ guilds: [{ name: 'Closed', commands: false }] });
  house.double.fail(DOWN);
  await start(house.double.guilds.guild().id);
  await tryAgain(MINUTE);
  await tells(2);
  expect(told[1]).toMatch(/does not let the bot into the server \d+: invite it there .* DISCORD_GUILD_ID\. Trying/);
});

test('a store that can’t be used just now is no reason not to start', async () => {
  const locked = () => Promise.reject(new ConfigError('The store is locked by another process: stop that one.'));
  const platform = house.platform({ memory: { get: locked, set: locked }, tell: (line) => told.push(line) });
  await platform.start(house.bot);
  expect(told[0]).toContain('registered: The store is locked by another process: stop that one. Trying again');
});

test('a stop ends it', async () => {
  house.double.fail({ ...REFUSED, times: 2 });
  const platform = await start();
  await house.clock.awaited(MINUTE);
  await platform.stop();
  await house.clock.pass(60 * MINUTE);
  expect([house.requested(WRITE), told.length]).toEqual([1, 1]);
});

test('without anybody to tell, the log is told', async () => {
  house.double.fail(REFUSED);
  await house.platform().start(house.bot);
  expect(house.log.lines.join('\n')).toMatch(/error discord: The commands could not be registered: /);
});
