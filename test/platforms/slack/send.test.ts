import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Part } from '../../../src/core/platform.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { ADA, ATTIC, LOBBY, NEWS, TEAM } from '../../doubles/slack/index.ts';
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

  test('tells the address of what it sent, once it has started', async () => {
    await it.slack.start(it.bot);
    const outcome = await send();
    const ts = it.double.messagesIn(NEWS)[0]?.ts;
    const link = `https://newsroom.slack.com/archives/${NEWS}/p${ts?.replace('.', '')}`;
    expect(outcome).toEqual({ type: 'sent', id: ts, link });
    const asked = await new webApi.WebClient(it.double.botToken, { slackApiUrl: it.double.url }).chat.getPermalink({
      channel: NEWS,
      message_ts: ts ?? '',
    });
    expect(asked.permalink).toBe(link);
    expect(it.double.requestsOf('auth.test')).toHaveLength(1);
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

  test.each([
    ...['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope', 'no_permission'].map((error) => ({
      error,
    })),
    { status: 401 },
  ])('is refused for the account (%o)', async (fault) => {
    it.double.inject('chat.postMessage', fault);
    const reason = 'error' in fault ? fault.error : 'HTTP 401';
    expect(await send()).toEqual({ type: 'rejected', reason, scope: 'account' });
  });

  test.each(['team_added_to_org', 'external_channel_migrating', 'message_limit_exceeded'])(
    'comes back later where the channel or workspace is in the works (%s)',
    async (error) => {
      it.double.inject('chat.postMessage', { error });
      expect(await send()).toEqual({ type: 'retryAfter', ms: 60_000 });
    },
  );

  test('is told when to come back', async () => {
    it.double.inject('chat.postMessage', { ratelimited: 7 });
    expect(await send()).toEqual({ type: 'retryAfter', ms: 7_000 });
    it.double.inject('chat.postMessage', { error: 'ratelimited' });
    expect(await send()).toEqual({ type: 'retryAfter', ms: 1_000 });
    it.double.inject('chat.postMessage', { status: 429 });
    expect(await send()).toEqual({ type: 'retryAfter', ms: 1_000 });
  });

  test.each([
    ['a fault of Slack’s', { status: 503 }, 'HTTP 503'],
    ['a fault after the post', { status: 502, after: true }, 'HTTP 502'],
    ['a page that is not Slack’s', { status: 200 }, 'an answer that is not Slack’s'],
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

  test('leaves it unknown when no answer comes in time', async () => {
    await leave(it);
    it = await workspace({}, { requestMs: 20 });
    it.double.inject('chat.postMessage', { delay: 60_000 });
    expect(await send()).toEqual({ type: 'unknown', reason: 'timeout' });
  });

  test('comes back soon when nobody was there to send to', async () => {
    await it.double.vanish();
    expect(await send()).toEqual({ type: 'retryAfter', ms: 5_000 });
    await it.double.comeBack();
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN'])('comes back soon when Slack’s address can’t be had (%s)', async (code) => {
    vi.stubGlobal('fetch', () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })),
    );
    const { send: post } = createSlack({ botToken: 'xoxb-1', appToken: 'xapp-1', log: it.log, clock: it.clock });
    expect(await post(to(NEWS), part(), KEY)).toEqual({ type: 'retryAfter', ms: 5_000 });
    vi.unstubAllGlobals();
  });

  test('is paced as Slack asks', () => {
    expect(it.slack.pace).toEqual({ everyMs: 200, channelEveryMs: 1_100, editEveryMs: 1_250 });
    expect(it.slack.remembersKeysMs).toBeUndefined();
  });
});

describe('direct', () => {
  test('opens the conversation with a person', async () => {
    const conversation = it.double.workspace.directMessages(ADA.id).id;
    expect(await it.slack.direct?.(ADA.id)).toEqual({ platform: 'slack', channel: conversation });
    await it.slack.start(it.bot);
    const target = await it.slack.direct?.(ADA.id);
    expect(target).toEqual({ platform: 'slack', channel: conversation, community: TEAM.id });
    expect(target && (await it.slack.send(target, part(), KEY)).type).toBe('sent');
    expect(it.double.messagesIn(conversation)).toHaveLength(1);
  });

  test('has none where Slack refuses, or does not answer', async () => {
    expect(await it.slack.direct?.('U0NOBODY01')).toBeUndefined();
    it.double.inject('conversations.open', { drop: 'reset' });
    expect(await it.slack.direct?.(ADA.id)).toBeUndefined();
  });
});
