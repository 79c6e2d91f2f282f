import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../src/core/errors.ts';
import type { Bot } from '../src/core/platform.ts';
import { supervise } from '../src/supervisor.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { fails, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

const NO_BOT = {} as Bot;
const WRONG = new ConfigError('The token is refused: copy it again.');
const DOWN = new Error('The network is down');

let store: Store;
let clock: ManualClock;
let told: string[];

beforeEach(async () => {
  [store, clock, told] = [await openStore(), manualClock(), []];
});

afterEach(() => store.close());

const watch = (platforms: ReturnType<typeof watchedPlatform>[]) =>
  supervise(
    platforms.map(({ platform }) => ({ platform, secret: `secret of ${platform.name}` })),
    { bot: NO_BOT, database: store.database, clock, tell: (line) => told.push(line) },
  );

const leases = () => store.database.all<{ account: string }>('SELECT account FROM lease');

describe('the accounts', () => {
  it('are up together, each with a lease that names no secret', async () => {
    const supervisor = watch([watchedPlatform('discord', works), watchedPlatform('slack', works)]);
    expect(await supervisor.start()).toEqual(['discord', 'slack']);
    expect([supervisor.hopeful(), told]).toEqual([true, []]);
    const names = (await leases()).map((lease) => lease.account).sort();
    expect(names).toEqual([
      expect.stringMatching(/^discord:[0-9a-f]{16}$/),
      expect.stringMatching(/^slack:[0-9a-f]{16}$/),
    ]);
    await supervisor.stop();
  });

  it('do not take each other down: one that is refused says so in one line', async () => {
    const supervisor = watch([watchedPlatform('discord', fails(WRONG)), watchedPlatform('slack', works)]);
    expect(await supervisor.start()).toEqual(['slack']);
    expect(told).toEqual(['discord: The token is refused: copy it again.']);
    expect(await leases()).toHaveLength(1);
    await supervisor.stop();
  });

  it('leave no hope where all are refused', async () => {
    const supervisor = watch([watchedPlatform('discord', fails(WRONG))]);
    expect([await supervisor.start(), supervisor.hopeful()]).toEqual([[], false]);
    await supervisor.stop();
  });

  it('are stopped and given back at the end', async () => {
    const discord = watchedPlatform('discord', works);
    const supervisor = watch([discord]);
    await supervisor.start();
    await supervisor.stop();
    expect([discord.seen, await leases()]).toEqual([['start', 'stop'], []]);
  });
});

describe('an error that can pass', () => {
  it('is told once and tried again after a second, then two, then four', async () => {
    const slack = watchedPlatform('slack', fails(DOWN), fails(DOWN), fails(DOWN), works);
    const supervisor = watch([watchedPlatform('discord', works), slack]);
    expect(await supervisor.start()).toEqual(['discord']);
    expect(told).toEqual(['slack: The network is down. Trying again until it works.']);
    expect(supervisor.hopeful()).toBe(true);
    for (const [ms, starts] of [
      [999, 1],
      [1, 2],
      [1_999, 2],
      [1, 3],
      [4_000, 4],
    ] as const) {
      await clock.pass(ms);
      expect(slack.seen).toHaveLength(starts);
    }
    expect(told.at(-1)).toBe('ready discord slack');
    await supervisor.stop();
  });

  it('is tried again every minute at last, and gives the lease back between', async () => {
    const slack = watchedPlatform('slack', fails(DOWN));
    const supervisor = watch([slack]);
    await supervisor.start();
    await clock.pass(60 * 60_000);
    expect(slack.seen.length).toBeGreaterThan(55);
    expect(slack.seen.length).toBeLessThan(70);
    expect([told.length, await leases()]).toEqual([1, []]);
    await supervisor.stop();
    const tries = slack.seen.length;
    await clock.pass(60 * 60_000);
    expect(slack.seen).toHaveLength(tries);
  });

  it('gives up once it is one that can’t pass', async () => {
    const slack = watchedPlatform('slack', fails(DOWN), fails(WRONG));
    const supervisor = watch([slack]);
    await supervisor.start();
    await clock.pass(60_000);
    expect([slack.seen.length, supervisor.hopeful(), told.at(-1)]).toEqual([
      2,
      false,
      'slack: The token is refused: copy it again.',
    ]);
    await supervisor.stop();
  });
});
