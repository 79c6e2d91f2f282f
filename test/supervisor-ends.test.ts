import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../src/core/errors.ts';
import type { Bot } from '../src/core/platform.ts';
import { supervise } from '../src/supervisor.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { fails, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

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
    platforms.map(({ platform }) => ({ platform, secret: platform.name })),
    { bot: {} as Bot, database: store.database, clock, tell: (line) => told.push(line) },
  );

const leases = () => store.database.all('SELECT account FROM lease');

it('what has ended by itself has its stop waited for when everything is stopped meanwhile', async () => {
  const discord = watchedPlatform('discord', works);
  const drained = Promise.withResolvers<void>();
  discord.platform.stop = () => drained.promise;
  const supervisor = watch([discord]);
  await supervisor.start();
  discord.end(DOWN);
  await clock.pass(0);
  const stopped = supervisor.stop();
  drained.resolve();
  await stopped;
  expect(await leases()).toEqual([]);
});

describe('the end', () => {
  /** Whether it has come by now. */
  const hasEnded = (supervisor: ReturnType<typeof supervise>) =>
    Promise.race([supervisor.ended.then(() => true), clock.pass(0).then(() => false)]);

  it('comes at the start where all are refused', async () => {
    const supervisor = watch([watchedPlatform('discord', fails(WRONG)), watchedPlatform('slack', fails(WRONG))]);
    await supervisor.start();
    expect(await hasEnded(supervisor)).toBe(true);
    await supervisor.stop();
  });

  it('comes with the last that has ended for good, not before', async () => {
    const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', fails(DOWN), fails(WRONG))];
    const supervisor = watch([discord, slack]);
    await supervisor.start();
    discord.end(WRONG);
    expect(await hasEnded(supervisor)).toBe(false);
    await clock.pass(1_000);
    expect(await hasEnded(supervisor)).toBe(true);
    await supervisor.stop();
  });

  it('does not come while one is tried again, nor by a stop', async () => {
    const supervisor = watch([watchedPlatform('slack', fails(DOWN))]);
    await supervisor.start();
    await clock.pass(60 * 60_000);
    await supervisor.stop();
    expect(await hasEnded(supervisor)).toBe(false);
  });
});
