import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import {
  ADA,
  ATTIC,
  BEN,
  BOT,
  CLEO,
  DESK,
  GENERAL,
  LOBBY,
  ManualClock,
  NEWS,
  type SlackDouble,
  startSlack,
} from './index.ts';
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

  it('gives no metadata to those without its scope, and says nothing of it', async () => {
    await double.close();
    double = await startSlack({ clock, scopes: ['channels:history', 'chat:write'] });
    app = new BareApp(double);
    await post('a');
    const whole = await read({ include_all_metadata: true });
    expect(whole).toMatchObject({ ok: true, messages: [{ text: 'a' }] });
    expect(whole.messages).not.toMatchObject([{ metadata: expect.anything() }]);
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

  it('comes in pages of a hundred unless told otherwise, and of 999 at most', async () => {
    for (let count = 0; count <= 100; count++) double.say(`${count}`);
    expect((await read({})).messages).toHaveLength(100);
    expect((await read({ limit: 999 })).messages).toHaveLength(101);
    expect((await read({ limit: 1 })).messages).toHaveLength(1);
    expect(await read({ limit: 1000 })).toMatchObject({ error: 'invalid_limit' });
  });

  it('tells what was edited, and by whom it was written', async () => {
    const [ts] = await post('a');
    await app.call('chat.update', { channel: NEWS, ts, text: 'b' });
    double.say('c');
    expect(await read({})).toMatchObject({
      messages: [
        { user: ADA.id, text: 'c' },
        { user: BOT.userId, text: 'b', edited: { user: BOT.userId } },
      ],
    });
    expect((await read({ limit: 1 })).messages).not.toMatchObject([{ edited: expect.anything() }]);
  });

  it.each(['1767225600', '1767225600.1', '0'])('takes the time %s', async (oldest) => {
    await post('a');
    expect(texts(await read({ oldest }))).toEqual(['a']);
  });

  it.each(['17672256000', '1767225600.', '1767225600.1234567'])('takes no %s for a time', async (latest) => {
    expect(await read({ latest })).toMatchObject({ error: 'invalid_ts_latest' });
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

  it.each([
    [LOBBY, { name: 'lobby', is_member: false }, 'is_channel'],
    [GENERAL, { name: 'general', is_member: true }, 'is_general'],
    [ATTIC, { name: 'attic', is_archived: true }, 'is_channel'],
    [DESK, { name: 'desk', is_private: true }, 'is_group'],
    ['D0BENADMIN', { is_private: true, is_member: true }, 'is_im'],
  ])('say what they are: %s %o', async (channel, expected, kind) => {
    await app.call('conversations.open', { users: BEN.id });
    const { channel: found } = await app.call('conversations.info', { channel });
    expect(found).toMatchObject({ id: channel, ...expected, [kind]: true, is_mpim: false, is_shared: false });
    const kinds = ['is_channel', 'is_group', 'is_im'].filter((name) => (found as JsonObject)[name]);
    expect(kinds).toHaveLength(1);
  });

  it('count their members when asked', async () => {
    const count = { channel: GENERAL, include_num_members: true };
    expect(await app.call('conversations.info', count)).toMatchObject({ channel: { num_members: 4 } });
    expect((await app.call('conversations.info', { channel: GENERAL })).channel).not.toHaveProperty('num_members');
    expect(await app.call('conversations.list')).toMatchObject({ channels: [{ num_members: 4 }, {}, {}, {}] });
  });

  it('tell who created them', async () => {
    double.workspace.addChannel('C0BENSOWN1', 'bens-own', { creator: BEN.id });
    const { channel } = await app.call('conversations.info', { channel: 'C0BENSOWN1' });
    expect(channel).toMatchObject({ creator: BEN.id });
  });

  it('can be opened for a direct message', async () => {
    const only = { users: BEN.id, prevent_creation: true };
    expect(await app.call('conversations.open', only)).toMatchObject({ error: 'channel_not_found' });
    const { channel } = await app.call('conversations.open', { users: BEN.id });
    expect(channel).toEqual({ id: 'D0BENADMIN' });
    const whole = await app.call('conversations.open', { users: BEN.id, return_im: true });
    expect(whole).toMatchObject({ channel: { id: 'D0BENADMIN', is_im: true, user: BEN.id } });
    const several = await app.call('conversations.open', { users: `${BEN.id},${CLEO.id}` });
    expect(several).toMatchObject({ error: 'too_many_users' });
    expect(await app.call('chat.postMessage', { channel: 'D0BENADMIN', text: 'x' })).toMatchObject({ ok: true });
  });
});
