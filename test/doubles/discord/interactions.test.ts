import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, MessageFlag } from './discord.ts';
import { call } from './raw-bot.ts';
import { respond, startWithCommands, text, webhook } from './sample-bot.ts';

const V2 = MessageFlag.ComponentsV2;
let discord: DiscordDouble;
let time = 1_800_000_000_000;

beforeEach(async () => {
  discord = await startWithCommands(() => time);
});
afterEach(() => discord.close());

const ask = () => discord.slash('quote', { speaker: 'kerry' });

describe('an interaction', () => {
  it('is dispatched as Discord writes it', () => {
    expect(ask().interaction).toMatchObject({
      type: 2,
      version: 1,
      application_id: discord.applicationId,
      guild_id: discord.guilds.guild().id,
      channel: { id: discord.channel().id, type: 0 },
      member: { user: { username: 'reader' }, permissions: expect.stringMatching(/^\d+$/) },
      app_permissions: expect.stringMatching(/^\d+$/),
      locale: 'en-US',
      guild_locale: 'en-US',
      entitlements: [],
      context: 0,
      data: { type: 1, name: 'quote', options: [{ type: 3, name: 'speaker', value: 'kerry' }] },
    });
  });

  it('in a direct message has a user and no guild', () => {
    const { interaction } = discord.slash('quote', { speaker: 'k' }, { dm: true, name: 'Ada', locale: 'de' });
    expect(interaction).toMatchObject({ user: { username: 'Ada' }, context: 1, locale: 'de', channel: { type: 1 } });
    expect(interaction).not.toHaveProperty('guild_id');
    expect(interaction).not.toHaveProperty('member');
  });

  it('of a subcommand resolves the channel it names', () => {
    const { id } = discord.channel();
    const manager = { permissions: ['ManageGuild'] as const };
    expect(discord.slash('digest subscribe', { channel: id }, manager).interaction.data).toMatchObject({
      options: [{ type: 1, name: 'subscribe', options: [{ name: 'channel', type: 7, value: id }] }],
      resolved: { channels: { [id]: { name: 'general', app_permissions: expect.any(String) } } },
    });
  });

  it('of a message command carries the message, whoever wrote it', async () => {
    await call(discord, 'POST', `/applications/${discord.applicationId}/commands`, {
      type: 3,
      name: 'Find quotations',
    });
    const message = discord.say('“We will act,” she said.', { name: 'Ada' });
    const { interaction } = discord.useOn('Find quotations', message, { name: 'Ben' });
    expect(interaction).toMatchObject({
      type: 2,
      channel: { id: message.channel.id },
      member: { user: { username: 'Ben' } },
      data: { type: 3, name: 'Find quotations', target_id: message.id },
    });
    expect(interaction.data).not.toHaveProperty('options');
    expect(interaction.data).toMatchObject({
      resolved: { messages: { [message.id]: { content: '“We will act,” she said.', author: { username: 'Ada' } } } },
    });
    expect(() => discord.slash('Find quotations')).toThrow(/not registered/);
    expect(() => discord.useOn('quote', message)).toThrow(/not registered/);
  });

  it.each([
    ['an unregistered command', () => discord.slash('nothing')],
    ['an undeclared option', () => discord.slash('quote', { speaker: 'k', name: 'x' })],
    ['a missing option', () => discord.slash('quote', {})],
    ['too long a text', () => discord.slash('quote', { speaker: 'x'.repeat(101) })],
    ['text for a number', () => discord.slash('quote', { speaker: 'k', page: '1' })],
    ['a number below the smallest', () => discord.slash('quote', { speaker: 'k', page: 0 })],
    ['a command without its subcommand', () => discord.slash('digest', {}, { permissions: ['ManageGuild'] })],
    ['a command for managers', () => discord.slash('digest subscribe')],
    ['a guild command in a direct message', () => discord.slash('digest subscribe', {}, { dm: true })],
    ['an option that completes nothing', () => discord.autocomplete('quote', 'page', '1')],
  ])('that no client would send is not sent: %s', (_, send) => {
    expect(send).toThrow();
  });

  it('can be forced past the client', () => {
    const { interaction } = discord.slash('quote', { speaker: 'x'.repeat(10_000) }, {}, { force: true });
    expect(JSON.stringify(interaction.data)).toHaveLength(10_000 + JSON.stringify(ask().interaction.data).length - 5);
  });
});

describe('a reply', () => {
  it('shows what the person sees', async () => {
    const exchange = ask();
    time += 40;
    expect(await respond(discord, exchange, 4, { ...text('Hello'), flags: V2 | 64 })).toMatchObject({ status: 204 });
    await exchange.settled();
    expect(exchange).toMatchObject({ acknowledgement: { type: 4, ms: 40 }, settledMs: 40 });
    expect(exchange.messages).toMatchObject([{ ephemeral: true, text: 'Hello' }]);
    expect(discord.messages(discord.channel())).toEqual([]);
  });

  it('is given back on demand', async () => {
    const reply = await respond(discord, ask(), 4, { content: 'Hello' }, '?with_response=true');
    expect(reply).toMatchObject({
      status: 200,
      body: {
        interaction: { response_message_ephemeral: false },
        resource: { type: 4, message: { content: 'Hello' } },
      },
    });
  });

  it('after three seconds finds the interaction gone', async () => {
    const exchange = ask();
    time += 3_001;
    const reply = await respond(discord, exchange, 4, { content: 'Hello' });
    expect(reply).toMatchObject({ status: 404, body: { code: 10062, message: 'Unknown interaction' } });
    expect(exchange.refused).toMatchObject([{ status: 404, code: 10062 }]);
    await expect(exchange.settled(1)).rejects.toThrow('no callback; 404 POST');
  });

  it('finds an expired interaction gone without waiting', async () => {
    const exchange = ask();
    discord.expire(exchange);
    expect(await respond(discord, exchange, 4, { content: 'x' })).toMatchObject({ body: { code: 10062 } });
  });

  it('cannot be given twice, not even to a replay', async () => {
    const exchange = ask();
    await respond(discord, exchange, 4, { content: 'x' });
    expect(discord.replay(exchange).deliveries).toBe(2);
    expect(await respond(discord, exchange, 4, { content: 'x' })).toMatchObject({
      status: 400,
      body: { code: 40060, message: 'Interaction has already been acknowledged.' },
    });
    expect(exchange.messages).toHaveLength(1);
  });

  it('that is faulty is refused under "data" and may be mended', async () => {
    const exchange = ask();
    expect(await respond(discord, exchange, 4, { content: 'x'.repeat(2001) })).toMatchObject({
      status: 400,
      body: { code: 50035, errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    });
    expect(exchange.acknowledgement).toBeUndefined();
    expect((await respond(discord, exchange, 4, { content: 'x' })).status).toBe(204);
  });

  it.each([
    ['an update, to a slash command', ask, 7],
    ['a deferred update, to a slash command', ask, 6],
    ['choices, to a slash command', ask, 8],
    ['a pong', ask, 1],
    ['an unknown type', ask, 99],
    ['a message, to an autocompletion', () => discord.autocomplete('quote', 'speaker', 'k'), 4],
  ])('of the wrong type is refused: %s', async (_, send, type) => {
    expect(await respond(discord, send(), type, { content: 'x' })).toMatchObject({
      body: { code: 50035, errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } },
    });
  });
});

describe('a deferred reply', () => {
  it('is settled by the edit and stays as visible as it was promised', async () => {
    const exchange = ask();
    await respond(discord, exchange, 5, { flags: 64 });
    expect(exchange.messages).toMatchObject([{ loading: true, ephemeral: true }]);
    expect(exchange.isSettled).toBe(false);
    time += 10_000;
    expect((await webhook(discord, exchange, 'PATCH', '/messages/@original', text('Later'))).status).toBe(200);
    await exchange.settled();
    expect(exchange.messages).toMatchObject([{ loading: false, ephemeral: true, text: 'Later', edits: 0 }]);
    expect(exchange).toMatchObject({ settledMs: 10_000, acknowledgement: { type: 5, ms: 0 } });
  });

  it('is filled in by the first follow-up, whatever that says about being ephemeral', async () => {
    const exchange = ask();
    await respond(discord, exchange, 5);
    await webhook(discord, exchange, 'POST', '', { content: 'one', flags: 64 });
    await webhook(discord, exchange, 'POST', '', { content: 'two', flags: 64 });
    expect(exchange.messages).toMatchObject([
      { text: 'one', ephemeral: false },
      { text: 'two', ephemeral: true },
    ]);
  });

  it('may say nothing but that it is ephemeral', async () => {
    expect(await respond(discord, ask(), 5, { flags: V2 })).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('the token of an interaction', () => {
  it('opens nothing before the acknowledgement', async () => {
    const exchange = ask();
    const replies = [
      await webhook(discord, exchange, 'POST', '', { content: 'x' }),
      await webhook(discord, exchange, 'PATCH', '/messages/@original', { content: 'x' }),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status: 404, body: { code: 10015 } });
    expect(exchange.refused).toHaveLength(2);
  });

  it('ends after fifteen minutes', async () => {
    const exchange = ask();
    await respond(discord, exchange, 4, { content: 'x' });
    time += 15 * 60_000;
    expect((await webhook(discord, exchange, 'POST', '', { content: 'late' })).status).toBe(200);
    time += 1;
    expect(await webhook(discord, exchange, 'POST', '', { content: 'x' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  it('reads, edits and deletes the messages of its own interaction only', async () => {
    const other = ask();
    await respond(discord, other, 4, { content: 'other' });
    const exchange = ask();
    await respond(discord, exchange, 4, { content: 'x' });
    const { body } = await webhook(discord, exchange, 'POST', '', { content: 'more' });
    expect((await webhook(discord, exchange, 'GET', `/messages/${body.id}`)).body).toMatchObject({ content: 'more' });
    expect((await webhook(discord, exchange, 'DELETE', '/messages/@original')).status).toBe(204);
    expect(exchange.messages).toMatchObject([{ text: 'more' }]);
    const stranger = `/messages/${other.original?.id}`;
    expect(await webhook(discord, exchange, 'PATCH', stranger, { content: 'x' })).toMatchObject({
      body: { code: 10008 },
    });
  });
});
