import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import {
  ADA,
  BEN,
  DESK,
  type Exchange,
  ManualClock,
  type Message,
  NEWS,
  type SlackDouble,
  startSlack,
} from './index.ts';
import type { JsonObject } from './json-schema.ts';

let clock: ManualClock;
let double: SlackDouble;
let app: BareApp;

beforeEach(async () => {
  clock = new ManualClock();
  double = await startSlack({ clock });
  app = await new BareApp(double).connect();
});
afterEach(() => double.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const controls = {
  type: 'actions',
  block_id: 'pages',
  elements: [
    { type: 'button', action_id: 'next', text: plain('Next'), value: 'quote page=2' },
    { type: 'static_select', action_id: 'topic', options: [option('iran'), option('oil')] },
    { type: 'external_select', action_id: 'speaker', min_query_length: 1 },
  ],
};

/** Something a user did, acknowledged. */
async function done(started: Promise<Exchange>): Promise<Exchange> {
  app.acknowledge(await app.envelope());
  return started;
}

const command = () => done(double.command('/quote', 'kerry', { until: 'acknowledged' }));

/** An answer with controls, shown as the body says. */
async function shown(body: JsonObject = {}): Promise<Message> {
  const exchange = await command();
  await app.respond(exchange.payload, { text: 'page 1', blocks: [controls], ...body });
  return exchange.reply;
}

const click = (message: Message) => done(double.click(message, 'Next', { until: 'acknowledged' }));

describe('a response_url', () => {
  it('shows a message to the one who asked, unless told otherwise', async () => {
    const exchange = await command();
    expect(await app.respond(exchange.payload, { text: 'psst' })).toEqual({ status: 200, text: 'ok' });
    await app.respond(exchange.payload, { text: 'all', response_type: 'in_channel' });
    expect(exchange.messages).toMatchObject([
      { visibility: 'ephemeral', visibleTo: ADA.id, channel: NEWS },
      { visibility: 'in_channel', visibleTo: undefined },
    ]);
    expect(double.messagesIn(NEWS, BEN.id)).toMatchObject([{ text: 'all' }]);
  });

  it('answers in a thread', async () => {
    const exchange = await command();
    await app.respond(exchange.payload, { text: 'x', thread_ts: '1700000000.000100' });
    expect(exchange.reply.threadTs).toBe('1700000000.000100');
  });

  it('is good for five answers', async () => {
    const { payload } = await command();
    for (let count = 1; count <= 5; count++) {
      expect(await app.respond(payload, { text: `${count}` })).toMatchObject({ status: 200 });
    }
    expect(await app.respond(payload, { text: '6' })).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });
  });

  it('is good for thirty minutes', async () => {
    const { payload } = await command();
    clock.advance(30 * 60_000 - 1);
    expect(await app.respond(payload, { text: 'x' })).toMatchObject({ status: 200 });
    clock.advance(1);
    expect(await app.respond(payload, { text: 'y' })).toEqual({
      status: 404,
      text: '{"ok":false,"error":"expired_url"}',
    });
  });

  it.each<[string, unknown, string]>([
    ['no message', {}, 'no_text'],
    ['a bad block', { text: 'x', blocks: [{ type: 'header', text: plain('') }] }, 'invalid_blocks'],
    ['text of 40,001', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['half a surrogate pair', { text: '\ud83d' }, 'invalid_json'],
    ['no JSON', '{', 'invalid_payload'],
  ])('refuses %s', async (_what, body, error) => {
    const exchange = await command();
    expect(await app.respond(exchange.payload, body)).toEqual({ status: 400, text: error });
    expect(exchange).toMatchObject({ messages: [], refused: [{ method: 'response_url', error }] });
  });
});

describe('a click', () => {
  it('on a public message brings the message along', async () => {
    const message = await shown({ response_type: 'in_channel' });
    const { payload } = await click(message);
    expect(payload).toEqual({
      type: 'block_actions',
      user: { id: ADA.id, username: 'ada', name: 'ada', team_id: 'T0NEWSROOM' },
      api_app_id: 'A0APPIDENT',
      token: expect.any(String),
      container: { type: 'message', message_ts: message.ts, channel_id: NEWS, is_ephemeral: false },
      trigger_id: expect.any(String),
      team: { id: 'T0NEWSROOM', domain: 'newsroom' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: NEWS, name: 'news' },
      message: expect.objectContaining({ ts: message.ts, text: 'page 1', blocks: message.blocks }),
      state: { values: {} },
      response_url: expect.stringContaining('/actions/'),
      actions: [
        {
          action_id: 'next',
          block_id: 'pages',
          text: { type: 'plain_text', text: 'Next', emoji: true },
          value: 'quote page=2',
          type: 'button',
          action_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
        },
      ],
    });
  });

  it('on an ephemeral message does not', async () => {
    const { payload } = await click(await shown());
    expect(payload).not.toHaveProperty('message');
    expect(payload.container).toMatchObject({ is_ephemeral: true });
  });

  it('in a thread names the thread', async () => {
    const { payload } = await click(await shown({ thread_ts: '1700000000.000100' }));
    expect(payload.container).toMatchObject({ thread_ts: '1700000000.000100' });
  });

  it.each(['ephemeral', 'in_channel'] as const)('replaces its %s message in place', async (visibility) => {
    const message = await shown({ response_type: visibility });
    const exchange = await click(message);
    await app.respond(exchange.payload, { text: 'page 2', replace_original: true });
    expect(exchange.messages).toEqual([message]);
    expect(message).toMatchObject({ text: 'page 2', edits: 1, visibility, controls: [] });
    expect(double.messagesIn(NEWS, ADA.id)).toHaveLength(1);
    expect(double.faults).toEqual([]);
  });

  it('answers beside its message when it says so', async () => {
    const message = await shown();
    const { payload } = await click(message);
    await app.respond(payload, { text: 'shared', response_type: 'in_channel', replace_original: false });
    expect(double.messagesIn(NEWS, ADA.id).map(({ text }) => text)).toEqual(['page 1', 'shared']);
    expect(double.faults).toEqual([]);
  });

  it('takes "true" for true', async () => {
    const message = await shown();
    const { payload } = await click(message);
    await app.respond(payload, { text: 'page 2', replace_original: 'true' });
    expect(message.text).toBe('page 2');
  });

  it('deletes its message, once', async () => {
    const message = await shown();
    const exchange = await click(message);
    expect(await app.respond(exchange.payload, { delete_original: true })).toMatchObject({ status: 200 });
    expect([message.deleted, double.messagesIn(NEWS, ADA.id)]).toEqual([true, []]);
    expect(await app.respond(exchange.payload, { delete_original: true })).toMatchObject({ status: 404 });
    await expect(double.click(message, 'Next')).rejects.toThrow('ada does not see the message');
  });

  it('can’t be made on what one does not see, nor on what is not there', async () => {
    const message = await shown();
    await expect(double.click(message, 'Next', { user: BEN.id })).rejects.toThrow('ben does not see');
    await expect(double.click(message, 'Previous')).rejects.toThrow('No "Previous" among "Next"');
  });

  it.each<[string, JsonObject, string]>([
    ['does not say whether it replaces', { text: 'x' }, 'unstated_replace_original'],
    [
      'would make an ephemeral message public',
      { text: 'x', replace_original: true, response_type: 'in_channel' },
      'response_type_ignored',
    ],
    ['names an unknown kind', { text: 'x', replace_original: false, response_type: 'public' }, 'unknown_response_type'],
  ])('leaves it to chance when its answer %s', async (_what, body, code) => {
    const { payload } = await click(await shown());
    expect(await app.respond(payload, body)).toMatchObject({ status: 200 });
    expect(double.faults).toMatchObject([{ code }]);
  });
});

it('has nothing to replace after a command', async () => {
  const { payload } = await command();
  await app.respond(payload, { text: 'x', replace_original: true });
  expect(double.faults).toMatchObject([{ code: 'nothing_to_replace' }]);
});

it('brings the chosen option of a menu', async () => {
  const message = await shown();
  const { payload } = await done(double.choose(message, 'topic', 'oil', { until: 'acknowledged' }));
  expect(payload.actions).toMatchObject([
    { type: 'static_select', action_id: 'topic', selected_option: { value: 'oil' } },
  ]);
  await expect(double.choose(message, 'topic', 'gold')).rejects.toThrow('No option "gold"');
  const suggested = await done(double.choose(message, 'speaker', 'kerry', { until: 'acknowledged' }));
  expect(suggested.payload.actions).toMatchObject([{ selected_option: { text: { text: 'kerry' }, value: 'kerry' } }]);
});

it.each<[string, JsonObject, string[]]>([
  ['options', { options: [option('kerry')] }, []],
  ['no option that fits', { options: [] }, []],
  ['too long an option', { options: [option('x'.repeat(76))] }, ['invalid_options']],
  ['too many options', { options: Array.from({ length: 101 }, () => option('x')) }, ['invalid_options']],
  ['nothing at all', {}, ['invalid_options']],
])('asks for suggestions, and gets %s', async (_what, answer, refused) => {
  const pending = double.suggest(await shown(), 'speaker', 'ker');
  const envelope = await app.envelope();
  expect(envelope).toMatchObject({ type: 'interactive', payload: { type: 'block_suggestion', value: 'ker' } });
  app.acknowledge(envelope, answer);
  const exchange = await pending;
  expect(exchange.acknowledgement).toEqual(answer);
  expect(exchange.refused.map(({ error }) => error)).toEqual(refused);
});

it('offers a shortcut on somebody’s message', async () => {
  const message = double.say('“We will act,” he said.', { user: BEN.id, channel: DESK });
  const { payload } = await done(double.shortcut('find_quote', message, { until: 'acknowledged' }));
  expect(payload).toMatchObject({
    type: 'message_action',
    callback_id: 'find_quote',
    message_ts: message.ts,
    message: { user: BEN.id, text: '“We will act,” he said.' },
    channel: { id: DESK, name: 'privategroup' },
  });
});

it('notes an answer to a shortcut that does not say that it replaces nothing', async () => {
  const message = double.say('“We will act,” he said.', { user: BEN.id });
  const { payload } = await done(double.shortcut('find_quote', message, { until: 'acknowledged' }));
  await app.respond(payload, { text: 'one', replace_original: false });
  expect(double.faults).toEqual([]);
  await app.respond(payload, { text: 'two' });
  await app.respond(payload, { text: 'three', replace_original: true });
  expect(double.faults.map(({ code }) => code)).toEqual(['unstated_replace_original', 'nothing_to_replace']);
});

it('offers a shortcut neither on what one person alone sees, nor one that the manifest doesn’t name', async () => {
  const secret = double.workspace.post({ channel: NEWS, author: BEN.id, visibleTo: ADA.id }, { text: 'psst' });
  await expect(double.shortcut('find_quote', secret)).rejects.toThrow(/No find_quote in the menu/);
  const shortcuts = [{ name: 'Find', type: 'message', callback_id: 'find', description: 'Finds' }];
  const manifest = {
    display_information: { name: 'Verbatim' },
    features: { bot_user: { display_name: 'verbatim' }, shortcuts },
    oauth_config: { scopes: { bot: ['commands'] } },
    settings: { socket_mode_enabled: true },
  };
  const strict = await startSlack({ clock, manifest });
  await expect(strict.shortcut('find_quote', strict.say('x'))).rejects.toThrow(/No find_quote in the menu/);
  await strict.close();
});
