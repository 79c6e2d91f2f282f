import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import { BEN, CLEO, DESK, LOBBY, ManualClock, NEWS, type SlackDouble, startSlack } from './index.ts';
import type { JsonObject } from './json-schema.ts';

let double: SlackDouble;
let app: BareApp;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  double = await startSlack({ clock });
  app = new BareApp(double);
});
afterEach(() => double.close());

describe('history', () => {
  async function post(...texts: string[]): Promise<string[]> {
    const stamps: string[] = [];
    for (const text of texts) {
      const metadata = { event_type: 'digest', event_payload: { key: text } };
      stamps.push(String((await app.call('chat.postMessage', { channel: NEWS, text, metadata })).ts));
      clock.advance(1000);
    }
    return stamps;
  }

  const texts = ({ messages }: JsonObject) => (messages as JsonObject[]).map(({ text }) => text);
  const read = (args: JsonObject) => app.call('conversations.history', { channel: NEWS, ...args });

  it('starts with the newest, and gives metadata only when asked', async () => {
    await post('a', 'b');
    const bare = await read({});
    expect(texts(bare)).toEqual(['b', 'a']);
    expect(bare.messages).not.toMatchObject([{ metadata: expect.anything() }]);
    const whole = await read({ include_all_metadata: true });
    expect(whole.messages).toMatchObject([{ metadata: { event_payload: { key: 'b' } } }, {}]);
  });

  it('leaves out its ends unless told otherwise', async () => {
    const [a, , c] = await post('a', 'b', 'c');
    expect(texts(await read({ oldest: a, latest: c }))).toEqual(['b']);
    expect(texts(await read({ oldest: a, latest: c, inclusive: true }))).toEqual(['c', 'b', 'a']);
    expect(texts(await read({ oldest: String(Math.floor(Number(c)) - 1) }))).toEqual(['c']);
  });

  it('is read page by page', async () => {
    await post('a', 'b', 'c');
    const first = await read({ limit: 2 });
    expect([texts(first), first.has_more]).toEqual([['c', 'b'], true]);
    const { next_cursor: cursor } = first.response_metadata as JsonObject;
    const last = await read({ limit: 2, cursor });
    expect([texts(last), last.has_more]).toEqual([['a'], false]);
  });

  it('leaves replies to their thread', async () => {
    const [parent] = await post('parent');
    await app.call('chat.postMessage', { channel: NEWS, text: 'hidden', thread_ts: parent });
    await app.call('chat.postMessage', { channel: NEWS, text: 'shown', thread_ts: parent, reply_broadcast: true });
    expect(texts(await read({}))).toEqual(['shown', 'parent']);
    const thread = await app.call('conversations.replies', { channel: NEWS, ts: parent });
    expect(texts(thread)).toEqual(['parent', 'hidden', 'shown']);
  });
});

describe('people and channels', () => {
  it('have zones, roles, and a locale when asked', async () => {
    const { user } = await app.call('users.info', { user: CLEO.id });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 32_400, is_admin: true, is_owner: true });
    expect(user).not.toHaveProperty('locale');
    expect(await app.call('users.info', { user: CLEO.id, include_locale: true })).toMatchObject({
      user: { locale: 'ja-JP' },
    });
  });

  it('are listed as far as the bot may know of them', async () => {
    const names = ({ channels }: JsonObject) => (channels as JsonObject[]).map(({ name }) => name);
    const list = (args: JsonObject) => app.call('conversations.list', args).then(names);
    expect(await list({})).toEqual(['general', 'news', 'lobby', 'attic']);
    expect(await list({ exclude_archived: true, types: 'public_channel,private_channel' })).toEqual([
      'general',
      'news',
      'lobby',
      'desk',
    ]);
  });

  it('say whether the bot is in', async () => {
    expect(await app.call('conversations.info', { channel: LOBBY })).toMatchObject({
      channel: { is_member: false, name: 'lobby' },
    });
    expect(await app.call('conversations.info', { channel: DESK })).toMatchObject({
      channel: { is_member: true, is_private: true },
    });
  });

  it('can be opened for a direct message', async () => {
    const { channel } = await app.call('conversations.open', { users: BEN.id });
    expect(channel).toEqual({ id: 'D0BENADMIN' });
    expect(await app.call('chat.postMessage', { channel: 'D0BENADMIN', text: 'x' })).toMatchObject({ ok: true });
  });
});
