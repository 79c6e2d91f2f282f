import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRule } from '../../src/digest/rule.ts';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, briefOf, NOON, storm } from '../fixtures/briefs.ts';
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

/** Nothing serves for so long, and then a process does. */
async function absence(ms: number): Promise<void> {
  await serving.stop();
  await world.clock.pass(ms);
  serving = await world.serve(channels.platform);
  await world.pass(serving);
}

describe('a run that was missed', () => {
  it('is made up for within the grace, marked as late', async () => {
    await world.subscribe('news');
    await absence(3 * HOUR);
    expect(channels.in('news')[0]).toContain('Late: this digest was due 4 May 2026, 13:00 UTC.');
    expect(await world.log()).toMatchObject([{ state: 'sent', dueAt: NOON + HOUR }]);
  });

  it('is not marked where it is hardly late', async () => {
    await world.subscribe('news');
    await absence(HOUR + 4 * MINUTE);
    expect(channels.in('news')[0]).not.toContain('Late');
  });

  it('beyond the grace is skipped with a row that says why, and the next run holds what it held', async () => {
    await world.subscribe('news');
    await absence(5 * HOUR);
    expect(channels.sends).toEqual([]);
    expect(await world.log()).toMatchObject([
      { state: 'skipped', dueAt: NOON + HOUR, reason: 'missed: it could only be planned 240 minutes late' },
    ]);
    await world.pass(serving, DAY);
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.in('news')[0]).toContain('2 new briefings');
    expect(channels.in('news')[0]).not.toContain('Late');
  });

  it('of one who wants them skipped is skipped when it is minutes late, and sent when a take-over delayed it', async () => {
    await world.subscribe('skip', { graceMs: 0 });
    await absence(HOUR + 2 * MINUTE);
    expect(await world.states()).toEqual(['skipped']);
    await absence(DAY - 2 * MINUTE + 40_000);
    expect(await world.states()).toEqual(['skipped', 'sent']);
    expect(channels.in('skip')[0]).toContain('2 new briefings');
  });

  it('is one with all the others that were missed', async () => {
    await world.subscribe('hourly', { rule: readRule('0 * * * *'), graceMs: DAY });
    await absence(7 * HOUR + 20 * MINUTE);
    expect(channels.in('hourly')).toHaveLength(1);
    expect(channels.in('hourly')[0]).toContain(
      'Late: this digest was due 4 May 2026, 19:00 UTC, and stands for all that were missed since 4 May 2026, 13:00 UTC.',
    );
    expect(await world.log()).toMatchObject([{ dueAt: NOON + 7 * HOUR, missedFrom: NOON + HOUR }]);
    expect((await world.digests.all())[0]?.nextRunAt).toBe(NOON + 8 * HOUR);
  });

  it('is one row with all the others also where all are too late', async () => {
    await world.subscribe('news');
    await absence(6 * DAY + 8 * HOUR);
    expect(await world.log()).toMatchObject([
      {
        state: 'skipped',
        dueAt: NOON + 6 * DAY + HOUR,
        missedFrom: NOON + HOUR,
        reason: expect.stringMatching(/^missed/),
      },
    ]);
    await world.pass(serving, DAY);
    expect(channels.in('news')[0]).toContain('2 new briefings');
  });

  it('while the platform is away is tried until its grace is over, and its briefings come with the next', async () => {
    await world.subscribe('news');
    channels.always(() => 'dropped');
    await world.pass(serving, 5 * HOUR);
    expect(await world.log()).toMatchObject([{ state: 'failed', reason: expect.stringContaining('too late') }]);
    channels.always(undefined);
    await world.pass(serving, 20 * HOUR + MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(await world.states()).toEqual(['failed', 'sent']);
  });
});

describe('a clock', () => {
  const minuteByMinute = async (ms: number) => world.pass(serving, ms, MINUTE);

  it('that is set back an hour sends nothing twice, and nothing late', async () => {
    await world.subscribe('news');
    await minuteByMinute(HOUR + 10 * MINUTE);
    await world.store.publish(briefOf('lighthouse'));
    world.clock.set(world.clock.now() - HOUR);
    await minuteByMinute(2 * HOUR);
    expect(channels.in('news')).toHaveLength(1);
    await minuteByMinute(DAY - HOUR);
    expect(channels.in('news')).toHaveLength(2);
    expect(world.logged.map(({ message }) => message)).toContain(
      'the clock was set back by 60 minutes: digests that were sent are not sent again',
    );
  });

  it('that is set back just before a run has it come once', async () => {
    await world.subscribe('news');
    await minuteByMinute(HOUR - 5 * MINUTE);
    world.clock.set(world.clock.now() - HOUR);
    await minuteByMinute(HOUR);
    expect(channels.posted).toEqual([]);
    await minuteByMinute(10 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
  });

  it('that is set ahead a day and back again loses nothing and doubles nothing', async () => {
    await world.subscribe('news');
    await minuteByMinute(10 * MINUTE);
    world.clock.set(world.clock.now() + DAY + 2 * HOUR);
    await minuteByMinute(10 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    world.clock.set(world.clock.now() - DAY - 2 * HOUR);
    await world.store.publish(briefOf('lighthouse'));
    await minuteByMinute(HOUR);
    expect(channels.in('news')).toHaveLength(2);
    expect(channels.in('news')[1]).toContain('1 new briefing');
    await minuteByMinute(3 * DAY);
    expect(channels.in('news')).toHaveLength(2);
  });

  it('that was ahead makes nobody wait for a day', async () => {
    await world.subscribe('news');
    world.clock.set(world.clock.now() + DAY);
    channels.next({ type: 'retryAfter', ms: 2 * MINUTE });
    await minuteByMinute(HOUR + 10_000);
    world.clock.set(world.clock.now() - DAY);
    await minuteByMinute(3 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
  });

  it('that is ahead or was does not have the look begin after the message', async () => {
    const since: number[] = [];
    const { find } = channels.platform;
    channels.platform.find = async (target, key, from) => {
      since.push(from);
      return (await find?.(target, key, from)) ?? { type: 'absent' };
    };
    await serving.stop();
    serving = await world.serve(channels.platform);
    await world.subscribe('news');
    await world.pass(serving);
    world.clock.set(world.clock.now() + DAY + 2 * HOUR);
    channels.next('lost');
    await minuteByMinute(2 * MINUTE);
    expect(since[0]).toBeLessThan(NOON);
    expect(channels.in('news')).toHaveLength(1);
  });
});
