import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, startDiscord } from './discord.ts';
import { call } from './raw-bot.ts';

let discord: DiscordDouble;
let time = Date.parse('2026-01-02T03:04:05Z');
let messages: string;

beforeEach(async () => {
  discord = await startDiscord({ now: () => time });
  messages = `/channels/${discord.channel().id}/messages`;
});
afterEach(() => discord.close());

const post = (body: unknown) => call(discord, 'POST', messages, body);

describe('the REST API', () => {
  it('refuses a wrong token', async () => {
    const reply = await call(discord, 'GET', '/users/@me', undefined, 'Bot wrong');
    expect(reply).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  });

  it('knows no other routes than Discord', async () => {
    const nowhere = await call(discord, 'GET', '/chanels/1');
    expect(nowhere).toMatchObject({ status: 404, body: { message: '404: Not Found', code: 0 } });
    const noSuchMethod = await call(discord, 'PUT', '/users/@me', {});
    expect(noSuchMethod).toMatchObject({ status: 405, body: { code: 0 } });
  });

  it('refuses a body that is not JSON', async () => {
    expect(await post('{"content":')).toMatchObject({ status: 400, body: { code: 50109 } });
  });

  it('speaks of the bot, its application and its gateway', async () => {
    expect((await call(discord, 'GET', '/users/@me')).body).toMatchObject({ id: discord.applicationId, bot: true });
    expect((await call(discord, 'GET', '/applications/@me')).body).toMatchObject({ id: discord.applicationId });
    expect((await call(discord, 'GET', '/gateway/bot')).body).toMatchObject({ shards: 1 });
  });

  it('records what it received', async () => {
    await post({ content: 'x', colour: 'red' });
    expect(discord.requests).toMatchObject([
      { method: 'POST', path: messages, status: 200, body: { content: 'x' }, unknownFields: ['colour'] },
    ]);
  });
});

describe('a message in a channel', () => {
  it('is created, edited, read and deleted', async () => {
    const { body } = await post({ content: 'one @here' });
    expect(body).toMatchObject({ content: 'one @here', author: { id: discord.applicationId }, mention_everyone: true });
    const one = `${messages}/${body.id}`;
    expect((await call(discord, 'PATCH', one, { content: 'two' })).body).toMatchObject({ content: 'two' });
    expect((await call(discord, 'GET', one)).body).toMatchObject({ content: 'two' });
    expect([...(discord.messages()[0]?.pings ?? [])]).toEqual(['@here']);
    expect((await call(discord, 'DELETE', one)).status).toBe(204);
    expect(await call(discord, 'GET', one)).toMatchObject({ status: 404, body: { code: 10008 } });
    expect(discord.messages()).toEqual([]);
  });

  it('is refused with a tree of its faults', async () => {
    expect(await post({ flags: 1 << 15, components: [{ type: 1, components: [] }] })).toMatchObject({
      status: 400,
      body: {
        message: 'Invalid Form Body',
        code: 50035,
        errors: { components: { 0: { components: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } } },
      },
    });
    expect(discord.requests[0]).toMatchObject({ status: 400, code: 50035 });
  });

  it('is refused when it is empty, and fails when it is too large for Discord', async () => {
    expect(await post({ content: ' ' })).toMatchObject({ status: 400, body: { code: 50006 } });
    const large = { flags: 1 << 15, components: [{ type: 10, content: 'あ'.repeat(4000) }] };
    expect(await post(large)).toMatchObject({ status: 500, body: { code: 0 } });
  });

  it('may carry files', async () => {
    const form = new FormData();
    form.set(
      'payload_json',
      JSON.stringify({ flags: 1 << 15, components: [{ type: 13, file: { url: 'attachment://a.txt' } }] }),
    );
    form.set('files[0]', new Blob(['hello'], { type: 'text/plain' }), 'a.txt');
    expect((await post(form)).body).toMatchObject({ attachments: [{ filename: 'a.txt', size: 5 }] });
  });

  it('can answer only a message that exists', async () => {
    const reference = { message_id: '123456789012345678' };
    expect(await post({ content: 'x', message_reference: reference })).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
  });

  it('needs access, permission and a channel', async () => {
    const channel = discord.channel();
    discord.permit(channel, 'ViewChannel');
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50013 } });
    expect(await call(discord, 'GET', messages)).toMatchObject({ status: 200, body: [] });
    discord.permit(channel);
    expect(await post({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50001 } });
    channel.deleted = true;
    expect(await post({ content: 'x' })).toMatchObject({ status: 404, body: { code: 10003 } });
  });

  it('reaches a person directly, unless they close their door', async () => {
    const { id } = discord.people.user('Ada');
    const { body } = await call(discord, 'POST', '/users/@me/channels', { recipient_id: id });
    expect(body).toMatchObject({ type: 1, recipients: [{ id }] });
    const direct = `/channels/${body.id}/messages`;
    expect((await call(discord, 'POST', direct, { content: 'x' })).status).toBe(200);
    discord.guilds.closedDirectMessages.add(id);
    expect(await call(discord, 'POST', direct, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50007 } });
  });
});

describe('a list of messages', () => {
  it('is paged from the newest', async () => {
    const ids: string[] = [];
    for (let i = 1; i <= 6; i++) ids.push((await post({ content: `${i}` })).body.id);
    await call(discord, 'DELETE', `${messages}/${ids[1]}`);
    const read = async (query: string) => {
      const { body } = await call(discord, 'GET', `${messages}?${query}`);
      return body.map(({ content }: { content: string }) => content).join('');
    };
    expect(await read('')).toBe('65431');
    expect(await read('limit=2')).toBe('65');
    expect(await read(`before=${ids[4]}&limit=2`)).toBe('43');
    expect(await read(`after=${ids[0]}&limit=2`)).toBe('43');
    expect(await read(`around=${ids[3]}&limit=3`)).toBe('543');
  });

  it.each(['limit=0', 'limit=101', 'before=x'])('is refused with %s', async (query) => {
    expect(await call(discord, 'GET', `${messages}?${query}`)).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('a nonce that is enforced', () => {
  const send = (content: string) => post({ content, nonce: 'key', enforce_nonce: true });

  it('gives the old message back, unchanged', async () => {
    const first = await send('one');
    const second = await send('two');
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id, content: 'one', nonce: 'key' } });
    expect(discord.messages()).toHaveLength(1);
  });

  it('is forgotten after a few minutes', async () => {
    await send('one');
    time += 6 * 60_000;
    expect((await send('two')).body).toMatchObject({ content: 'two' });
  });

  it('does not bring a deleted message back', async () => {
    const { body } = await send('one');
    await call(discord, 'DELETE', `${messages}/${body.id}`);
    expect(await send('one')).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  it('does nothing when it is not enforced', async () => {
    await send('one');
    expect((await post({ content: 'two', nonce: 'key' })).body).toMatchObject({ content: 'two' });
  });
});
