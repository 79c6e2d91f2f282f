import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { readLease, takeLease } from '../../src/store/leases.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';
import { type Death, mortal } from '../fixtures/mortal.ts';

let world: DigestWorld;
let channels: Channels;

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
  channels = channelsPlatform();
  await world.subscribe('news');
});
afterEach(() => world.close());

/** Lets the time pass, without a process that serves, until two minutes before digests are due. */
const untilDue = () => world.clock.pass(HOUR - 2 * MINUTE);

/** A process that dies at its first digest. */
async function serveUntil(death: Death): Promise<void> {
  await untilDue();
  const process = mortal(world.store.database, channels.platform, death);
  const serving = await world.serve(process.platform, process.database);
  await world.pass(serving, 2 * MINUTE, MINUTE);
  expect(process.died()).toBe(true);
}

/** Another process takes over, and serves for so long. */
async function takeOver(ms: number): Promise<Serving> {
  const serving = await world.serve(channels.platform);
  await world.pass(serving, ms, ms > MINUTE ? 10_000 : 5_000);
  return serving;
}

const stateOfPart = async () => (await world.log())[0]?.parts[0]?.state;

const DEATHS: [string, Death, state: string, posted: number][] = [
  ['before it took the part up', { in: 'claimed', when: 'before' }, 'planned', 0],
  ['with the part taken up', { in: 'claimed', when: 'after' }, 'claimed', 0],
  ['before it said that it would send', { in: 'sending', when: 'before' }, 'claimed', 0],
  ['about to send', { in: 'sending', when: 'after' }, 'sending', 0],
  ['before the request arrived', { in: 'request', when: 'before' }, 'sending', 0],
  ['after the request arrived', { in: 'request', when: 'after' }, 'sending', 1],
  ['before it wrote down what it had sent', { in: 'sent', when: 'before' }, 'sending', 1],
  ['once it had written down what it sent', { in: 'sent', when: 'after' }, 'sent', 1],
];

describe('a process that dies', () => {
  it.each(DEATHS)('%s leaves its digest to be sent once by another', async (_, death, state, posted) => {
    await serveUntil(death);
    expect(await stateOfPart()).toBe(state);
    expect(channels.posted).toHaveLength(posted);
    await world.bury();
    const next = await takeOver(2 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
    await next.stop();
  });

  it.each(DEATHS)('%s leaves nothing that is sent twice under a memory of keys alone', async (_, death) => {
    channels = channelsPlatform({ history: false, remembersKeysMs: 3 * MINUTE });
    await serveUntil(death);
    await world.bury();
    const next = await takeOver(2 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
    await next.stop();
  });

  it('is waited for no longer than it takes to see that it has ended', async () => {
    await serveUntil({ in: 'claimed', when: 'after' });
    await world.bury();
    const next = await takeOver(10_000);
    expect(channels.in('news')).toHaveLength(1);
    await next.stop();
  });

  it('has what it may have sent looked for no sooner than half a minute after', async () => {
    await serveUntil({ in: 'request', when: 'after' });
    await world.bury();
    const next = await takeOver(25_000);
    expect(channels.looks).toEqual([]);
    await world.pass(next, 10_000);
    expect(channels.looks).toHaveLength(1);
    await next.stop();
  });

  it('is parked where nobody can tell whether it sent', async () => {
    channels = channelsPlatform({ history: false });
    await serveUntil({ in: 'request', when: 'after' });
    await world.bury();
    const next = await takeOver(2 * MINUTE);
    expect(channels.sends).toHaveLength(1);
    expect(await world.states()).toEqual(['parked']);
    await next.stop();
  });
});

describe('a process that may still live', () => {
  it.each([
    ['claimed', 'after'],
    ['sending', 'after'],
  ] as const)('has a minute for what it has %s, by the time that passes and not by the clock', async (state, when) => {
    await serveUntil({ in: state, when });
    await world.estrange();
    world.clock.set(world.clock.now() + HOUR / 2);
    const next = await takeOver(55_000);
    expect(await stateOfPart()).toBe(state);
    expect(channels.sends).toEqual([]);
    await world.pass(next, 50_000);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['sent']);
    await next.stop();
  });

  it('and has lost the lease plans and sends nothing', async () => {
    await untilDue();
    const first = await world.serve(channels.platform);
    await world.pass(first, MINUTE);
    await takeLease(world.store.database, 'test', await readLease(world.store.database, 'test'));
    await world.pass(first, 2 * MINUTE);
    expect(channels.sends).toEqual([]);
    expect(await world.log()).toEqual([]);
    const second = await takeOver(MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    for (const it of [first, second]) await it.stop();
  });

  it('and loses the lease with a part taken up sends nothing any more', async () => {
    const paced = { ...channels.platform, pace: { everyMs: 30_000, channelEveryMs: 0 } };
    await world.subscribe('other');
    await untilDue();
    const first = await world.serve(paced);
    await world.pass(first, 2 * MINUTE, MINUTE);
    expect(channels.posted).toHaveLength(1);
    const second = await world.serve(channels.platform);
    await world.pass(first, MINUTE);
    expect(channels.posted).toHaveLength(1);
    await world.pass(second, 2 * MINUTE);
    expect(channels.posted).toHaveLength(2);
    for (const it of [first, second]) await it.stop();
  });

  it('beside another on one store sends nothing twice', async () => {
    await untilDue();
    const database = await world.store.another();
    const [first, second] = [await world.serve(channels.platform), await world.serve(channels.platform, database)];
    for (let at = 0; at < 20; at += 1) await world.subscribe(`c${at}`);
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await world.pass(first, MINUTE, MINUTE);
      await world.pass(second);
      await second.settled(); // its store is not the one that is watched
    }
    await second.tick();
    await second.settled();
    expect(channels.posted).toHaveLength(21);
    expect(new Set(channels.posted.map(({ channel }) => channel)).size).toBe(21);
    for (const it of [first, second]) await it.stop();
    await database.close();
  });
});

describe('a process that is stopped', () => {
  it('gives back what it has not sent, and what it was sending is written down', async () => {
    const answer = Promise.withResolvers<'taken'>();
    await world.subscribe('other');
    channels.always(({ channel }) => (channel === 'news' ? answer.promise : undefined));
    await untilDue();
    const serving = await world.serve({ ...channels.platform, pace: { everyMs: 20_000, channelEveryMs: 0 } });
    await world.pass(serving, 2 * MINUTE, MINUTE);
    const stopped = serving.stop();
    answer.resolve('taken');
    await stopped;
    const states = (await world.log()).map(({ parts }) => parts[0]?.state);
    expect(states.sort()).toEqual(['planned', 'sent']);
  });
});
