import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Part, Platform, SendOutcome } from '../../../src/core/platform.ts';
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

const FAULTS: [what: string, failure: object, outcome: SendOutcome][] = [
  [
    'a rate limit',
    { status: 429, body: { message: 'slow', retry_after: 3, global: false }, headers: { 'retry-after': '3' } },
    { type: 'retryAfter', ms: 3_050 },
  ],
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

test('where no connection comes about, nothing was sent: it may be tried again', async () => {
  await house.double.vanish();
  expect(await platform.send(target(), part(), 'key-1')).toEqual({ type: 'retryAfter', ms: 5_000 });
});
