import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Found, Part, Platform, Target } from '../../../src/core/platform.ts';
import type { Channel } from '../../doubles/discord/discord.ts';
import { call } from '../../doubles/discord/raw-bot.ts';
import { House, saying } from './harness.ts';

const SINCE = Date.UTC(2026, 0, 2, 8);
const MINUTE = 60_000;
const PAGES = /^GET \/channels\/\d+\/messages$/;

let house: House;
let platform: Platform;
let time = SINCE;
beforeEach(async () => {
  time = SINCE - 2 * MINUTE; // Discord's ids never go back.
  house = await House.empty({ now: () => time });
  time = SINCE;
  platform = house.platform();
});
afterEach(() => house.close());

const target = (): Target => {
  const { id, guild } = house.double.channel();
  return { platform: 'discord', channel: id, community: guild?.id };
};
const part = (text = 'A digest.'): Part => platform.render(saying(text))[0] as Part;
const find = (key = 'key-1'): Promise<Found> => platform.find?.(target(), key, SINCE) as Promise<Found>;

/** Others write so many messages. */
async function chatter(messages: number, channel: Channel = house.double.channel()): Promise<void> {
  for (let at = 0; at < messages; at += 1)
    await call(house.double, 'POST', `/channels/${channel.id}/messages`, { content: `${at}` });
}

test('a message that was sent is found by its key, with its address', async () => {
  await platform.send(target(), part('Another.'), 'key-0');
  const sent = await platform.send(target(), part(), 'key-1');
  expect(await find()).toEqual({ ...sent, type: 'found' });
});

test('a message is found where the answer to its sending was lost', async () => {
  house.double.fail({ match: /^POST/, when: 'after', drop: 'reset' });
  expect(await platform.send(target(), part(), 'key-1')).toMatchObject({ type: 'unknown' });
  expect(await find()).toMatchObject({ type: 'found', id: house.double.messages()[0]?.id });
});

test('a message that was never sent is absent', async () => {
  expect(await find()).toEqual({ type: 'absent' });
  await platform.send(target(), part(), 'key-0');
  expect(await find()).toEqual({ type: 'absent' });
});

test('where anything older can be read, the rights are not asked for', async () => {
  time = SINCE - 2 * MINUTE;
  await chatter(1);
  expect(await find()).toEqual({ type: 'absent' });
  expect(house.double.requests.filter(({ path }) => !path.endsWith('/messages'))).toEqual([]);
});

test('a message that was deleted since is absent', async () => {
  await platform.send(target(), part(), 'key-1');
  const [message] = house.double.messages();
  await call(house.double, 'DELETE', `/channels/${target().channel}/messages/${message?.id}`);
  expect(await find()).toEqual({ type: 'absent' });
});

test.each([
  ['up to a minute before is found, as clocks differ', MINUTE, 'found'],
  ['long before is found on the newest page, as our clock may be far ahead', 12 * 60 * MINUTE, 'found'],
])('a message written %s', async (_, before, type) => {
  time = SINCE - before;
  await platform.send(target(), part(), 'key-1');
  expect(await find()).toMatchObject({ type });
});

test('what another bot wrote is not taken for it', async () => {
  const copy = { match: PAGES, body: [], status: 200 };
  const { components } = (await sentBody()) as { components: unknown };
  house.double.fail({ ...copy, body: [{ id: '9', author: { id: '7' }, components }] });
  expect(await find()).toEqual({ type: 'absent' });
});

async function sentBody(): Promise<unknown> {
  await platform.send(target(), part(), 'key-1');
  const [message] = house.double.messages();
  const body = message?.body;
  await call(house.double, 'DELETE', `/channels/${target().channel}/messages/${message?.id}`);
  return body;
}

test('a busy channel is read page by page', async () => {
  await chatter(5);
  await platform.send(target(), part(), 'key-1');
  await chatter(250);
  expect(await find()).toMatchObject({ type: 'found' });
  expect(house.requested(PAGES)).toBe(3);
});

test('a rate limit between two pages is waited for', async () => {
  await platform.send(target(), part(), 'key-1');
  await chatter(100);
  let pages = 0;
  const isSecond = (request: { method: string }) => request.method === 'GET' && ++pages === 2;
  house.double.fail({ match: isSecond, ...limited(2) });
  const found = find();
  await house.clock.awaited(2_050);
  await house.clock.pass(2_050);
  expect(await found).toMatchObject({ type: 'found' });
});

test('a channel in which too much was written can’t be read through', async () => {
  const page = Array.from({ length: 100 }, (_, at) => ({ id: String(10n ** 19n + BigInt(at)), author: { id: '7' } }));
  house.double.fail({ match: PAGES, times: 100, status: 200, body: page });
  const reason = 'more than 2000 messages were written in the channel since';
  expect(await find()).toEqual({ type: 'unreadable', reason });
  expect(house.requested(PAGES)).toBe(20);
});

test('a channel whose history is closed, which Discord shows as empty, is unreadable and not empty', async () => {
  await platform.send(target(), part(), 'key-1');
  house.double.permit(house.double.channel(), 'ViewChannel', 'SendMessages');
  const reason = 'I lack the permission Read Message History in the channel';
  expect(await find()).toEqual({ type: 'unreadable', reason });
});

test('a channel that is hidden or gone is unreadable', async () => {
  const channel = house.double.channel();
  house.double.permit(channel);
  expect(await find()).toMatchObject({ type: 'unreadable', reason: expect.stringMatching(/View Channel.*50001/) });
  channel.deleted = true;
  expect(await find()).toMatchObject({ type: 'unreadable', reason: 'the channel no longer exists (10003)' });
});

test('a direct message is found, and its channel is read without further rights', async () => {
  const direct = (await platform.direct?.(house.double.people.user('ada').id)) as Target;
  expect(await platform.find?.(direct, 'key-1', SINCE)).toEqual({ type: 'absent' });
  await platform.send(direct, part(), 'key-1');
  const link = expect.stringMatching(new RegExp(`/channels/@me/${direct.channel}/\\d+$`));
  expect(await platform.find?.(direct, 'key-1', SINCE)).toMatchObject({ type: 'found', link });
});

const limited = (seconds: number) => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  headers: { 'retry-after': String(seconds) },
});

const FAULTS: [what: string, failure: object, found: Found][] = [
  ['a rate limit', limited(3), { type: 'unclear', reason: 'Discord asks to wait', ms: 3_050 }],
  ['an internal fault', { status: 503 }, { type: 'unclear', reason: 'status 503' }],
  ['a dropped connection', { drop: 'fin' }, { type: 'unclear', reason: 'UND_ERR_SOCKET' }],
  [
    'a refused token',
    { status: 401, body: { code: 0, message: '401: Unauthorized' } },
    { type: 'unclear', reason: 'Discord no longer accepts the token' },
  ],
  [
    'a missing permission',
    { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    {
      type: 'unreadable',
      reason: 'I can’t read the channel’s messages: I lack the permission Read Message History there (50013)',
    },
  ],
];

test.each(FAULTS)('%s while looking: one request, and whether another look may help', async (_, failure, found) => {
  house.double.fail({ match: PAGES, ...failure });
  expect(await find()).toEqual(found);
  expect(house.requested(PAGES)).toBe(1);
});

test('a Discord that says nothing in time leaves it unclear', async () => {
  const hasty = house.platform({ requestMs: 40 });
  house.double.goSilent();
  expect(await hasty.find?.(target(), 'key-1', SINCE)).toEqual({ type: 'unclear', reason: 'no answer in time' });
});

test('where only the question for the rights fails, it is unclear', async () => {
  house.double.fail({ match: /\/roles$/, status: 404, body: { code: 0, message: '404: Not Found' } });
  expect(await find()).toEqual({ type: 'unclear', reason: 'Discord doesn’t say what I may do there' });
  house.double.fail({ match: /\/roles$/, status: 500 });
  expect(await find()).toEqual({ type: 'unclear', reason: 'status 500' });
});
