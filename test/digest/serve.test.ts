import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { channelsPlatform } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: ReturnType<typeof channelsPlatform>;
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

describe('a digest', () => {
  it('leaves at its time, once, with what is new', async () => {
    await world.subscribe('news');
    await world.pass(serving, HOUR - MINUTE);
    expect(channels.posted).toEqual([]);
    await world.pass(serving, 2 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.in('news')[0]).toContain('The mayor opens the new bridge');
    expect(await world.states()).toEqual(['sent']);
    await world.pass(serving, 24 * HOUR);
    expect(channels.posted).toHaveLength(1);
    expect(await world.states()).toEqual(['sent', 'skipped']);
  });
});
