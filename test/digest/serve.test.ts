import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { publishBrief } from '../../src/library/publish.ts';
import { bridge, briefOf, NOON, said, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform } from '../fixtures/channels.ts';
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

const publishAgain = (brief = bridge()) =>
  world.store.database.transaction((tx) => publishBrief(tx, { ...brief, title: `${brief.title}, late` }, NOON));

describe('a digest', () => {
  it('leaves within ten seconds of its time, once, with what is new', async () => {
    await world.subscribe('news');
    await world.pass(serving, HOUR - MINUTE);
    expect(channels.posted).toEqual([]);
    await world.pass(serving, MINUTE + 10_000, 10_000);
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.in('news')[0]).toContain('The mayor opens the new bridge');
    const [delivery] = await world.log();
    expect(delivery).toMatchObject({ state: 'sent', dueAt: NOON + HOUR, fromSeq: 0, throughSeq: 2 });
    expect((delivery?.parts[0]?.sentAt ?? 0) - NOON - HOUR).toBeLessThanOrEqual(10_000);
    await world.pass(serving, DAY);
    expect(channels.posted).toHaveLength(1);
  });

  it('that would be empty is skipped, and a row says so', async () => {
    await world.subscribe('news', { backlog: false });
    await world.pass(serving, 2 * HOUR);
    expect(channels.sends).toEqual([]);
    expect(await world.log()).toMatchObject([{ state: 'skipped', reason: 'nothing new', parts: [] }]);
  });

  it('holds only what was published since it was subscribed, unless all is wanted', async () => {
    await world.subscribe('new', { backlog: false });
    await world.subscribe('all', { backlog: true });
    await world.store.publish(briefOf('lighthouse', { title: 'The lighthouse is lit again' }));
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.in('new')[0]).toContain('1 new briefing');
    expect(channels.in('new')[0]).toContain('The lighthouse is lit again');
    expect(channels.in('all')[0]).toContain('3 new briefings');
  });

  it('holds what came since the last one, and nothing twice', async () => {
    await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    await world.store.publish(briefOf('lighthouse', { title: 'The lighthouse is lit again' }));
    await world.pass(serving, DAY);
    expect(channels.in('news')[1]).toContain('The lighthouse is lit again');
    expect(channels.in('news')[1]).not.toContain('bridge');
  });

  it('shows five briefings with a lead quotation each, and a button for exactly what it covers', async () => {
    const nine = Array.from({ length: 9 }, (_, at) =>
      briefOf(`matter-${at + 1}`, { topics: ['Quays'], quotes: [said('Lea Okafor', `Word ${at + 1}.`)] }),
    );
    await world.store.publish(...nine);
    const { subscription } = await world.subscribe('news', { topics: ['quays'] });
    await world.pass(serving, HOUR + MINUTE);
    const [text = ''] = channels.in('news');
    expect(text.match(/“Word \d\.”/g)).toEqual([9, 8, 7, 6, 5].map((at) => `“Word ${at}.”`));
    expect(text).toContain('4 more');
    expect(text).toContain('/latest range=1-11 topics=quays');
    expect(text).toContain(`/digest pause digest=${subscription.id}`);
    expect(text).toContain(`/digest preview digest=${subscription.id}`);
    expect(text).toContain('/brief topic=matter-9');
  });

  it('tells corrected briefings from new ones', async () => {
    await publishAgain();
    await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.in('news')[0]).toContain('2 briefings, 1 of them corrected');
    expect(channels.in('news')[0]).toMatch(/Corrected \d+ May 2026/);
  });

  it('never announces again what was corrected after it was delivered', async () => {
    await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    await publishAgain();
    await world.pass(serving, DAY);
    expect(channels.posted).toHaveLength(1);
    expect(await world.states()).toEqual(['sent', 'skipped']);
  });

  it('on some topics passes over the others', async () => {
    await world.subscribe('weather', { topics: ['weather'] });
    await world.pass(serving, HOUR + MINUTE);
    expect(channels.in('weather')[0]).toContain('A storm closes the harbour');
    expect(channels.in('weather')[0]).not.toContain('bridge');
    await world.store.publish(briefOf('tram', { topics: ['Transport'] }));
    await world.pass(serving, DAY);
    expect(await world.states()).toEqual(['sent', 'skipped']);
  });

  it('has a row of its own for each channel, and each channel its own mark', async () => {
    await world.subscribe('one');
    await world.pass(serving, HOUR + MINUTE);
    await world.subscribe('two');
    await world.store.publish(briefOf('lighthouse'));
    await world.pass(serving, DAY);
    expect(channels.in('one')[1]).toContain('1 new briefing');
    expect(channels.in('two')[0]).toContain('3 new briefings');
  });

  it('says in a log line when the last of very many will leave', async () => {
    const paced = channelsPlatform({ pace: { everyMs: 25, channelEveryMs: 0 } });
    const other = await world.serve(paced.platform);
    for (let at = 0; at < 120; at += 1) await world.subscribe(`c${at}`);
    await world.pass(other, HOUR + MINUTE);
    await world.pass(other, MINUTE);
    expect(paced.posted).toHaveLength(120);
    expect(world.logged).toContainEqual({
      fields: expect.objectContaining({ digests: 120, seconds: 3 }),
      message: 'many digests are due: when the last will leave',
    });
    await other.stop();
  });
});

describe('a digest that is asked for now', () => {
  const now = async (channel: string) => {
    const [subscription] = await world.digests.inChannel('test', channel);
    if (!subscription) throw new Error('no subscription');
    return world.digests.now(subscription);
  };

  it('holds what the next one would, moves the mark, and leaves the next run as it is', async () => {
    const { subscription } = await world.subscribe('news');
    expect(await now('news')).toBe('planned');
    await world.pass(serving);
    expect(channels.in('news')[0]).toContain('2 new briefings');
    const after = await world.digests.byId(subscription.id);
    expect(after).toMatchObject({ mark: 2, nextRunAt: subscription.nextRunAt });
    await world.pass(serving, HOUR + MINUTE);
    expect(await world.states()).toEqual(['sent', 'skipped']);
  });

  it('is the newest briefing where nothing is new', async () => {
    await world.subscribe('news', { backlog: false });
    expect(await now('news')).toBe('planned');
    await world.pass(serving);
    expect(channels.in('news')[0]).toContain('The mayor opens the new bridge');
    expect(channels.in('news')[0]).not.toContain('storm');
    expect((await world.digests.inChannel('test', 'news'))[0]?.mark).toBe(2);
  });

  it('is the newest briefing on its topics', async () => {
    await world.subscribe('news', { backlog: false, topics: ['weather'] });
    await now('news');
    await world.pass(serving);
    expect(channels.in('news')[0]).toContain('A storm closes the harbour');
  });

  it('is not planned where one is on its way, nor where there is no briefing', async () => {
    await world.subscribe('news');
    await now('news');
    expect(await now('news')).toBe('busy');
    await world.subscribe('trains', { topics: ['trains'] });
    expect(await now('trains')).toBe('empty');
  });

  it('holds nothing twice, though it was asked for while another was just being sent', async () => {
    const { subscription } = await world.subscribe('news');
    await world.pass(serving, HOUR + MINUTE);
    expect(await world.digests.now(subscription)).toBe('planned'); // as it was read before
    await world.pass(serving);
    expect(channels.in('news')[1]).toContain('1 new briefing');
    expect((await world.log())[1]).toMatchObject({ fromSeq: 1, throughSeq: 2 });
  });

  it('holds off the scheduled one, which then holds what is left: nothing', async () => {
    await world.subscribe('news');
    channels.next({ type: 'retryAfter', ms: 5 * MINUTE });
    await world.pass(serving, HOUR - MINUTE);
    await now('news');
    await world.pass(serving, 2 * MINUTE);
    expect(await world.states()).toEqual(['open']);
    await world.pass(serving, 4 * MINUTE);
    expect(await world.log()).toMatchObject([
      { kind: 'now', state: 'sent' },
      { kind: 'scheduled', dueAt: NOON + HOUR, state: 'skipped', reason: 'nothing new' },
    ]);
  });
});

describe('the same wish', () => {
  it('is told, not doubled, in whatever order its topics are', async () => {
    const one = await world.subscribe('news', { topics: ['harbour', 'weather'] });
    const two = await world.subscribe('news', { topics: ['weather', 'harbour'] });
    expect(two).toMatchObject({ known: true, subscription: { id: one.subscription.id } });
    expect(await world.digests.inChannel('test', 'news')).toHaveLength(1);
  });

  it('of many at once is one subscription', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => world.subscribe('news')));
    expect(new Set(all.map((it) => it.subscription.id)).size).toBe(1);
    expect(all.filter((it) => !it.known)).toHaveLength(1);
  });

  it('is new again once the old one has ended', async () => {
    const { subscription } = await world.subscribe('news');
    await world.digests.unsubscribe(subscription);
    expect(await world.subscribe('news')).toMatchObject({ known: false });
  });
});
