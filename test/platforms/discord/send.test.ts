import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Part, Platform, SendOutcome, Target } from '../../../src/core/platform.ts';
import { call } from '../../doubles/discord/raw-bot.ts';
import { House, saying } from './harness.ts';

let house: House;
let platform: Platform;
beforeEach(async () => {
  house = await House.empty();
  platform = house.platform();
});
afterEach(() => house.close());

const POSTS = /^POST .*\/messages$/;
const part = (text = 'A digest.'): Part => platform.render(saying(text))[0] as Part;
const target = (channel = house.double.channel().id) => ({ platform: 'discord', channel });

test('a message is posted under its key, and its address is told', async () => {
  const outcome = await platform.send(target(), part(), 'key-1');
  const [message] = house.double.messages();
  const { guild, id } = house.double.channel();
  expect(message).toMatchObject({ text: 'A digest.', nonce: 'key-1', pings: new Set() });
  expect(outcome).toEqual({
    type: 'sent',
    id: message?.id,
    link: `https://discord.com/channels/${guild?.id}/${id}/${message?.id}`,
  });
});

test('a second time under the same key, it is still one message', async () => {
  const first = await platform.send(target(), part(), 'key-1');
  expect(await platform.send(target(), part(), 'key-1')).toEqual(first);
  expect(house.double.messages()).toHaveLength(1);
});

test('where the community is given, a message takes exactly one request', async () => {
  const { id, guild } = house.double.channel();
  const community = guild?.id as string;
  const outcome = await platform.send({ platform: 'discord', channel: id, community }, part(), 'key-1');
  expect(outcome).toHaveProperty('link', expect.stringContaining(`/channels/${community}/${id}/`));
  expect(house.double.requests).toHaveLength(1);
});

test('the key stands in the message itself', async () => {
  await platform.send(target(), part(), 'key-1');
  expect(JSON.stringify(house.double.messages()[0]?.body)).toContain('p100@key-1 digest log');
});

test('a person is written to directly, and the address of such a message asked of nobody', async () => {
  const { id } = house.double.people.user('ada');
  const direct = (await platform.direct?.(id)) as Target;
  const outcome = await platform.send(direct, part(), 'key-1');
  expect(outcome).toHaveProperty('link', expect.stringContaining(`/channels/@me/${direct.channel}/`));
  expect(house.double.requests).toHaveLength(2);
  house.double.guilds.closedDirectMessages.add(id);
  expect(await platform.send(direct, part(), 'key-2')).toMatchObject({ type: 'rejected', scope: 'target' });
});

test('whom Discord doesn’t let the bot write to has no conversation with it', async () => {
  expect(await platform.direct?.('123456789012345678')).toBeUndefined();
  await house.double.vanish();
  expect(await platform.direct?.(house.double.people.user('ada').id)).toBeUndefined();
});

test('a message that was deleted since is neither sent again nor the channel’s fault', async () => {
  await platform.send(target(), part(), 'key-1');
  const [message] = house.double.messages();
  await call(house.double, 'DELETE', `/channels/${target().channel}/messages/${message?.id}`);
  const reason = 'the message was sent before and has been deleted since';
  expect(await platform.send(target(), part(), 'key-1')).toEqual({ type: 'rejected', scope: 'payload', reason });
  expect(house.double.messages()).toEqual([]);
});

test('the server of a channel is asked for once', async () => {
  await platform.send(target(), part(), 'key-1');
  await platform.send(target(), part(), 'key-2');
  expect(house.requested(/^GET \/channels/)).toBe(1);
});

test('without an answer to that, the message was still sent', async () => {
  house.double.fail({ match: /^GET \/channels/ });
  expect(await platform.send(target(), part(), 'key-1')).toMatchObject({ type: 'sent', link: undefined });
  expect(await platform.send(target(), part(), 'key-2')).toHaveProperty('link', expect.stringContaining('https'));
});

const html = (status: number, headers = {}) => ({
  status,
  body: '<html>Cloudflare</html>',
  headers: { 'content-type': 'text/html', ...headers },
});

const FAULTS: [what: string, failure: object, outcome: SendOutcome][] = [
  [
    'a rate limit',
    { status: 429, body: { message: 'slow', retry_after: 3, global: false }, headers: { 'retry-after': '3' } },
    { type: 'retryAfter', ms: 3_050 },
  ],
  ['a proxy’s rate limit, in HTML', html(429, { 'retry-after': '7' }), { type: 'retryAfter', ms: 7_050 }],
  ['a rate limit that gives no time', html(429), { type: 'retryAfter', ms: 5_000 }],
  ['a refusal by a proxy, in HTML', html(403), { type: 'retryAfter', ms: 5_000 }],
  ['an answer that is not Discord’s', html(200), { type: 'unknown', reason: 'an answer that is not Discord’s' }],
  ['an internal fault', { status: 500 }, { type: 'unknown', reason: 'status 500' }],
  ['a fault after the effect', { status: 502, when: 'after' }, { type: 'unknown', reason: 'status 502' }],
  ['a dropped connection', { drop: 'fin' }, { type: 'unknown', reason: 'UND_ERR_SOCKET' }],
  ['a reset connection', { drop: 'reset' }, { type: 'unknown', reason: 'ECONNRESET' }],
  [
    'a refused token',
    { status: 401, body: { code: 0, message: '401: Unauthorized' } },
    { type: 'rejected', scope: 'account', reason: 'Discord no longer accepts the token' },
  ],
  [
    'a channel without access',
    { status: 403, body: { code: 50001, message: 'Missing Access' } },
    { type: 'rejected', scope: 'target', reason: 'the bot has no access to the channel (50001)' },
  ],
  [
    'a channel without the right to write',
    { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    { type: 'rejected', scope: 'target', reason: 'the bot may not write in the channel (50013)' },
  ],
  [
    'a channel that is gone',
    { status: 404, body: { code: 10003, message: 'Unknown Channel' } },
    { type: 'rejected', scope: 'target', reason: 'the channel no longer exists (10003)' },
  ],
  [
    'a refused message',
    { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
    { type: 'rejected', scope: 'payload', reason: 'Discord refuses the message (400, 50035)' },
  ],
];

test.each(FAULTS)('%s: one request, and what became of it', async (_, failure, outcome) => {
  house.double.fail({ match: POSTS, ...failure });
  expect(await platform.send(target(), part(), 'key-1')).toEqual(outcome);
  expect(house.requested(POSTS)).toBe(1);
});

test('what the double itself refuses is told alike', async () => {
  const channel = house.double.channel();
  house.double.permit(channel, 'ViewChannel');
  expect(await platform.send(target(), part(), 'key-1')).toMatchObject({ type: 'rejected', scope: 'target' });
  expect(await platform.send(target('123456789012345678'), part(), 'key-2')).toMatchObject({ scope: 'target' });
});

test('after a refused token the next message is tried with it again', async () => {
  house.double.fail({ match: POSTS, status: 401, body: { code: 0, message: '401: Unauthorized' } });
  await platform.send(target(), part(), 'key-1');
  expect(await platform.send(target(), part(), 'key-1')).toMatchObject({ type: 'sent' });
});

test('a Discord that says nothing in time leaves it unknown', async () => {
  const hasty = house.platform({ requestMs: 40 });
  house.double.goSilent();
  expect(await hasty.send(target(), part(), 'key-1')).toEqual({ type: 'unknown', reason: 'no answer in time' });
});

test('where no connection comes about, nothing was sent: it may be tried again', async () => {
  await house.double.vanish();
  expect(await platform.send(target(), part(), 'key-1')).toEqual({ type: 'retryAfter', ms: 5_000 });
});
