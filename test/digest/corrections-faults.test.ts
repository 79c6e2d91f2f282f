import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform, limited, refused } from '../fixtures/channels.ts';
import { type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
  channels = channelsPlatform();
  serving = await world.serve(channels.platform);
  await world.subscribe('news');
  await world.pass(serving, HOUR + MINUTE);
});
afterEach(async () => {
  await serving.stop();
  await world.close();
});

const NOTE = 'It opened on Tuesday.';
const correct = (note = NOTE) => world.corrections.correct('new-bridge', note, 'U1');
const messages = async () => (await world.corrections.of('new-bridge')).messages;

describe('an edit', () => {
  it.each([
    ['has no answer', 'dropped'],
    ['arrives without an answer', 'lost'],
    ['is to wait', limited(20_000)],
  ] as const)('that %s is tried again', async (_, fate) => {
    channels.nextEdits(fate);
    await correct();
    await world.pass(serving, 2 * MINUTE, 5_000);
    expect(channels.edits).toHaveLength(2);
    expect(channels.in('news')[0]).toContain(NOTE);
    expect(await messages()).toMatchObject([{ state: 'done' }]);
  });

  it('that is refused is listed with the reason and the message’s address', async () => {
    channels.nextEdits(refused('target', 'the bot has no access to the channel'));
    await correct();
    await world.pass(serving, MINUTE);
    expect(await messages()).toMatchObject([
      {
        state: 'failed',
        reason: 'the bot has no access to the channel',
        link: expect.stringMatching(/^https:\/\/chat\.example\/news\//),
      },
    ]);
    expect(await world.digests.all()).toMatchObject([{ state: 'active' }]);
  });

  it('of a message that was deleted is given up at once', async () => {
    channels.posted.length = 0;
    await correct();
    await world.pass(serving, HOUR);
    expect(channels.edits).toHaveLength(1);
    expect(await messages()).toMatchObject([{ state: 'failed', reason: 'the message was deleted' }]);
  });

  it('that never has an answer is tried ten times, with pauses that grow', async () => {
    channels.nextEdits(...Array.from({ length: 20 }, () => 'dropped' as const));
    await correct();
    await world.pass(serving, 3 * HOUR);
    expect(channels.edits).toHaveLength(10);
    expect(await messages()).toMatchObject([
      { state: 'failed', reason: 'the connection broke, on each of 10 attempts' },
    ]);
  });

  it('waits where the account is refused, and the platform is given up', async () => {
    channels.nextEdits(refused('account', 'the token was revoked'));
    await correct();
    await world.pass(serving, MINUTE);
    expect(world.failures).toHaveLength(1);
    expect(await messages()).toMatchObject([{ state: 'wanted' }]);
    serving = await world.serve(channels.platform);
    await world.pass(serving, MINUTE);
    expect(channels.in('news')[0]).toContain(NOTE);
  });

  it('that a process left under way is done by the next, and twice does no harm', async () => {
    channels.nextEdits('hangs');
    await correct();
    await world.pass(serving, 10_000, 1_000);
    expect(channels.edits).toHaveLength(1);
    serving = await world.serve(channels.platform);
    await world.pass(serving, MINUTE);
    expect(channels.edits).toHaveLength(2);
    expect(channels.in('news')[0]).toContain(NOTE);
    expect(await messages()).toMatchObject([{ state: 'done' }]);
  });

  it('that arrived before its process died is made once more, to the same effect', async () => {
    const { edit } = channels.platform;
    const dying: typeof channels.platform = {
      ...channels.platform,
      edit: async (...asked) => {
        await edit?.(...asked);
        return new Promise(() => {});
      },
    };
    serving = await world.serve(dying);
    await correct();
    await world.pass(serving, 10_000, 1_000);
    expect(await messages()).toMatchObject([{ state: 'wanted' }]);
    const [text] = channels.in('news');
    serving = await world.serve(channels.platform);
    await world.pass(serving, MINUTE);
    expect(channels.in('news')).toEqual([text]);
    expect(channels.edits).toHaveLength(2);
    expect(await messages()).toMatchObject([{ state: 'done' }]);
  });

  it('during which something more is corrected is done once more', async () => {
    let second: Promise<unknown> | undefined;
    const { edit } = channels.platform;
    channels.platform.edit = async (...asked) => {
      second ??= correct('And at noon.');
      await second;
      return edit?.(...asked) ?? { type: 'unknown', reason: 'no edit' };
    };
    await correct();
    await world.pass(serving, MINUTE, 5_000);
    expect(channels.in('news')[0]).toContain('And at noon.');
    expect(channels.edits.length).toBe(2);
    expect(await messages()).toMatchObject([{ state: 'done' }]);
  });

  it('is made by nobody who has lost the lease', async () => {
    const other = await world.serve(channels.platform);
    await correct();
    await world.pass(serving, MINUTE);
    expect(channels.edits).toEqual([]);
    await other.stop();
  });

  it('of a message of which nobody knows whether it arrived is not even tried', async () => {
    await world.store.database.transaction((tx) => tx.run(`UPDATE part SET state = 'parked', message = NULL`));
    await correct();
    await world.pass(serving, MINUTE);
    expect(channels.edits).toEqual([]);
    expect(await messages()).toMatchObject([{ state: 'failed', reason: 'whether it arrived is not known' }]);
  });

  it('of a message sent by a version that noted nothing is listed', async () => {
    await world.store.database.transaction(async (tx) => {
      await tx.run('DELETE FROM shown');
      await tx.run('UPDATE delivery SET frame = NULL');
    });
    await correct();
    await world.pass(serving, MINUTE);
    expect(channels.edits).toEqual([]);
    expect(await messages()).toMatchObject([
      { state: 'failed', reason: 'it was sent before Verbatim noted what a digest shows' },
    ]);
  });
});

describe('many edits', () => {
  it('keep the pace for edits, and no digest waits for them', async () => {
    await serving.stop();
    const paced = channelsPlatform({ pace: { everyMs: 50, channelEveryMs: 1_000, editEveryMs: 1_000 } });
    serving = await world.serve(paced.platform);
    for (let at = 0; at < 20; at += 1) await world.subscribe(`c${at}`);
    for (const { id } of await world.digests.all()) {
      const subscription = await world.digests.byId(id);
      if (subscription) await world.digests.now(subscription);
    }
    await world.pass(serving, MINUTE, 1_000);
    const at: number[] = [];
    const { edit } = paced.platform;
    paced.platform.edit = async (...asked) => {
      at.push(world.clock.uptime());
      return (await edit?.(...asked)) ?? { type: 'unknown', reason: 'no edit' };
    };
    await correct();
    await world.pass(serving, MINUTE, 1_000);
    expect(at.length).toBeGreaterThanOrEqual(20);
    for (const [index, ms] of at.slice(1).entries()) expect(ms - (at[index] as number)).toBeGreaterThanOrEqual(900);
  });
});
