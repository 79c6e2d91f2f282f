import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Part } from '../../../src/core/platform.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { LOBBY, NEWS } from '../../doubles/slack/index.ts';
import { COMMANDS, type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
});
afterEach(() => leave(it));

const KEY = 'AbCdEfGhIjKlMnOpQrStUv';
const to = (channel: string) => ({ platform: 'slack', channel });
const part = (): Part => it.slack.render(message([text('The digest')]))[0] as Part;
const send = (key = KEY) => it.slack.send(to(NEWS), part(), key);
const find = (key = KEY, since = it.clock.now(), channel = NEWS) => it.slack.find?.(to(channel), key, since);
const last = () => it.double.messagesIn(NEWS).at(-1)?.ts;

/** A workspace in which all scopes but this one are granted. */
async function without(scope: string): Promise<void> {
  await leave(it);
  const scopes = slackManifest(COMMANDS).oauth_config.scopes.bot.filter((each) => each !== scope);
  it = await workspace({ scopes });
}

describe('find', () => {
  test('finds a message by its key, and no other', async () => {
    await send('another');
    await send();
    const id = last();
    it.double.say('Thanks!');
    expect(await find()).toEqual({ type: 'found', id });
    expect(await find('unknown')).toEqual({ type: 'absent' });
  });

  test('tells the address of what it found, once it has started', async () => {
    await it.slack.start(it.bot);
    const sent = await send();
    expect(await find()).toEqual({ ...sent, type: 'found' });
    expect(sent).toHaveProperty('link');
  });

  test('finds one whose answer was lost', async () => {
    it.double.inject('chat.postMessage', { drop: 'fin', after: true });
    const since = it.clock.now();
    expect((await send()).type).toBe('unknown');
    expect(await find(KEY, since)).toEqual({ type: 'found', id: last() });
  });

  test('looks through many pages', async () => {
    await send();
    const id = last();
    for (let i = 0; i < 450; i += 1) it.double.say(`message ${i}`);
    expect(await find()).toEqual({ type: 'found', id });
    expect(it.double.requestsOf('conversations.history')).toHaveLength(3);
  });

  test('looks at the newest messages however far ahead our clock is, and no further back than it was asked to', async () => {
    await send();
    expect(await find(KEY, it.clock.now() + 12 * 3_600_000)).toMatchObject({ type: 'found' });
    for (let at = 0; at < 250; at += 1) it.double.say('much ado');
    expect(await find(KEY, it.clock.now() + 12 * 3_600_000)).toEqual({ type: 'absent' });
    expect(await find(KEY, it.clock.now() - 61_000)).toMatchObject({ type: 'found' });
  });
});

describe('what can’t be told for good is unreadable', () => {
  test.each([
    [LOBBY, 'not_in_channel'],
    ['C0UNKNOWN1', 'channel_not_found'],
  ])('as %s is closed to the bot (%s)', async (channel, reason) => {
    expect(await find(KEY, 0, channel)).toEqual({ type: 'unreadable', reason });
  });

  test.each(['missing_scope', 'access_denied', 'no_permission'])('as Slack does not allow it (%s)', async (error) => {
    it.double.inject('conversations.history', { error });
    expect(await find()).toEqual({ type: 'unreadable', reason: error });
  });

  test('as there is too much to look through', async () => {
    for (let i = 0; i < 2_001; i += 1) it.double.say('much ado');
    expect(await find()).toEqual({ type: 'unreadable', reason: 'there are more than 2000 messages since then' });
  });

  test('as Slack keeps the keys of the bot’s messages to itself', async () => {
    await without('metadata.message:read');
    await it.slack.start(it.bot);
    it.double.say('Good morning');
    expect(await find()).toEqual({ type: 'absent' });
    await send();
    const answer = { type: 'unreadable', reason: 'the scope metadata.message:read is missing' };
    expect(await find()).toEqual(answer);
    expect(await find('another')).toEqual(answer);
  });
});

describe('what only this look can’t tell is unclear', () => {
  test('as Slack asks to come back', async () => {
    it.double.inject('conversations.history', { ratelimited: 60 });
    expect(await find()).toEqual({ type: 'unclear', reason: 'ratelimited', ms: 60_000 });
  });

  test.each([
    [{ status: 503 }, 'HTTP 503'],
    [{ status: 401 }, 'HTTP 401'],
    [{ error: 'internal_error' }, 'internal_error'],
    [{ error: 'token_revoked' }, 'token_revoked'],
    [{ drop: 'fin' }, 'UND_ERR_SOCKET'],
  ] as const)('after %o', async (fault, reason) => {
    it.double.inject('conversations.history', fault);
    expect(await find()).toEqual({ type: 'unclear', reason });
  });

  test('as nobody answers, or not in time', async () => {
    await it.double.vanish();
    expect(await find()).toEqual({ type: 'unclear', reason: 'ECONNREFUSED' });
    await it.double.comeBack();
    await leave(it);
    it = await workspace({}, { requestMs: 20 });
    it.double.inject('conversations.history', { delay: 60_000 });
    expect(await find()).toEqual({ type: 'unclear', reason: 'timeout' });
  });
});
