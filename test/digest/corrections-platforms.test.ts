import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/core/platform.ts';
import type { Serving } from '../../src/digest/serve.ts';
import { NEWS } from '../doubles/slack/index.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type DigestWorld, HOUR, openDigestWorld } from '../fixtures/digests.ts';
import { House } from '../platforms/discord/harness.ts';
import { leave, workspace } from '../platforms/slack/harness.ts';

/** A platform's double with the real adapter on it, and what its channel shows. */
type Scene = {
  platform: Platform;
  channel: string;
  shown(): { id: string; text: string }[];
  fail(how: 'fault' | 'limit'): void;
  deleteAll(): void;
  /** How many edits were asked for. */
  edits(): number;
  close(): Promise<void>;
};

async function discord(): Promise<Scene> {
  const house = await House.empty();
  const { double } = house;
  const match = /^PATCH .*\/messages\/\d+$/;
  const limited = { status: 429, body: { message: 'slow', retry_after: 2, global: false } };
  return {
    platform: house.platform(),
    channel: double.channel().id,
    shown: () => double.messages().map(({ id, text }) => ({ id, text })),
    fail: (how) => void double.fail({ match, ...(how === 'fault' ? { status: 502 } : limited) }),
    deleteAll: () => {
      for (const message of double.messages()) message.deleted = true;
    },
    edits: () => house.requested(match),
    close: () => house.close(),
  };
}

async function slack(): Promise<Scene> {
  const connected = await workspace();
  const { double } = connected;
  await connected.slack.start(connected.bot);
  return {
    platform: connected.slack,
    channel: NEWS,
    shown: () => double.messagesIn(NEWS).map(({ ts, shown }) => ({ id: ts, text: shown })),
    fail: (how) => double.inject('chat.update', how === 'fault' ? { status: 502 } : { ratelimited: 2 }),
    deleteAll: () => {
      for (const message of double.messagesIn(NEWS)) message.deleted = true;
    },
    edits: () => double.requestsOf('chat.update').length,
    close: () => leave(connected),
  };
}

const NOTE = 'It opened on Tuesday.';

describe.each([
  ['Discord', discord],
  ['Slack', slack],
])('on %s', (_, open) => {
  let scene: Scene;
  let world: DigestWorld;
  let serving: Serving;

  /** Lets time pass until it is so; requests take their own time. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 400 && !(await isSo()); tries += 1) await world.pass(serving, 1_000, 1_000);
    expect(await isSo()).toBe(true);
  }
  const stateOf = async () => (await world.corrections.of('new-bridge')).messages[0]?.state;
  const isDone = async () => (await stateOf()) === 'done';

  beforeEach(async () => {
    [scene, world] = [await open(), await openDigestWorld(storm(), bridge())];
    serving = await world.serve(scene.platform);
    await world.subscribe('news', { target: { platform: scene.platform.name, channel: scene.channel } });
    await world.clock.pass(HOUR);
    await until(async () => (await world.states()).includes('sent'));
  });
  afterEach(async () => {
    await serving.stop();
    await Promise.all([world.close(), scene.close()]);
  });

  it.each(['correct', 'retract'] as const)('a digest is edited where it stands (%s)', async (what) => {
    const [before, ...others] = scene.shown();
    expect(others).toEqual([]);
    await world.corrections[what]('new-bridge', NOTE, 'U1');
    await until(isDone);
    const [after, ...more] = scene.shown();
    expect([after?.id, more]).toEqual([before?.id, []]);
    expect(after?.text).toContain(NOTE);
    expect(before?.text).toContain('We should have started sooner');
    expect(after?.text.includes('We should have started sooner')).toBe(what === 'correct');
    expect(after?.text).toContain('Stay at home tonight.');
  });

  it.each(['fault', 'limit'] as const)('an edit that meets a %s is made again', async (how) => {
    scene.fail(how);
    await world.corrections.correct('new-bridge', NOTE, 'U1');
    await until(isDone);
    expect(scene.edits()).toBe(2);
    expect(scene.shown()[0]?.text).toContain(NOTE);
  });

  it('a digest that somebody deleted is listed with its address', async () => {
    scene.deleteAll();
    await world.corrections.correct('new-bridge', NOTE, 'U1');
    await until(async () => (await stateOf()) === 'failed');
    expect((await world.corrections.of('new-bridge')).messages).toMatchObject([
      { reason: expect.stringContaining('the message was deleted'), link: expect.stringContaining('https://') },
    ]);
    expect(scene.edits()).toBe(1);
  });
});
