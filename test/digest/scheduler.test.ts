import { afterEach, beforeEach, expect, it } from 'vitest';
import { scheduleDigests } from '../../src/digest/scheduler.ts';
import { readLease, takeLease } from '../../src/store/leases.ts';
import { storm } from '../fixtures/briefs.ts';
import { channelsPlatform } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
beforeEach(async () => {
  world = await openDigestWorld(storm());
});
afterEach(() => world.close());

it('goes on ticking where the schedule, which goes by the time of day, stays silent', async () => {
  const { clock, store } = world;
  const { database, library } = store;
  const lease = await takeLease(database, 'test', await readLease(database, 'test'));
  if (!lease) throw new Error('no lease');
  const channels = channelsPlatform();
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const options = { database, library, clock, log: quiet, random: () => 0.5 };
  await world.subscribe('news');
  const schedule = scheduleDigests(options, channels.platform, lease, () => undefined);
  clock.set(clock.now() - HOUR);
  for (let minutes = 0; minutes < 122; minutes += 1) await clock.pass(MINUTE);
  await schedule.stop();
  expect(channels.in('news')).toHaveLength(1);
});
