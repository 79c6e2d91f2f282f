import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import {
  ADA,
  ATTIC,
  BOT,
  DESK,
  GENERAL,
  LOBBY,
  ManualClock,
  NEWS,
  type SlackDouble,
  startSlack,
  VAULT,
} from './index.ts';
import type { JsonObject } from './json-schema.ts';

let double: SlackDouble;
let app: BareApp;
let clock: ManualClock;

async function start(options = {}): Promise<void> {
  clock = new ManualClock();
  double = await startSlack({ clock, ...options });
  app = new BareApp(double);
}

beforeEach(() => start());
afterEach(() => double.close());

describe('who calls', () => {
  it.each<[string, string, string | undefined]>([
    ['not_authed', 'chat.postMessage', ''],
    ['invalid_auth', 'chat.postMessage', 'xoxb-other'],
    ['not_allowed_token_type', 'chat.postMessage', 'app'],
    ['not_allowed_token_type', 'apps.connections.open', 'bot'],
    ['invalid_auth', 'apps.connections.open', 'xapp-other'],
    ['unknown_method', 'chat.postMassage', undefined],
  ])('%s: %s with the token %j', async (error, method, token) => {
    const named = token === 'app' ? double.appToken : token === 'bot' ? double.botToken : token;
    const reply = await app.call(method, { channel: NEWS, text: 'x' }, { token: named });
    expect(reply).toMatchObject({ status: 200, ok: false, error });
    expect(double.requests.at(-1)).toMatchObject({ method, error });
  });

  it('may say it in the form, not in JSON', async () => {
    const inForm = await app.call('auth.test', { token: double.botToken }, { token: '' });
    expect(inForm).toMatchObject({ ok: true, user_id: BOT.userId, bot_id: BOT.botId });
    const inJson = await app.call('auth.test', { token: double.botToken }, { token: '', json: true });
    expect(inJson.error).toBe('not_authed');
  });

  it('is told its scopes', async () => {
    const reply = await app.call('chat.postMessage', { channel: NEWS, text: 'x' });
    expect(reply.headers.get('x-oauth-scopes')).toContain('chat:write');
    expect(reply.headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
  });
});

describe('a missing scope', () => {
  const ALL_READ = 'channels:read,groups:read,mpim:read,im:read';
  const ALL_HISTORY = 'channels:history,groups:history,mpim:history,im:history';

  it.each<[string, string, JsonObject, string[], string]>([
    ['to post', 'chat.postMessage', { channel: NEWS, text: 'x' }, ['users:read'], 'chat:write'],
    [
      'to post by another name',
      'chat.postMessage',
      { channel: NEWS, text: 'x', username: 'Y' },
      ['chat:write'],
      'chat:write.customize',
    ],
    ['to look at channels at all', 'conversations.info', { channel: NEWS }, ['chat:write'], ALL_READ],
    ['to look at a private channel', 'conversations.info', { channel: DESK }, ['channels:read'], 'groups:read'],
    [
      'to list private channels',
      'conversations.list',
      { types: 'public_channel,private_channel' },
      ['channels:read'],
      'groups:read',
    ],
    ['to read at all', 'conversations.history', { channel: NEWS }, ['chat:write'], ALL_HISTORY],
    ['to read a private channel', 'conversations.history', { channel: DESK }, ['channels:history'], 'groups:history'],
    ['to open a direct message', 'conversations.open', { users: ADA.id }, ['chat:write'], 'im:write,mpim:write'],
    ['to look at people', 'users.info', { user: ADA.id }, ['chat:write'], 'users:read'],
  ])('%s', async (_what, method, args, scopes, needed) => {
    await double.close();
    await start({ scopes });
    const reply = await app.call(method, args);
    expect(reply).toMatchObject({ ok: false, error: 'missing_scope', needed, provided: scopes.join(',') });
  });

  it('is the manifest’s doing, if there is one', async () => {
    await double.close();
    const manifest = {
      display_information: { name: 'V' },
      features: { bot_user: { display_name: 'V' } },
      oauth_config: { scopes: { bot: ['chat:write'] } },
    };
    await start({ manifest });
    expect(await app.call('users.info', { user: ADA.id })).toMatchObject({ error: 'missing_scope' });
    await expect(startSlack({ manifest: {} })).rejects.toThrow('missing required field: display_information');
  });
});

describe('what Slack refuses to do', () => {
  const text = 'x';
  it.each<[string, string, JsonObject]>([
    ['invalid_arguments', 'chat.postMessage', { text }],
    ['channel_not_found', 'chat.postMessage', { channel: 'C0NOWHERE1', text }],
    ['channel_not_found', 'chat.postMessage', { channel: VAULT, text }],
    ['not_in_channel', 'chat.postMessage', { channel: LOBBY, text }],
    ['is_archived', 'chat.postMessage', { channel: ATTIC, text }],
    ['no_text', 'chat.postMessage', { channel: NEWS }],
    ['msg_too_long', 'chat.postMessage', { channel: NEWS, text: 'x'.repeat(40_001) }],
    ['invalid_blocks_format', 'chat.postMessage', { channel: NEWS, text, blocks: '[{' }],
    ['invalid_metadata_format', 'chat.postMessage', { channel: NEWS, text, metadata: '{' }],
    [
      'metadata_too_large',
      'chat.postMessage',
      { channel: NEWS, text, metadata: { event_type: 't', event_payload: { k: 'x'.repeat(8000) } } },
    ],
    ['invalid_thread_ts', 'chat.postMessage', { channel: NEWS, text, thread_ts: '17' }],
    ['thread_not_found', 'chat.postMessage', { channel: NEWS, text, thread_ts: '1700000000.000100' }],
    ['user_not_in_channel', 'chat.postEphemeral', { channel: NEWS, text, user: 'U0STRANGER' }],
    ['invalid_arguments', 'chat.postEphemeral', { channel: NEWS, text }],
    ['message_not_found', 'chat.update', { channel: NEWS, text, ts: '1700000000.000100' }],
    ['message_not_found', 'chat.delete', { channel: NEWS, ts: '1700000000.000100' }],
    ['message_not_found', 'chat.getPermalink', { channel: NEWS, message_ts: '1700000000.000100' }],
    ['not_in_channel', 'conversations.history', { channel: LOBBY }],
    ['channel_not_found', 'conversations.info', { channel: VAULT }],
    ['invalid_cursor', 'conversations.history', { channel: NEWS, cursor: 'x' }],
    ['invalid_ts_oldest', 'conversations.history', { channel: NEWS, oldest: 'today' }],
    ['invalid_limit', 'conversations.history', { channel: NEWS, limit: 0 }],
    ['invalid_types', 'conversations.list', { types: 'secret' }],
    ['user_not_found', 'users.info', { user: 'U0STRANGER' }],
    ['user_not_found', 'conversations.open', { users: 'U0STRANGER' }],
    ['users_list_not_supplied', 'conversations.open', {}],
  ])('%s: %s %j', async (error, method, args) => {
    expect(await app.call(method, args)).toMatchObject({ status: 200, ok: false, error });
    expect(double.messagesIn(NEWS, ADA.id)).toEqual([]);
  });

  it('names the fault and its place', async () => {
    const blocks = [{ type: 'divider' }, { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    const said = 'must be less than 151 characters [json-pointer:/blocks/1/text/text]';
    expect(await app.call('chat.postMessage', { channel: NEWS, text, blocks })).toMatchObject({
      error: 'invalid_blocks',
      errors: [said],
      response_metadata: { messages: [`[ERROR] ${said}`] },
    });
  });

  it('takes no half surrogate pair in JSON, nor JSON that is none', async () => {
    expect(await app.call('chat.postMessage', { channel: NEWS, text: '\ud83d' }, { json: true })).toMatchObject({
      error: 'invalid_json',
    });
    expect(await app.call('chat.postMessage', [] as unknown as JsonObject, { json: true })).toMatchObject({
      error: 'json_not_object',
    });
  });

  it('edits and deletes nobody else’s message', async () => {
    const { ts } = double.say('mine');
    expect(await app.call('chat.update', { channel: NEWS, ts, text })).toMatchObject({ error: 'cant_update_message' });
    expect(await app.call('chat.delete', { channel: NEWS, ts })).toMatchObject({ error: 'cant_delete_message' });
  });

  it('edits no ephemeral message', async () => {
    const { message_ts: ts } = await app.call('chat.postEphemeral', { channel: NEWS, text, user: ADA.id });
    expect(await app.call('chat.update', { channel: NEWS, ts, text: 'y' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('takes a second message in a second only with limits off', async () => {
    await double.close();
    await start({ rateLimits: true });
    const post = (channel: string) => app.call('chat.postMessage', { channel, text });
    expect(await post(NEWS)).toMatchObject({ ok: true });
    const refused = await post(NEWS);
    expect(refused).toMatchObject({ status: 429, ok: false, error: 'ratelimited' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await post(GENERAL)).toMatchObject({ ok: true });
    clock.advance(999);
    expect(await post(NEWS)).toMatchObject({ error: 'ratelimited' });
    clock.advance(1);
    expect(await post(NEWS)).toMatchObject({ ok: true });
  });
});
