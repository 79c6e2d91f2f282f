import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform, limited, refused } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;

const MEMORY = 3 * MINUTE;

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
});
afterEach(async () => {
  const stopped = serving.stop();
  await world.clock.pass(MINUTE); // what never answers is not waited for
  await stopped;
  await world.close();
});

/** Subscribes, and has the time of the digest come. */
async function atOne(facts: Parameters<typeof channelsPlatform>[0], ...fates: Parameters<Channels['next']>) {
  channels = channelsPlatform(facts);
  serving = await world.serve(channels.platform);
  channels.next(...fates);
  await world.subscribe('news');
  await world.pass(serving, HOUR, 10_000);
}

const partsOf = async () => (await world.log()).flatMap(({ parts }) => parts);

describe('a message without an answer', () => {
  it.each([
    ['arrived', 'lost', undefined],
    ['arrived', 'lost', MEMORY],
    ['did not arrive', 'dropped', undefined],
    ['did not arrive', 'dropped', MEMORY],
  ] as const)('that %s is there once in the end (%s, memory %s)', async (_, fate, remembersKeysMs) => {
    await atOne({ remembersKeysMs }, fate);
    await world.pass(serving, 5 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(await partsOf()).toMatchObject([{ state: 'sent', link: expect.stringContaining('https://') }]);
    expect(await world.states()).toEqual(['sent']);
  });

  it('is looked for no sooner than half a minute after', async () => {
    await atOne({}, 'lost');
    expect(await partsOf()).toMatchObject([{ state: 'unknown', reason: 'the connection broke' }]);
    await world.pass(serving, 29_000, 1_000);
    expect(channels.looks).toHaveLength(0);
    await world.pass(serving, 2_000, 1_000);
    expect(channels.looks).toHaveLength(1);
  });

  it('is sent again under the same key while the platform remembers it, not looked for', async () => {
    await atOne({ remembersKeysMs: MEMORY, history: false }, 'lost');
    await world.pass(serving, MINUTE);
    expect(channels.looks).toEqual([]);
    expect(new Set(channels.sends.map(({ key }) => key)).size).toBe(1);
    expect(channels.sends).toHaveLength(2);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
  });

  it('is looked for once the platform’s memory is over', async () => {
    await atOne({ remembersKeysMs: MEMORY }, 'lost', 'dropped', 'dropped', 'dropped', 'dropped', 'dropped');
    await world.pass(serving, 4 * MINUTE);
    expect(channels.looks.length).toBeGreaterThan(0);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
  });

  it.each(['lost', 'dropped'] as const)(
    'is parked and never posted blindly where nobody can tell (%s, neither memory nor history)',
    async (fate) => {
      await atOne({ history: false }, fate);
      await world.pass(serving, HOUR);
      expect(channels.sends).toHaveLength(1);
      expect(await partsOf()).toMatchObject([
        {
          state: 'parked',
          reason: expect.stringMatching(/^whether it arrived can’t be told: the history is closed \(recorded/),
        },
      ]);
      expect((await world.digests.all())[0]).toMatchObject({ mark: 2, state: 'active' });
    },
  );

  it('is parked after the memory is over where the history is closed', async () => {
    await atOne({ history: false, remembersKeysMs: MEMORY }, ...Array.from({ length: 12 }, () => 'dropped' as const));
    await world.pass(serving, 10 * MINUTE);
    const first = channels.sends.length;
    expect(first).toBeGreaterThan(1);
    expect(await partsOf()).toMatchObject([{ state: 'parked' }]);
  });

  it('is looked for again where a look fails, and waited for where the platform asks to wait', async () => {
    await atOne({}, 'lost');
    channels.nextLooks(
      { type: 'unclear', reason: 'a broken connection' },
      { type: 'unclear', reason: 'slow down', ms: 40_000 },
    );
    await world.pass(serving, 50_000);
    expect(channels.looks).toHaveLength(2);
    await world.pass(serving, 20_000);
    expect(channels.looks).toHaveLength(2);
    await world.pass(serving, 40_000);
    expect(channels.looks).toHaveLength(3);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
  });

  it('is parked in the end where each look fails', async () => {
    await atOne({}, 'lost');
    channels.nextLooks(
      ...Array.from({ length: 5000 }, () => ({ type: 'unclear', reason: 'a broken connection' }) as const),
    );
    await world.pass(serving, 5 * HOUR);
    expect(await partsOf()).toMatchObject([
      { state: 'parked', reason: expect.stringContaining('can’t be told: a broken connection') },
    ]);
  });

  it('stays in doubt where the next request is refused: only a look can tell', async () => {
    await atOne({ remembersKeysMs: MEMORY }, 'lost', refused('target', 'gone (10003)'));
    await world.pass(serving, 5 * MINUTE);
    expect(channels.looks).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
    expect((await world.digests.all())[0]).toMatchObject({ state: 'active', mark: 2 });
  });

  it('stays in doubt where the next request is to wait', async () => {
    await atOne({ remembersKeysMs: MEMORY }, 'lost', limited(4 * MINUTE));
    await world.pass(serving, 10 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.sends).toHaveLength(2);
    expect(await world.states()).toEqual(['sent']);
  });

  it('that is never answered at all counts as unknown after a while, and others go on meanwhile', async () => {
    channels = channelsPlatform();
    serving = await world.serve(channels.platform);
    channels.next('hangs');
    await world.subscribe('one');
    await world.subscribe('two');
    await world.pass(serving, HOUR, 10_000);
    expect(channels.posted).toHaveLength(1);
    await world.pass(serving, 20_000);
    expect((await partsOf()).map(({ state }) => state).sort()).toEqual(['sent', 'unknown']);
    await world.pass(serving, 2 * MINUTE);
    expect(channels.posted).toHaveLength(2);
  });

  it('keeps no other waiting however slowly it is looked for', async () => {
    channels = channelsPlatform();
    channels.platform.find = () => new Promise(() => {});
    serving = await world.serve(channels.platform);
    for (let at = 0; at < 100; at += 1) await world.subscribe(`c${at}`);
    channels.always(() => 'lost');
    await world.pass(serving, HOUR, 10_000);
    channels.always(undefined);
    await world.pass(serving, 3 * MINUTE);
    const { subscription } = await world.subscribe('late');
    await world.digests.now(subscription);
    await world.pass(serving, 10_000);
    expect(channels.in('late')).toHaveLength(1);
  });
});

describe('a digest of several messages', () => {
  it('sends them in order, each once', async () => {
    await atOne({ parts: 3 });
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect(await world.states()).toEqual(['sent']);
  });

  it('goes on with the one that failed, as it was laid down', async () => {
    await atOne({ parts: 3 }, 'taken', 'dropped');
    expect(channels.in('news')).toHaveLength(1);
    const frozen = channels.sends[1]?.text;
    await world.store.publish({ ...bridge(), title: 'Quite another title' });
    await world.pass(serving, 2 * MINUTE);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect(channels.in('news')[1]).toBe(frozen);
    expect(channels.in('news').join('')).not.toContain('Quite another title');
    expect(new Set(channels.posted.map(({ key }) => key)).size).toBe(3);
  });

  it('sends the rest with the next run where a later one can’t be sent, as it was laid down and nothing twice', async () => {
    await atOne({ parts: 3 }, 'taken', refused('target', 'archived'));
    expect(await partsOf()).toMatchObject([
      { state: 'sent' },
      { state: 'failed', reason: 'archived' },
      { state: 'skipped', reason: 'a part before it failed' },
    ]);
    expect(await world.states()).toEqual(['failed']);
    expect((await world.digests.all())[0]).toMatchObject({ mark: 0 });
    const late = { ...storm(), slug: 'late', title: 'Came in between' };
    await world.store.publish(late);
    await world.pass(serving, 24 * HOUR, MINUTE);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect((await world.digests.all())[0]).toMatchObject({ mark: 2 });
    await world.pass(serving, 24 * HOUR, MINUTE);
    expect(channels.in('news')).toHaveLength(6);
    expect(channels.in('news').slice(3).join('')).toContain('Came in between');
    expect(await world.states()).toEqual(['failed', 'sent', 'sent']);
  });

  it('goes on where it was whatever breaks it off again, also when it is asked for', async () => {
    await atOne({ parts: 3 }, 'taken', refused('target', 'archived'), 'taken', refused('target', 'archived'));
    await world.pass(serving, MINUTE);
    const [subscription] = await world.digests.all();
    if (!subscription) throw new Error('no subscription');
    await world.digests.now(subscription);
    await world.pass(serving, MINUTE);
    expect((await world.digests.all())[0]).toMatchObject({ state: 'disabled', mark: 0 });
    const resumed = await world.digests.resume(subscription);
    await world.digests.now(resumed);
    await world.pass(serving, MINUTE);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect((await world.digests.all())[0]).toMatchObject({ mark: 2 });
  });

  it('goes on after one that was parked', async () => {
    await atOne({ parts: 3, history: false }, 'taken', 'lost');
    await world.pass(serving, 2 * MINUTE);
    expect((await partsOf()).map(({ state }) => state)).toEqual(['sent', 'parked', 'sent']);
    expect(await world.log()).toMatchObject([{ state: 'parked', reason: '1 of 3 parts parked' }]);
  });
});
