import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Part, Platform, SendOutcome } from '../../../src/core/platform.ts';
import { call } from '../../doubles/discord/raw-bot.ts';
import { House, saying } from './harness.ts';

let house: House;
let platform: Platform;
let sent: string;
beforeEach(async () => {
  house = await House.empty();
  platform = house.platform();
  const outcome = await platform.send(target(), part('A digest.'), 'key-1');
  sent = outcome.type === 'sent' ? outcome.id : '';
});
afterEach(() => house.close());

const PATCHES = /^PATCH .*\/messages\/\d+$/;
const part = (text: string): Part => platform.render(saying(text))[0] as Part;
const target = () => ({ platform: 'discord', channel: house.double.channel().id });
const edit = (text = 'A corrected digest.') =>
  platform.edit?.(target(), sent, part(text), 'key-1') as Promise<SendOutcome>;

test('a message is edited in place, and nobody is pinged by it', async () => {
  expect(await edit('Corrected: @everyone')).toEqual({ type: 'sent', id: sent });
  const messages = house.double.messages();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    id: sent,
    text: expect.stringContaining('everyone'),
    edits: 1,
    pings: new Set(),
  });
});

test('its key still stands in it, by which it is found', async () => {
  await edit();
  expect(JSON.stringify(house.double.messages()[0]?.body)).toContain('@key-1 ');
  expect(await platform.find?.(target(), 'key-1', Date.now() - 60_000)).toMatchObject({ type: 'found', id: sent });
});

test('a second time it is the same', async () => {
  await edit();
  const before = house.double.messages()[0]?.body;
  expect(await edit()).toEqual({ type: 'sent', id: sent });
  expect(house.double.messages()[0]?.body).toEqual(before);
});

test('a message that was deleted can’t be edited', async () => {
  await call(house.double, 'DELETE', `/channels/${target().channel}/messages/${sent}`);
  const reason = 'the message was deleted (10008)';
  expect(await edit()).toEqual({ type: 'rejected', scope: 'payload', reason });
  expect(house.double.messages()).toEqual([]);
});

test('a channel that is closed to the bot is the target’s fault', async () => {
  house.double.permit(house.double.channel());
  expect(await edit()).toEqual({
    type: 'rejected',
    scope: 'target',
    reason: 'the bot has no access to the channel (50001)',
  });
});

test('a rate limit says when to come back', async () => {
  const body = { message: 'slow', retry_after: 3, global: false };
  house.double.fail({ match: PATCHES, status: 429, body, headers: { 'retry-after': '3' } });
  expect(await edit()).toEqual({ type: 'retryAfter', ms: 3_050 });
});

test('after a fault of Discord’s it may be tried again, and then is done', async () => {
  house.double.fail({ match: PATCHES, status: 502 });
  expect(await edit()).toMatchObject({ type: 'unknown' });
  expect(await edit()).toEqual({ type: 'sent', id: sent });
  expect(house.double.messages()[0]?.text).toBe('A corrected digest.');
});

test('a refused token is the account’s fault', async () => {
  house.double.fail({ match: PATCHES, status: 401, body: { message: '401: Unauthorized', code: 0 } });
  expect(await edit()).toMatchObject({ type: 'rejected', scope: 'account' });
});
