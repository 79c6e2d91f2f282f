import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Part } from '../../../src/core/platform.ts';
import { ATTIC, LOBBY, NEWS } from '../../doubles/slack/index.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
});
afterEach(() => leave(it));

const KEY = 'AbCdEfGhIjKlMnOpQrStUv';
const to = (channel: string) => ({ platform: 'slack', channel });
const part = (words = 'The digest'): Part => it.slack.render(message([text(words)]))[0] as Part;
const send = (channel = NEWS, body = part(), key = KEY) => it.slack.send(to(channel), body, key);
const posts = () => it.double.requestsOf('chat.postMessage');

describe('send', () => {
  test('posts the part with its key, and tells its id', async () => {
    const outcome = await send();
    const [posted] = it.double.messagesIn(NEWS);
    expect(outcome).toEqual({ type: 'sent', id: posted?.ts });
    expect(posted?.shown).toBe('The digest');
    expect(posted?.metadata).toEqual({ event_type: 'verbatim_part', event_payload: { key: KEY } });
    expect([posted?.pings, posted?.unfurls, posted?.warnings]).toEqual([[], false, []]);
  });

  test('keeps the lines of its buttons first', async () => {
    await it.slack.start(it.bot);
    const [long] = it.slack.render(message([text('x')], [{ label: 'Go', line: 'find '.repeat(500), mode: 'reply' }]));
    await send(NEWS, long);
    expect([...it.bot.lines.values()]).toEqual(['find '.repeat(500)]);
    it.bot.saveLines = () => Promise.reject(new Error('no store'));
    expect(await send(NEWS, long)).toEqual({ type: 'retryAfter', ms: 5_000 });
    expect(posts()).toHaveLength(1);
  });

  test.each([
    ['C0UNKNOWN1', 'channel_not_found'],
    [LOBBY, 'not_in_channel'],
    [ATTIC, 'is_archived'],
  ])('into %s is refused for the target (%s)', async (channel, reason) => {
    expect(await send(channel)).toEqual({ type: 'rejected', reason, scope: 'target' });
  });

  test.each([
    ['invalid_blocks', { text: 'x', blocks: [{ type: 'header' }] }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['no_text', {}],
  ])('of a wrong body is refused for the payload (%s)', async (reason, body) => {
    expect(await send(NEWS, { body })).toEqual({ type: 'rejected', reason, scope: 'payload' });
  });

  test.each(['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'])(
    'is refused for the account (%s)',
    async (reason) => {
      it.double.inject('chat.postMessage', { error: reason });
      expect(await send()).toEqual({ type: 'rejected', reason, scope: 'account' });
    },
  );

  test('is told when to come back', async () => {
    it.double.inject('chat.postMessage', { ratelimited: 7 });
    expect(await send()).toEqual({ type: 'retryAfter', ms: 7_000 });
    it.double.inject('chat.postMessage', { error: 'ratelimited' });
    expect(await send()).toEqual({ type: 'retryAfter', ms: 1_000 });
  });

  test.each([
    ['a fault of Slack’s', { status: 503 }, 'HTTP 503'],
    ['a fault after the post', { status: 502, after: true }, 'HTTP 502'],
    ['an error that leaves it open', { error: 'internal_error' }, 'internal_error'],
    ['a dropped connection', { drop: 'reset' }, expect.stringMatching(/UND_ERR_SOCKET|ECONNRESET/)],
    ['a connection dropped after the post', { drop: 'fin', after: true }, 'UND_ERR_SOCKET'],
  ] as const)('leaves it unknown after %s', async (_, fault, reason) => {
    it.double.inject('chat.postMessage', fault);
    expect(await send()).toEqual({ type: 'unknown', reason });
  });

  test('makes one request in every case', async () => {
    const faults = [
      {},
      { error: 'x' },
      { status: 500 },
      { drop: 'fin' },
      { drop: 'reset' },
      { ratelimited: 1 },
    ] as const;
    for (const [index, fault] of faults.entries()) {
      if (index > 0) it.double.inject('chat.postMessage', fault);
      await send();
      expect(posts()).toHaveLength(index + 1);
    }
  });

  test('needs no open socket, and survives that nobody is there', async () => {
    await it.double.vanish();
    expect(await send()).toEqual({ type: 'unknown', reason: 'ECONNREFUSED' });
    await it.double.comeBack();
  });
});

describe('find', () => {
  const find = (key = KEY, since = it.clock.now(), channel = NEWS) => it.slack.find?.(to(channel), key, since);

  test('finds a message by its key, and no other', async () => {
    await send(NEWS, part(), 'another');
    const sent = await send();
    it.double.say('Thanks!');
    expect(await find()).toEqual({ id: sent.type === 'sent' && sent.id });
    expect(await find('unknown')).toBeUndefined();
  });

  test('finds one whose answer was lost', async () => {
    it.double.inject('chat.postMessage', { drop: 'fin', after: true });
    const since = it.clock.now();
    expect((await send()).type).toBe('unknown');
    expect(await find(KEY, since)).toEqual({ id: it.double.messagesIn(NEWS)[0]?.ts });
  });

  test('looks through many pages', async () => {
    const sent = await send();
    for (let i = 0; i < 450; i += 1) it.double.say(`message ${i}`);
    expect(await find()).toEqual({ id: sent.type === 'sent' && sent.id });
    expect(it.double.requestsOf('conversations.history')).toHaveLength(3);
  });

  test('looks no further back than it was asked to, give or take the clocks', async () => {
    await send();
    it.clock.advance(120_000);
    expect(await find()).toBeUndefined();
    expect(await find(KEY, it.clock.now() - 61_000)).toBeDefined();
  });

  test('rejects where it can’t tell', async () => {
    await expect(find(KEY, 0, LOBBY)).rejects.toThrow('not_in_channel');
    it.double.inject('conversations.history', { status: 500 });
    await expect(find()).rejects.toThrow();
    for (let i = 0; i < 2_001; i += 1) it.double.say('much ado');
    await expect(find()).rejects.toThrow('too many to look through');
  });
});
