import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Part, SendOutcome } from '../../../src/core/platform.ts';
import { NEWS } from '../../doubles/slack/index.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
let sent: string;
beforeEach(async () => {
  it = await workspace();
  const outcome = await it.slack.send(to(), part('The digest'), KEY);
  sent = outcome.type === 'sent' ? outcome.id : '';
});
afterEach(() => leave(it));

const KEY = 'AbCdEfGhIjKlMnOpQrStUv';
const to = () => ({ platform: 'slack', channel: NEWS });
const part = (words: string): Part => it.slack.render(message([text(words)]))[0] as Part;
const edit = (words = 'The corrected digest') => it.slack.edit?.(to(), sent, part(words), KEY) as Promise<SendOutcome>;
const shown = () => it.double.messagesIn(NEWS).map((posted) => posted.shown);

describe('edit', () => {
  test('puts other words into the message, which keeps its key', async () => {
    expect(await edit()).toEqual({ type: 'sent', id: sent });
    const [posted, ...others] = it.double.messagesIn(NEWS);
    expect(others).toEqual([]);
    expect(posted).toMatchObject({ ts: sent, shown: 'The corrected digest', pings: [], unfurls: false, warnings: [] });
    expect(posted?.metadata).toEqual({ event_type: 'verbatim_part', event_payload: { key: KEY } });
  });

  test('a second time changes nothing more', async () => {
    await edit();
    expect(await edit()).toEqual({ type: 'sent', id: sent });
    expect(shown()).toEqual(['The corrected digest']);
  });

  test('of a deleted message is refused for good', async () => {
    const client = new webApi.WebClient(it.double.botToken, { slackApiUrl: it.double.url });
    await client.chat.delete({ channel: NEWS, ts: sent });
    const reason = 'the message was deleted (message_not_found)';
    expect(await edit()).toEqual({ type: 'rejected', scope: 'payload', reason });
  });

  test.each([
    ['cant_update_message', 'payload', 'the message is not the bot’s own (cant_update_message)'],
    ['edit_window_closed', 'payload', 'the workspace lets no message be edited after so long (edit_window_closed)'],
    ['channel_not_found', 'target', 'channel_not_found'],
    ['token_revoked', 'account', 'token_revoked'],
  ])('is refused as Slack says (%s)', async (error, scope, reason) => {
    it.double.inject('chat.update', { error });
    expect(await edit()).toEqual({ type: 'rejected', scope, reason });
  });

  test('is told when to come back from an edit', async () => {
    it.double.inject('chat.update', { ratelimited: 7 });
    expect(await edit()).toEqual({ type: 'retryAfter', ms: 7_000 });
  });

  test('may be repeated after a fault of Slack’s', async () => {
    it.double.inject('chat.update', { status: 503 });
    expect(await edit()).toEqual({ type: 'unknown', reason: 'HTTP 503' });
    expect(await edit()).toEqual({ type: 'sent', id: sent });
    expect(shown()).toEqual(['The corrected digest']);
  });
});
