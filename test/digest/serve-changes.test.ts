import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRule } from '../../src/digest/rule.ts';
import type { Serving } from '../../src/digest/serve.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { bridge, briefOf, NOON, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform, limited } from '../fixtures/channels.ts';
import { DAY, type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;

const open = async (facts: Parameters<typeof channelsPlatform>[0] = {}) => {
  channels = channelsPlatform(facts);
  serving = await world.serve(channels.platform);
};

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
});
afterEach(async () => {
  await serving.stop();
  await world.close();
});

const partStates = async () => (await world.log()).flatMap(({ parts }) => parts.map(({ state }) => state));
const empty = () =>
  world.store.database.transaction(async (tx) => {
    for (const { slug } of [storm(), bridge()]) await withdraw(tx, slug);
  });

describe('a library that is emptied', () => {
  it('between plan and laying down has the digest skipped with a row that says so', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.now(subscription);
    await empty();
    await world.pass(serving);
    expect(channels.sends).toEqual([]);
    expect(await world.log()).toMatchObject([{ state: 'skipped', reason: 'what it was to show has left the library' }]);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ mark: 0, state: 'active' });
  });

  it('after it was laid down leaves the digest as it is', async () => {
    await open();
    await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await empty();
    await world.pass(serving, 2 * MINUTE);
    expect(channels.in('news')[0]).toContain('2 new briefings');
  });
});

describe('a digest that is paused', () => {
  it('sends nothing of what waits, and says why; once resumed all of it comes', async () => {
    await open({ parts: 3 });
    const { subscription } = await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await world.digests.pause(subscription);
    await world.pass(serving, 2 * MINUTE);
    expect(channels.posted).toEqual([]);
    expect(await world.log()).toMatchObject([{ state: 'skipped', reason: 'paused' }]);
    expect(await partStates()).toEqual(['skipped', 'skipped', 'skipped']);
    await world.digests.resume(subscription);
    await world.pass(serving, DAY);
    expect(channels.in('news').join('')).toContain('2 new briefings');
    expect(channels.in('news')).toHaveLength(3);
  });

  it('in the middle of several messages sends the rest when it is resumed, and nothing twice', async () => {
    await open({ parts: 3 });
    const { subscription } = await world.subscribe('news');
    channels.next('taken', limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await world.digests.pause(subscription);
    await world.pass(serving, 2 * MINUTE);
    expect(await partStates()).toEqual(['sent', 'skipped', 'skipped']);
    const paused = await world.digests.byId(subscription.id);
    expect(paused).toMatchObject({ mark: 0, state: 'paused' });
    await world.digests.now(await world.digests.resume(paused ?? subscription));
    await world.pass(serving);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect(await world.digests.byId(subscription.id)).toMatchObject({ mark: 2 });
  });

  it('before it was laid down is skipped', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.now(subscription);
    await world.digests.pause(subscription);
    await world.pass(serving);
    expect(await world.log()).toMatchObject([{ state: 'skipped', reason: 'paused', parts: [] }]);
  });

  it.each([
    ['lost', 'sent', 1],
    ['dropped', 'skipped', 0],
  ] as const)('in doubt (%s) is looked for and not sent again', async (fate, state, posted) => {
    await open({ remembersKeysMs: 3 * MINUTE });
    const { subscription } = await world.subscribe('news');
    channels.next(fate);
    await world.pass(serving, HOUR, 10_000);
    await world.digests.pause(subscription);
    await world.pass(serving, 5 * MINUTE);
    expect(channels.sends).toHaveLength(1);
    expect(channels.posted).toHaveLength(posted);
    expect(await world.states()).toEqual([state]);
  });

  it('runs no more until it is resumed, and then at its next time', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.pause(subscription);
    await world.pass(serving, 2 * DAY, 10 * MINUTE);
    expect(await world.states()).toEqual([]);
    const resumed = await world.digests.resume(subscription);
    expect(resumed.nextRunAt).toBe(NOON + 2 * DAY + HOUR);
    await world.pass(serving, DAY, 10 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
  });
});

describe('a digest that is unsubscribed', () => {
  it('sends nothing more of what waits', async () => {
    await open({ parts: 2 });
    const { subscription } = await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await world.digests.unsubscribe(subscription);
    await world.pass(serving, DAY);
    expect(channels.posted).toEqual([]);
    expect(await world.log()).toMatchObject([{ state: 'skipped', reason: 'unsubscribed' }]);
    expect(await world.digests.byId(subscription.id)).toBeUndefined();
  });

  it('can’t be paused, resumed, changed or sent any more', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.unsubscribe(subscription);
    const sentence = `Digest ${subscription.id} has ended. Nothing was changed.`;
    await expect(world.digests.pause(subscription)).rejects.toThrow(sentence);
    await expect(world.digests.resume(subscription)).rejects.toThrow(sentence);
    await expect(world.digests.change(subscription, { zone: 'Asia/Tokyo' })).rejects.toThrow(sentence);
    await expect(world.digests.now(subscription)).rejects.toThrow(sentence);
  });
});

describe('a digest that is changed', () => {
  it('to another zone or time has another next run', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    const inTokyo = await world.digests.change(subscription, { zone: 'Asia/Tokyo' });
    expect(inTokyo.nextRunAt).toBe(NOON + 16 * HOUR); // 13:00 in Tokyo is 04:00 UTC
    const later = await world.digests.change(inTokyo, { rule: readRule('22:30') });
    expect(later.nextRunAt).toBe(NOON + 1.5 * HOUR);
    await world.pass(serving, 2 * HOUR);
    expect((await world.log()).map(({ dueAt }) => dueAt)).toEqual([NOON + 1.5 * HOUR]);
  });

  it('in other ways keeps a run that is due already', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.clock.pass(HOUR + MINUTE);
    await world.digests.change(subscription, { topics: ['weather'], graceMs: DAY });
    await world.pass(serving);
    expect(channels.in('news')[0]).toContain('A storm closes the harbour');
    expect(channels.in('news')[0]).not.toContain('bridge');
  });

  it('while its messages wait sends them as they were laid down', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await world.digests.change(subscription, { rule: readRule('18:00'), topics: ['weather'] });
    await world.pass(serving, 2 * MINUTE);
    expect(channels.in('news')[0]).toContain('2 new briefings');
    await world.store.publish(briefOf('fog', { topics: ['Weather'] }));
    await world.pass(serving, 5 * HOUR);
    expect(channels.in('news')[1]).toContain('All about fog');
  });

  it('while it is paused stays paused, and keeps what another changed meanwhile', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.pause(subscription);
    const changed = await world.digests.change(subscription, { rule: readRule('18:00') }); // read while it was active
    expect(changed).toMatchObject({ state: 'paused', nextRunAt: undefined });
    await world.digests.change(subscription, { zone: 'Asia/Tokyo' });
    expect(await world.digests.byId(subscription.id)).toMatchObject({
      rule: { time: '18:00' },
      zone: 'Asia/Tokyo',
      state: 'paused',
    });
  });

  it('is not made the same as another of its channel', async () => {
    await open();
    const one = await world.subscribe('news');
    const two = await world.subscribe('news', { rule: readRule('18:00') });
    await expect(world.digests.change(two.subscription, { rule: readRule('13:00') })).rejects.toThrow(
      `Digest ${one.subscription.id} of this channel is just that already. Nothing was changed.`,
    );
  });
});

describe('what was delivered', () => {
  it('is forgotten after 90 days, and what has ended with it', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    await world.digests.unsubscribe(subscription);
    await world.pass(serving, 89 * DAY, HOUR);
    expect(await world.states()).toEqual(['sent']);
    await world.pass(serving, 3 * DAY, HOUR);
    expect(await world.states()).toEqual([]);
    expect(await world.store.database.all('SELECT id FROM subscription')).toEqual([]);
    expect(await world.store.database.all('SELECT key FROM part')).toEqual([]);
  });
});
