import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, briefOf, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform, limited, refused } from '../fixtures/channels.ts';
import { DAY, type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
  channels = channelsPlatform();
  serving = await world.serve(channels.platform);
});
afterEach(async () => {
  await serving.stop();
  await world.close();
});

const messages = () => world.logged.map(({ message }) => message);

describe('a channel that refuses', () => {
  const GONE = refused('target', 'the channel no longer exists (10003)');
  const gone = (channel: string) => channels.always((target) => (target.channel === channel ? GONE : undefined));

  it('is asked once an occurrence, and disables its digest at the second', async () => {
    gone('gone');
    const { subscription } = await world.subscribe('gone');
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.sends).toHaveLength(1);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ state: 'active', mark: 0 });
    await world.pass(serving, DAY);
    expect(await world.digests.byId(subscription.id)).toMatchObject({
      state: 'disabled',
      reason: 'the channel no longer exists (10003)',
      nextRunAt: undefined,
      mark: 0,
    });
    await world.pass(serving, 2 * DAY, 5 * MINUTE);
    expect(channels.sends.filter(({ channel }) => channel === 'gone')).toHaveLength(2);
    expect(await world.states()).toEqual(['failed', 'failed']);
  });

  it('has whoever subscribed told once, in a direct message', async () => {
    gone('gone');
    const { subscription } = await world.subscribe('gone', { channelName: 'quays', createdBy: 'U7' });
    await world.pass(serving, 3 * DAY, 5 * MINUTE);
    expect(channels.in('direct-U7')).toEqual([
      `Digest ${subscription.id} for #quays was disabled, since its channel refused it twice in a row: the channel no longer exists (10003). Mend that, then resume it there with /digest resume ${subscription.id}. Nothing is lost: it goes on where it stopped.`,
    ]);
  });

  it('is logged where nobody can be told', async () => {
    gone('gone');
    channels.platform.direct = () => Promise.reject(new Error('no such person'));
    await world.subscribe('gone');
    await world.pass(serving, DAY + 2 * HOUR);
    expect(messages()).toContain('a digest was disabled');
    expect(messages()).toContain('nobody could be told that a digest was disabled');
  });

  it('is nobody else’s trouble', async () => {
    gone('gone');
    await world.subscribe('gone');
    await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    await world.store.publish(briefOf('lighthouse'));
    await world.pass(serving, DAY);
    expect(channels.in('news')).toHaveLength(2);
  });

  it('goes on where it stopped once it is resumed, and is counted anew', async () => {
    gone('gone');
    const { subscription } = await world.subscribe('gone');
    await world.pass(serving, DAY + HOUR + MINUTE);
    const resumed = await world.digests.resume(subscription);
    expect(resumed).toMatchObject({ state: 'active', reason: undefined });
    await world.pass(serving, DAY);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ state: 'active' });
    channels.always(undefined);
    await world.pass(serving, DAY);
    expect(channels.in('gone')[0]).toContain('2 new briefings');
  });

  it('must refuse two in a row: one that is taken in between counts from the beginning', async () => {
    const { subscription } = await world.subscribe('news');
    for (const fate of [GONE, 'taken', GONE, 'taken'] as const) {
      channels.next(fate);
      await world.store.publish(briefOf(`matter-${channels.sends.length}`));
      await world.pass(serving, DAY, 5 * MINUTE);
    }
    expect(await world.states()).toEqual(['failed', 'sent', 'failed', 'sent']);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ state: 'active' });
  });
});

describe('an account that is refused', () => {
  it('is given up at once, its digests stay, and go on with whoever serves next', async () => {
    for (let at = 0; at < 200; at += 1) await world.subscribe(`c${at}`);
    channels.always(() => refused('account', 'Discord no longer accepts the token'));
    await world.pass(serving, HOUR + MINUTE);
    expect(world.failures.map((it) => it.message)).toEqual([
      'digests can’t be sent: Discord no longer accepts the token.',
    ]);
    expect(channels.sends.length).toBeLessThanOrEqual(64);
    expect(new Set(await world.states())).toEqual(new Set(['open']));
    channels.always(undefined);
    const next = await world.serve(channels.platform);
    await world.pass(next, 2 * MINUTE);
    expect(channels.posted).toHaveLength(200);
    expect((await world.digests.all()).every(({ state }) => state === 'active')).toBe(true);
    await next.stop();
  });
});

describe('a message that the platform refuses', () => {
  it('on every attempt is parked under an id by which it is found in the log', async () => {
    channels.always((target) =>
      target.channel === 'news' ? refused('payload', 'Discord refuses the message') : undefined,
    );
    const { subscription } = await world.subscribe('news');
    await world.subscribe('other');
    await world.pass(serving, HOUR + 10 * MINUTE);
    expect(channels.sends.filter(({ channel }) => channel === 'news')).toHaveLength(3);
    const [delivery] = await world.digests.log(subscription, 1);
    expect(delivery).toMatchObject({ state: 'parked', reason: '1 of 1 parts parked' });
    const [, id] = /\(recorded under (\w{6})\)$/.exec(delivery?.parts[0]?.reason ?? '') ?? [];
    expect(world.logged).toContainEqual({
      fields: expect.objectContaining({ id, reason: 'Discord refuses the message' }),
      message: 'a part of a digest was parked',
    });
    expect(channels.in('other')).toHaveLength(1);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ state: 'active', mark: 2 });
  });

  it('only at first is sent', async () => {
    channels.next(refused('payload'), refused('payload'));
    await world.subscribe('news');
    await world.pass(serving, HOUR + 5 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
  });
});

describe('a platform that fails at each request', () => {
  it('while others’ messages are taken has the message parked', async () => {
    channels.always((target) => (target.channel === 'news' ? 'dropped' : undefined));
    await world.subscribe('news');
    const { subscription: other } = await world.subscribe('other');
    for (let times = 0; times < 60; times += 1) {
      await world.pass(serving, 3 * MINUTE);
      if (await world.digests.byId(other.id)) await world.digests.now(other);
    }
    const [delivery] = (await world.log()).filter((it) => it.subscription !== other.id);
    expect(delivery).toMatchObject({ state: 'parked' });
    expect(delivery?.parts[0]).toMatchObject({ attempts: 6, reason: expect.stringContaining('on every attempt') });
  });

  it('is tried with pauses that grow', async () => {
    const at: number[] = [];
    channels.always(() => {
      at.push(world.clock.uptime());
      return 'dropped';
    });
    await world.subscribe('news');
    await world.pass(serving, HOUR);
    await world.pass(serving, 2 * HOUR, 20_000);
    const pauses = at.slice(1).map((time, index) => time - (at[index] as number));
    expect(pauses[0]).toBeGreaterThanOrEqual(30_000);
    expect(pauses[8]).toBeGreaterThan(2 * (pauses[0] as number));
    expect(at.length).toBeLessThan(40);
  });
});

describe('a rate limit', () => {
  it('is waited for, and the message is sent once', async () => {
    channels.next(limited(90_000));
    await world.subscribe('news');
    await world.pass(serving, HOUR, 10_000);
    expect(channels.sends).toHaveLength(1);
    await world.pass(serving, 80_000);
    expect(channels.sends).toHaveLength(1);
    await world.pass(serving, 20_000);
    expect(channels.sends).toHaveLength(2);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
  });

  it('of one channel keeps no other waiting, however many digests the one has', async () => {
    channels.always(({ channel }) =>
      channel === 'busy' && channels.in('busy').length === 0 ? limited(HOUR / 4) : undefined,
    );
    for (let at = 0; at < 80; at += 1) await world.subscribe('busy', { topics: [`matter ${at}`, 'harbour'] });
    await world.pass(serving, HOUR - MINUTE);
    await world.pass(serving, 2 * MINUTE);
    const before = channels.sends.length;
    await world.subscribe('news');
    const [news] = await world.digests.inChannel('test', 'news');
    if (news) await world.digests.now(news);
    await world.pass(serving, 10_000);
    expect(channels.in('news')).toHaveLength(1);
    expect(before).toBeLessThanOrEqual(64);
  });

  it('that three channels meet in a row is the account’s: all wait', async () => {
    channels.next(limited(MINUTE), limited(MINUTE), limited(MINUTE));
    for (const channel of ['a', 'b', 'c']) await world.subscribe(channel);
    await world.pass(serving, HOUR, 10_000);
    await world.subscribe('d');
    const [d] = await world.digests.inChannel('test', 'd');
    if (d) await world.digests.now(d);
    await world.pass(serving, 40_000);
    expect(channels.sends).toHaveLength(3);
    await world.pass(serving, 40_000);
    expect(channels.posted).toHaveLength(4);
  });

  it('that never ends is too late at last, and nothing is lost', async () => {
    channels.always(() => limited(5 * MINUTE));
    const { subscription } = await world.subscribe('news');
    await world.pass(serving, 5 * HOUR);
    expect(await world.log()).toMatchObject([
      { state: 'failed', reason: 'too late, after this: the platform asks to wait' },
    ]);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ mark: 0, state: 'active' });
  });
});

describe('pace', () => {
  it('is kept for the account and for each channel', async () => {
    const paced = channelsPlatform({ pace: { everyMs: 100, channelEveryMs: 1_000 } });
    const at: { channel: string; ms: number }[] = [];
    paced.always(({ channel }) => {
      at.push({ channel, ms: world.clock.uptime() });
      return undefined;
    });
    const other = await world.serve(paced.platform);
    for (const topics of [['harbour'], ['weather'], ['transport']]) await world.subscribe('news', { topics });
    for (let one = 0; one < 20; one += 1) await world.subscribe(`c${one}`);
    await world.pass(other, HOUR, 10_000);
    await world.pass(other, 30_000, 10_000);
    expect(at).toHaveLength(23);
    const seconds = Map.groupBy(at, ({ ms }) => Math.floor(ms / 1_000));
    for (const [, sent] of seconds) expect(sent.length).toBeLessThanOrEqual(11);
    const news = at.filter(({ channel }) => channel === 'news').map(({ ms }) => ms);
    for (const [index, ms] of news.slice(1).entries())
      expect(ms - (news[index] as number)).toBeGreaterThanOrEqual(1_000);
    await other.stop();
  });
});

describe('what can’t be laid out or understood', () => {
  it('fails alone, under an id', async () => {
    const { render } = channels.platform;
    channels.platform.render = (message) => {
      if (message.notice.includes('storm')) throw new Error('a block of no known kind');
      return render(message);
    };
    await serving.stop();
    serving = await world.serve(channels.platform);
    await world.subscribe('weather', { topics: ['weather'] });
    await world.subscribe('transport', { topics: ['transport'] });
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.in('transport')).toHaveLength(1);
    expect((await world.log()).map((it) => it.state).sort()).toEqual(['failed', 'sent']);
    expect(messages()).toContain('a digest could not be laid out');
  });

  it('is disabled alone where its zone is known no more', async () => {
    const { subscription } = await world.subscribe('moon');
    await world.store.database.transaction((tx) =>
      tx.run(`UPDATE subscription SET zone = 'Moon/Tranquility' WHERE id = $1`, subscription.id),
    );
    await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.digests.byId(subscription.id)).toMatchObject({
      state: 'disabled',
      reason: 'its time or zone can’t be read any more: set them anew with /digest change',
    });
  });
});
