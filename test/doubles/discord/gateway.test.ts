import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, startDiscord } from './discord.ts';
import { call, RawBot } from './raw-bot.ts';
import { isObject } from './rules/faults.ts';

const quote = { name: 'quote', description: 'Quotations' };
let discord: DiscordDouble;
let time = 1_800_000_000_000;

beforeEach(async () => {
  discord = await startDiscord({ now: () => time, limitIdentifies: true });
  await call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [quote]);
});
afterEach(() => discord.close());

async function connected(): Promise<RawBot> {
  const bot = new RawBot(discord);
  await bot.next(({ op }) => op === 10);
  return bot;
}

async function resume(sessionId: unknown, seq: number): Promise<RawBot> {
  const bot = await connected();
  bot.say({ op: 6, d: { token: discord.token, session_id: sessionId, seq } });
  return bot;
}

const sessionOf = (bot: RawBot): unknown => {
  const ready = bot.received.find(({ t }) => t === 'READY')?.d;
  return isObject(ready) ? ready.session_id : undefined;
};

describe('a connection', () => {
  it('is greeted, identified and told about its guilds', async () => {
    const bot = await RawBot.identified(discord);
    const { d } = await bot.next(({ t }) => t === 'GUILD_CREATE');
    expect(d).toMatchObject({ name: 'Newsroom', channels: [{ name: 'general' }] });
    expect(discord.identifies).toMatchObject([{ intents: 1, shard: [0, 1] }]);
  });

  it('hears nothing of guilds without the intent', async () => {
    const bot = await RawBot.identified(discord, { intents: 0 });
    bot.say({ op: 1, d: null });
    await bot.next(({ op }) => op === 11);
    expect(bot.received.map(({ t }) => t)).not.toContain('GUILD_CREATE');
    expect(discord.heartbeats).toBe(1);
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, 4004],
    ['a privileged intent that was not granted', { intents: 1 << 15 }, 4014],
    ['an intent that does not exist', { intents: 1 << 18 }, 4013],
    ['a shard beyond the last', { shard: [1, 1] }, 4010],
  ])('is closed for %s', async (_, identify, code) => {
    const bot = await connected();
    bot.identify(identify);
    expect(await bot.closed).toBe(code);
    expect(discord.identifies).toEqual([]);
  });

  it.each([
    ['what is not JSON', '{', 4002],
    ['more than 4,096 bytes', JSON.stringify({ op: 1, d: 'x'.repeat(4096) }), 4002],
    ['an unknown opcode', { op: 77 }, 4001],
    ['a word before it has identified', { op: 3, d: {} }, 4003],
  ])('is closed for %s', async (_, payload, code) => {
    const bot = await connected();
    bot.say(payload);
    expect(await bot.closed).toBe(code);
  });

  it('is closed for identifying twice', async () => {
    const bot = await RawBot.identified(discord);
    bot.identify();
    expect(await bot.closed).toBe(4005);
  });

  it('is closed for another version of the gateway', async () => {
    expect(await new RawBot(discord, 'v=9&encoding=json').closed).toBe(4012);
  });

  it('is told off for identifying again within five seconds', async () => {
    await RawBot.identified(discord);
    const hasty = await connected();
    hasty.identify();
    expect(await hasty.next(({ op }) => op === 9)).toMatchObject({ d: false });
    time += 5_001;
    await RawBot.identified(discord);
  });
});

describe('a session', () => {
  it('is resumed with what was missed', async () => {
    const bot = await RawBot.identified(discord);
    await bot.next(({ t }) => t === 'GUILD_CREATE');
    discord.dropGateway();
    expect(await bot.closed).toBe(1006);
    const exchange = discord.slash('quote');
    const again = await resume(sessionOf(bot), 2);
    await again.next(({ t }) => t === 'RESUMED');
    expect(again.received.map(({ t, s }) => [t, s])).toEqual([
      [null, null],
      ['INTERACTION_CREATE', 3],
      ['RESUMED', 4],
    ]);
    expect(again.received[1]?.d).toMatchObject({ id: exchange.id });
    expect(discord.resumes).toMatchObject([{ replayed: 1 }]);
  });

  it('is invalid when nobody knows it', async () => {
    const bot = await RawBot.identified(discord);
    discord.dropGateway({ code: 4000, resumable: false });
    expect(await bot.closed).toBe(4000);
    const again = await resume(sessionOf(bot), 1);
    expect(await again.next(({ op }) => op === 9)).toMatchObject({ d: false });
  });

  it('is closed for a sequence that was never sent', async () => {
    const bot = await RawBot.identified(discord);
    discord.dropGateway();
    expect(await (await resume(sessionOf(bot), 99)).closed).toBe(4007);
  });

  it('ends when the bot leaves in good order', async () => {
    const bot = await RawBot.identified(discord);
    bot.leave();
    await discord.until(({ connected }) => connected === 0);
    expect(() => discord.slash('quote')).toThrow('No bot has identified');
  });
});
