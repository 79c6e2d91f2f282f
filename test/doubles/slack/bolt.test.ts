import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BEN, NEWS, type SlackDouble, startSlack } from './index.ts';

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

// The real Bolt, started as its traps demand: the token checked by init(), no retries, a short time to reconnect.
function bolt(double: SlackDouble, tokens: { token?: string; appToken?: string } = {}): App {
  return new App({
    token: double.botToken,
    appToken: double.appToken,
    socketMode: true,
    deferInitialization: true,
    convoStore: false,
    logger: silent,
    clientOptions: {
      slackApiUrl: double.url,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 2000,
    },
    ...tokens,
  });
}

/** Bolt's App has no option for it: how long it waits for a pong, and before it reconnects. */
function reconnectsAfter(app: App, ms: number): void {
  const { client } = (app as unknown as { receiver: { client: { clientPingTimeoutMS: number } } }).receiver;
  client.clientPingTimeoutMS = ms;
}

const button = (text: string, value: string) => ({
  type: 'button' as const,
  action_id: `go_${value}`,
  text: { type: 'plain_text' as const, text },
  value,
});

const page = (number: number) => ({
  text: `page ${number}`,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `*page ${number}*` } },
    { type: 'actions' as const, elements: [button('Next', String(number + 1)), button('Share', 'share')] },
  ],
});

/** An app that turns pages, started. */
async function started(app: App): Promise<App> {
  reconnectsAfter(app, 60);
  app.command('/quote', async ({ ack, respond }) => {
    await ack();
    await respond({ ...page(1), response_type: 'ephemeral' });
  });
  app.command('/broken', async ({ ack, respond }) => {
    await ack();
    const tooLong = { type: 'plain_text' as const, text: 'x'.repeat(151) };
    await respond({ text: 'x', blocks: [{ type: 'header', text: tooLong }] }).catch(() => {});
  });
  app.action('go_share', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'shared', response_type: 'in_channel', replace_original: false });
  });
  app.action(/^go_\d+$/, async ({ ack, respond, action }) => {
    await ack();
    if (action.type === 'button') await respond({ ...page(Number(action.value)), replace_original: true });
  });
  await app.init();
  await app.start();
  return app;
}

describe('the real Bolt in Socket Mode', () => {
  let double: SlackDouble;
  let app: App;

  beforeEach(async () => {
    double = await startSlack();
    app = await started(bolt(double));
    await double.connected();
  });

  afterEach(async () => {
    await app.stop();
    await double.close();
  });

  it('takes a command, acknowledges it, and answers by its response_url', async () => {
    const exchange = await double.command('/quote', 'kerry');
    expect(exchange.acknowledgedAfter).toBeLessThan(3000);
    expect(exchange.acknowledgement).toEqual({});
    expect(exchange.reply).toMatchObject({ visibility: 'ephemeral', visibleTo: ADA.id, text: 'page 1' });
    expect(double.messagesIn(NEWS, BEN.id)).toEqual([]);
    expect(double.faults).toEqual([]);
  });

  it('turns the page in place when a button of an ephemeral message is pressed', async () => {
    const { reply } = await double.command('/quote', 'kerry');
    const click = await double.click(reply, 'Next');
    expect(click.payload).not.toHaveProperty('message');
    expect(click.reply).toBe(reply);
    expect(reply).toMatchObject({ text: 'page 2', edits: 1, visibility: 'ephemeral' });
    await double.click(reply, 'Next');
    expect(reply.shown).toContain('page 3');
    expect(double.messagesIn(NEWS, ADA.id)).toHaveLength(1);
    expect(double.faults).toEqual([]);
  });

  it('shares with the channel from an ephemeral message', async () => {
    const { reply } = await double.command('/quote', 'kerry');
    const click = await double.click(reply, 'Share');
    expect(click.reply).toMatchObject({ visibility: 'in_channel', text: 'shared' });
    expect(double.messagesIn(NEWS, BEN.id)).toEqual([click.reply]);
  });

  it('hears why its answer was refused', async () => {
    const exchange = await double.command('/broken');
    expect(exchange.messages).toEqual([]);
    expect(exchange.refused).toMatchObject([{ method: 'response_url', status: 400, answer: 'invalid_blocks' }]);
  });

  it.each([
    ['dropped', (d: SlackDouble) => d.dropSocket()],
    ['asked to refresh', (d: SlackDouble) => d.refreshSocket()],
    ['silent', (d: SlackDouble) => d.goSilent()],
  ])('reconnects once the socket is %s', async (_how, disturb) => {
    disturb(double);
    await double.waitFor(() => double.requestsOf('apps.connections.open').length === 2, { what: 'a second ticket' });
    await double.connected();
    const exchange = await double.command('/quote', 'kerry', { user: BEN.id });
    expect(exchange).toMatchObject({ deliveries: 1, reply: { visibleTo: BEN.id } });
  });

  it('reconnects after a refresh although Slack leaves the old connection open', async () => {
    await app.stop();
    await double.close();
    double = await startSlack({ lingersAfterClose: true });
    app = await started(bolt(double));
    double.refreshSocket();
    await double.waitFor(() => double.requestsOf('apps.connections.open').length === 2, { what: 'a second ticket' });
    await double.connected();
    expect(await double.command('/quote')).toMatchObject({ reply: { text: 'page 1' } });
  });

  it('is told that nobody answers when it is gone', async () => {
    await app.stop();
    await double.waitFor(() => double.connections === 0);
    expect(await double.command('/quote')).toMatchObject({ userError: 'dispatch_failed', deliveries: 0 });
  });

  it('posts with its client, and reads back what it posted', async () => {
    const metadata = { event_type: 'digest', event_payload: { key: 'k1' } };
    const posted = await app.client.chat.postMessage({ channel: NEWS, ...page(1), metadata, unfurl_links: false });
    const history = await app.client.conversations.history({ channel: NEWS, include_all_metadata: true });
    expect(history.messages).toMatchObject([{ ts: posted.ts, metadata }]);
    expect(posted.response_metadata?.scopes).toContain('chat:write');
  });

  it.each([
    ['invalid_auth', 'xoxb-wrong'],
    ['not_allowed_token_type', 'app'],
  ])('does not start with a wrong bot token: %s', async (error, token) => {
    const other = bolt(double, { token: token === 'app' ? double.appToken : token });
    const started = other.init().then(() => other.client.chat.postMessage({ channel: NEWS, text: 'hello' }));
    await expect(started).rejects.toMatchObject({ data: { error } });
  });

  it('does not start with a wrong app token', async () => {
    const other = bolt(double, { appToken: 'xapp-wrong' });
    await other.init();
    await expect(other.start()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  });
});
