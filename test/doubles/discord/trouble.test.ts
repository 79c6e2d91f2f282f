import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, type DiscordSetup, startDiscord } from './discord.ts';
import { call, RawBot } from './raw-bot.ts';
import { RecentMap } from './state/recent.ts';

let discord: DiscordDouble;
let messages: string;

async function start(setup: DiscordSetup = {}): Promise<void> {
  discord = await startDiscord(setup);
  messages = `/channels/${discord.channel().id}/messages`;
}
afterEach(() => discord.close());

const post = () => call(discord, 'POST', messages, { content: 'x' });

describe('a failure on demand', () => {
  it('strikes before the effect', async () => {
    await start();
    discord.fail({ match: /messages/, status: 503 });
    expect(await post()).toMatchObject({ status: 503 });
    expect(discord.messages()).toHaveLength(0);
    expect((await post()).status).toBe(200);
  });

  it('strikes after the effect', async () => {
    await start();
    discord.fail({ match: /^POST .*messages$/, when: 'after', status: 502, times: 2 });
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([502, 502, 200]);
    expect(discord.messages()).toHaveLength(3);
  });

  it.each(['fin', 'reset'] as const)('drops the connection by %s, with or without the effect', async (drop) => {
    await start();
    discord.fail({ drop });
    discord.fail({ drop, when: 'after' });
    await expect(post()).rejects.toThrow();
    expect(discord.messages()).toHaveLength(0);
    await expect(post()).rejects.toThrow();
    expect(discord.messages()).toHaveLength(1);
    expect(discord.requests.map(({ status }) => status)).not.toContain(500);
  });

  it('can be a mere delay', async () => {
    await start();
    discord.fail({ delay: 20 });
    const begun = performance.now();
    expect((await post()).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(15);
  });

  it('strikes only what it matches, until it is called off', async () => {
    await start();
    const failure = discord.fail({ match: ({ method }) => method === 'PATCH', times: 5 });
    expect((await post()).status).toBe(200);
    expect(failure.remaining).toBe(5);
    failure.cancel();
    expect((await call(discord, 'PATCH', `${messages}/1`, {})).status).toBe(404);
  });
});

describe('a rate limit', () => {
  let time = 1_800_000_000_000;
  const now = () => time;

  it('of a channel is announced and enforced', async () => {
    await start({ now, rateLimits: { channel: { limit: 2, perMs: 5_000 } } });
    const first = await post();
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(first.headers.get('x-ratelimit-reset-after')).toBe('5');
    expect(first.headers.get('x-ratelimit-bucket')).toBe('messages-post');
    await post();
    time += 1_000;
    const third = await post();
    expect(third).toMatchObject({ status: 429, body: { retry_after: 4, global: false } });
    expect(third.headers.get('retry-after')).toBe('4');
    expect(third.headers.get('x-ratelimit-scope')).toBe('user');
    time += 4_000;
    expect((await post()).status).toBe(200);
  });

  it('of the whole bot is enforced', async () => {
    await start({ now, rateLimits: { global: 2 } });
    const replies = [await post(), await post(), await post()];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies[2]?.body).toMatchObject({ global: true });
    expect(replies[2]?.headers.get('x-ratelimit-global')).toBe('true');
  });
});

describe('an outage', () => {
  it('can be silence: everything is taken, nothing is answered', async () => {
    await start();
    const bot = await RawBot.identified(discord);
    discord.goSilent();
    const unanswered = post().catch(() => 'dropped');
    await discord.until(({ requests }) => requests.length === 1);
    bot.say({ op: 1, d: null });
    await discord.comeBack();
    expect(await unanswered).toBe('dropped');
    expect(await bot.closed).toBe(1006);
    expect(bot.received.some(({ op }) => op === 11)).toBe(false);
    expect((await post()).status).toBe(200);
  });

  it('can be absence: nobody is there, until it comes back at the same address', async () => {
    await start();
    const { url } = discord;
    await discord.vanish();
    await expect(post()).rejects.toThrow();
    await discord.comeBack();
    expect(discord.url).toBe(url);
    expect((await post()).status).toBe(200);
  });
});

describe('without history', () => {
  it('no requests are kept', async () => {
    await start({ history: false });
    expect((await post()).status).toBe(200);
    expect(discord.requests).toEqual([]);
    expect(discord.messages()).toHaveLength(1);
  });

  it('what is remembered stays within a limit', () => {
    const recent = new RecentMap<number, string>(2);
    for (const key of [1, 2, 2, 3]) recent.set(key, 'x');
    expect([...recent.keys()]).toEqual([2, 3]);
  });
});
