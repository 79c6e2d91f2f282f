import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { BareApp } from './bare-app.ts';
import { ADA, BEN, BOT, DESK, ManualClock, NEWS, type SlackDouble, startSlack, TEAM } from './index.ts';

let clock: ManualClock;
let double: SlackDouble;
let app: BareApp;

beforeEach(async () => {
  clock = new ManualClock();
  double = await startSlack({ clock });
  app = await new BareApp(double).connect();
});
afterEach(() => double.close());

describe('a connection', () => {
  it('begins with a hello', async () => {
    const second = await new BareApp(double).connect();
    expect(second.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 2,
      connection_info: { app_id: BOT.appId },
      debug_info: { approximate_connection_time: expect.any(Number) },
    });
  });

  it.each([
    ['made up', () => 'made-up', 0],
    ['old', (url: string) => url, 30_000],
  ])('needs a ticket that is not %s', async (_how, change, age) => {
    const { url } = await app.call('apps.connections.open', {}, { token: double.appToken });
    clock.advance(age);
    const address =
      age === 0 ? `${double.url.replace('http', 'ws')}../link/?ticket=${change('')}` : change(String(url));
    const failure = await new Promise<Error>((resolve) => new WebSocket(address).on('error', resolve));
    expect(failure.message).toContain('401');
  });

  it('is pinged every ten seconds', async () => {
    clock.advance(9999);
    clock.advance(1);
    await expect.poll(() => app.pings, { interval: 2 }).toBe(1);
    clock.advance(20_000);
    await expect.poll(() => app.pings, { interval: 2 }).toBe(3);
  });

  it('is the eleventh and refused', async () => {
    for (let count = 2; count <= 10; count++) await new BareApp(double).connect();
    expect(double.connections).toBe(10);
    const eleventh = await new BareApp(double).connect();
    expect(eleventh.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  });

  it.each(['refresh_requested', 'warning', 'link_disabled'] as const)('is asked to end: %s', async (reason) => {
    double.refreshSocket(reason);
    await expect.poll(() => app.frames.at(-1), { interval: 2 }).toMatchObject({ type: 'disconnect', reason });
    clock.advance(9999);
    expect(double.connections).toBe(1);
    clock.advance(1);
    expect(double.connections).toBe(0);
  });
});

describe('a slash command', () => {
  it('arrives with everything Slack sends', async () => {
    const exchange = double.command('/quote', ' kerry & co ', { user: BEN.id, channel: DESK, until: 'acknowledged' });
    const envelope = await app.envelope();
    expect(envelope).toEqual({
      envelope_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: {
        token: expect.any(String),
        team_id: TEAM.id,
        team_domain: TEAM.domain,
        channel_id: DESK,
        channel_name: 'privategroup',
        user_id: BEN.id,
        user_name: 'ben',
        command: '/quote',
        text: 'kerry &amp; co',
        api_app_id: BOT.appId,
        is_enterprise_install: 'false',
        response_url: expect.stringContaining('/commands/'),
        trigger_id: expect.any(String),
      },
    });
    clock.advance(40);
    app.acknowledge(envelope);
    expect(await exchange).toMatchObject({ acknowledgedAfter: 40, acknowledgement: {}, timedOut: false, messages: [] });
  });

  it.each([
    ['<b> & "quotes"', '&lt;b&gt; &amp; "quotes"'],
    ['see https://e.org/a?b=1&c', 'see <https://e.org/a?b=1&amp;c>'],
    ['@ben in #news', '<@U0BENADMIN|ben> in <#C0NEWSCHAN|news>'],
    ['a@ben.org, #nowhere, @nobody', 'a@ben.org, #nowhere, @nobody'],
  ])('escapes %j as %j', async (typed, text) => {
    await double.command('/quote', typed, { until: 'sent' });
    expect((await app.envelope()).payload.text).toBe(text);
  });

  it('is not sent unless it is registered, and is escaped as registered', async () => {
    await double.close();
    const slash_commands = [{ command: '/raw', description: 'x' }];
    const manifest = {
      display_information: { name: 'V' },
      features: { bot_user: { display_name: 'V' }, slash_commands },
      oauth_config: { scopes: { bot: ['commands'] } },
      settings: { socket_mode_enabled: true },
    };
    double = await startSlack({ manifest });
    app = await new BareApp(double).connect();
    await expect(double.command('/quote')).rejects.toThrow('/quote is not registered');
    await double.command('/raw', 'a & @ben', { until: 'sent' });
    expect((await app.envelope()).payload.text).toBe('a & @ben');
  });

  it('may be answered in the acknowledgement', async () => {
    const exchange = double.command('/quote');
    app.acknowledge(await app.envelope(), { text: 'here', response_type: 'in_channel' });
    expect((await exchange).reply).toMatchObject({ text: 'here', visibility: 'in_channel' });
  });

  it('shows nothing when the acknowledgement carries a bad message', async () => {
    const exchange = double.command('/quote');
    app.acknowledge(await app.envelope(), { text: 'x', blocks: [{ type: 'nonsense' }] });
    const { messages, refused } = await exchange;
    expect({ messages, refused }).toMatchObject({ messages: [], refused: [{ error: 'invalid_blocks' }] });
  });

  it('may be answered with a message by Web API', async () => {
    const exchange = double.command('/quote');
    app.acknowledge(await app.envelope());
    await app.call('chat.postMessage', { channel: NEWS, text: 'here' });
    const { reply, answeredAfter } = await exchange;
    expect([reply.text, answeredAfter]).toEqual(['here', 0]);
  });

  it('has no reply until there is one', async () => {
    const exchange = await double.command('/quote', '', { until: 'sent' });
    expect(exchange).toMatchObject({ acknowledgedAfter: undefined, answeredAfter: undefined, finished: false });
    expect(() => exchange.reply).toThrow('Nothing was shown. Refused: nothing; error: none');
  });

  it('says what happened when nothing comes', async () => {
    const exchange = double.command('/quote', 'kerry', { within: 50 });
    app.acknowledge(await app.envelope());
    await expect(exchange).rejects.toThrow(/Gave up after 50 ms waiting for answered \/quote kerry.*Connections: 1/);
  });
});

describe('a lost connection', () => {
  it('has its envelope sent again on another one', async () => {
    const second = await new BareApp(double).connect();
    const pending = double.command('/quote', 'kerry', { until: 'acknowledged' });
    const first = await app.envelope();
    app.disconnect();
    const again = await second.envelope();
    expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout', payload: first.payload });
    expect(again.envelope_id).not.toBe(first.envelope_id);
    second.acknowledge(again);
    expect(await pending).toMatchObject({ deliveries: 2, acknowledged: true });
    expect(double.faults).toEqual([]);
  });

  it('has its envelope sent again once there is another one', async () => {
    const pending = double.command('/quote', 'kerry', { until: 'acknowledged' });
    await app.envelope();
    double.dropSocket();
    await double.waitFor(() => double.connections === 0);
    const second = await new BareApp(double).connect();
    second.acknowledge(await second.envelope());
    expect(await pending).toMatchObject({ deliveries: 2, acknowledged: true });
  });

  it('is the user’s loss when no other comes in time', async () => {
    const pending = double.command('/quote');
    await app.envelope();
    double.dropSocket();
    await double.waitFor(() => double.connections === 0);
    clock.advance(3000);
    const exchange = await pending;
    await new BareApp(double).connect();
    expect(exchange).toMatchObject({ userError: 'operation_timeout', deliveries: 1 });
  });

  it('swallows envelopes while it is silent', async () => {
    double.goSilent();
    const pending = double.command('/quote');
    clock.advance(3000);
    expect(await pending).toMatchObject({ deliveries: 1, timedOut: true });
    expect(app.frames).toHaveLength(1);
    expect(double.connections).toBe(0);
  });

  it('is not needed for a command to come twice', async () => {
    const pending = double.command('/quote', '', { until: 'acknowledged' });
    const first = await app.envelope();
    app.acknowledge(first);
    const exchange = await pending;
    double.redeliver(exchange);
    const again = await app.envelope();
    app.acknowledge(again);
    expect([again.payload, exchange.deliveries]).toEqual([first.payload, 2]);
    expect(double.faults).toEqual([]);
  });
});

it('vanishes, and comes back where it was', async () => {
  const { url } = double;
  await double.vanish();
  await expect(app.call('auth.test')).rejects.toThrow('fetch failed');
  await double.comeBack();
  expect(double.url).toBe(url);
  expect(await app.call('auth.test')).toMatchObject({ ok: true });
});

it('tells of an event, and waits for nothing but its acknowledgement', async () => {
  const pending = double.event({ type: 'app_mention', user: ADA.id, text: 'hi', channel: NEWS });
  const envelope = await app.envelope();
  expect(envelope).toMatchObject({
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: 0,
    payload: { type: 'event_callback', event: { type: 'app_mention' }, authorizations: [{ user_id: BOT.userId }] },
  });
  app.acknowledge(envelope);
  expect(await pending).toMatchObject({ acknowledged: true });
});
