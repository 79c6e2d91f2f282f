import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import { ADA, BEN, BOT, LOBBY, ManualClock, NEWS, type SlackDouble, startSlack } from './index.ts';

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

describe('messages', () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '<@U0BENADMIN> said' } }];

  it.each([{ json: false }, { json: true }])('are posted alike as a form and as JSON: %o', async (how) => {
    const metadata = { event_type: 'digest', event_payload: { key: 'k1' } };
    const args = { channel: NEWS, text: 'a & b', blocks, metadata, unfurl_links: false, unfurl_media: false };
    const reply = await app.call('chat.postMessage', args, how);
    expect(reply).toMatchObject({
      status: 200,
      ok: true,
      channel: NEWS,
      message: { user: BOT.userId, bot_id: BOT.botId, blocks, metadata },
    });
    const [message] = double.messagesIn(NEWS);
    expect(message?.sent).toEqual({ text: 'a & b', blocks, metadata, unfurl_links: false, unfurl_media: false });
    expect(message).toMatchObject({ ts: reply.ts, pings: ['<@U0BENADMIN>'], unfurls: false, visibility: 'in_channel' });
  });

  it('come with a warning when blocks lack a fallback', async () => {
    const reply = await app.call('chat.postMessage', { channel: NEWS, blocks });
    expect(reply).toMatchObject({ ok: true, warning: 'missing_text_in_message' });
    expect(double.messagesIn(NEWS)[0]?.warnings).toEqual(['missing_text_in_message']);
  });

  it('go to a channel by name, to a person, and to a public channel if the scope allows it', async () => {
    await double.close();
    await start({ scopes: ['chat:write', 'chat:write.public'] });
    expect(await app.call('chat.postMessage', { channel: '#news', text: 'x' })).toMatchObject({ channel: NEWS });
    expect(await app.call('chat.postMessage', { channel: ADA.id, text: 'x' })).toMatchObject({ channel: 'D0ADAMEMBR' });
    expect(await app.call('chat.postMessage', { channel: LOBBY, text: 'x' })).toMatchObject({ channel: LOBBY });
  });

  it('seen by one person are seen by no other', async () => {
    await app.call('chat.postEphemeral', { channel: NEWS, text: 'psst', user: ADA.id });
    expect(double.messagesIn(NEWS, ADA.id).map(({ text }) => text)).toEqual(['psst']);
    expect(double.messagesIn(NEWS, BEN.id)).toEqual([]);
    expect(await app.call('conversations.history', { channel: NEWS })).toMatchObject({ messages: [] });
  });

  it('keep what an update does not mention', async () => {
    const metadata = { event_type: 't', event_payload: {} };
    const { ts } = await app.call('chat.postMessage', { channel: NEWS, text: 'one', blocks, metadata });
    await app.call('chat.update', { channel: NEWS, ts, text: 'two' });
    expect(double.messagesIn(NEWS)).toMatchObject([{ text: 'two', edits: 1, metadata, blocks }]);
    await app.call('chat.update', { channel: NEWS, ts, blocks: [] });
    expect(double.messagesIn(NEWS)).toMatchObject([{ text: 'two', blocks: [] }]);
    expect(await app.call('chat.update', { channel: NEWS, ts, text: 'x'.repeat(4000) })).toMatchObject({ ok: true });
    const tooLong = await app.call('chat.update', { channel: NEWS, ts, text: 'x'.repeat(4001) });
    expect(tooLong).toMatchObject({ error: 'msg_too_long' });
    expect(await app.call('chat.update', { channel: NEWS, ts })).toMatchObject({ error: 'no_text' });
  });

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('take %j for %j in a form', async (unfurl_links, said) => {
    await app.call('chat.postMessage', { channel: NEWS, text: 'x', unfurl_links, thread_ts: '' });
    expect(double.messagesIn(NEWS)[0]?.sent).toEqual({ text: 'x', unfurl_links: said });
  });

  it('are gone once deleted', async () => {
    const { ts } = await app.call('chat.postMessage', { channel: NEWS, text: 'one' });
    expect(await app.call('chat.delete', { channel: NEWS, ts })).toMatchObject({ ok: true, ts });
    expect(double.messagesIn(NEWS)).toEqual([]);
    expect(await app.call('chat.getPermalink', { channel: NEWS, message_ts: ts })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('have a permalink, with the thread they are in', async () => {
    const { ts } = await app.call('chat.postMessage', { channel: NEWS, text: 'one' });
    const reply = await app.call('chat.postMessage', { channel: NEWS, text: 'two', thread_ts: ts });
    const { permalink } = await app.call('chat.getPermalink', { channel: NEWS, message_ts: reply.ts });
    const digits = String(reply.ts).replace('.', '');
    expect(permalink).toBe(`https://newsroom.slack.com/archives/${NEWS}/p${digits}?thread_ts=${ts}&cid=${NEWS}`);
  });
});
