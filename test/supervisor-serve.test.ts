import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Surroundings } from '../src/account.ts';
import { ConfigError } from '../src/core/errors.ts';
import type { Bot } from '../src/core/platform.ts';
import { supervise } from '../src/supervisor.ts';
import { type ManualClock, manualClock } from './fixtures/clock.ts';
import { fails, hangs, watchedPlatform, works } from './fixtures/platform.ts';
import { openStore, type Store } from './fixtures/store.ts';

let store: Store;
let clock: ManualClock;
let told: string[];

beforeEach(async () => {
  [store, clock, told] = [await openStore(), manualClock(), []];
});

afterEach(() => store.close());

type Serve = NonNullable<Surroundings['serve']>;

const watch = (serve: Serve, ...platforms: ReturnType<typeof watchedPlatform>[]) =>
  supervise(
    platforms.map(({ platform }) => ({ platform, secret: platform.name })),
    { bot: {} as Bot, database: store.database, clock, tell: (line) => told.push(line), serve },
  );

/** What is served, and with which lease; its steps stand among those of the platform. */
function servant(seen: string[], end: () => Promise<void> = works) {
  const leases: { account: string; token: string }[] = [];
  let fail: Parameters<Serve>[2] | undefined;
  const serve: Serve = (_platform, lease, failing) => {
    seen.push('serve');
    leases.push(lease);
    fail = failing;
    return {
      stop: async () => {
        seen.push('leave');
        await end();
      },
    };
  };
  return { serve, leases, fail: (error: Error) => fail?.(error) };
}

const leases = () => store.database.all('SELECT account, token FROM lease');

it('a platform is served once it is up, with its lease, and until it is stopped', async () => {
  const discord = watchedPlatform('discord', works);
  const { serve, leases: given } = servant(discord.seen);
  const supervisor = watch(serve, discord);
  await supervisor.start();
  expect([discord.seen, given]).toEqual([['start', 'serve'], await leases()]);
  await supervisor.stop();
  expect(discord.seen).toEqual(['start', 'serve', 'leave', 'stop']);
});

it('one that doesn’t start is not served', async () => {
  const discord = watchedPlatform('discord', fails(new Error('The network is down')));
  const supervisor = watch(servant(discord.seen).serve, discord);
  await supervisor.start();
  await supervisor.stop();
  expect(discord.seen).toEqual(['start']);
});

it('the lease is given back only after all that was served has ended', async () => {
  const discord = watchedPlatform('discord', works);
  const done = Promise.withResolvers<void>();
  const supervisor = watch(servant(discord.seen, () => done.promise).serve, discord);
  await supervisor.start();
  const stopped = supervisor.stop();
  await clock.pass(5_000);
  expect([discord.seen.at(-1), (await leases()).length]).toEqual(['leave', 1]);
  done.resolve();
  await stopped;
  expect([discord.seen.at(-1), await leases()]).toEqual(['stop', []]);
});

it('what is served ends with a lost lease or a lost platform, and is served anew with another lease', async () => {
  const discord = watchedPlatform('discord', works);
  const { serve, leases: given } = servant(discord.seen);
  const supervisor = watch(serve, discord);
  await supervisor.start();
  await store.database.transaction((tx) => tx.run('DELETE FROM lease'));
  await clock.pass(5_000);
  discord.end(new Error('The connection is gone'));
  await clock.pass(5_000);
  const once = ['start', 'serve', 'leave', 'stop'];
  expect(discord.seen).toEqual([...once, ...once, 'start', 'serve']);
  expect(new Set(given.map(({ token }) => token)).size).toBe(3);
  await supervisor.stop();
});

it('a failure of what is served is one of its platform: tried again, or the end where that is no use', async () => {
  const discord = watchedPlatform('discord', works);
  const { serve, fail } = servant(discord.seen);
  const supervisor = watch(serve, discord);
  await supervisor.start();
  fail(new Error('The account is limited'));
  await clock.pass(1_000);
  fail(new ConfigError('The token is refused: copy it again.'));
  await supervisor.ended;
  const once = ['start', 'serve', 'leave', 'stop'];
  expect(discord.seen).toEqual([...once, ...once]);
  expect(told).toEqual([
    'discord: The account is limited. Trying again until it works.',
    'ready discord',
    'discord: The token is refused: copy it again.',
  ]);
});

it('what doesn’t end is waited for 12 seconds, and keeps no other platform', async () => {
  const [discord, slack] = [watchedPlatform('discord', works), watchedPlatform('slack', works)];
  const serve: Serve = ({ name }) => ({ stop: name === 'discord' ? hangs : works });
  const supervisor = watch(serve, discord, slack);
  await supervisor.start();
  const stopped = supervisor.stop();
  await clock.pass(11_999);
  expect([discord.seen, slack.seen, (await leases()).length]).toEqual([['start'], ['start', 'stop'], 1]);
  await clock.pass(1);
  await stopped;
  expect([discord.seen, await leases()]).toEqual([['start', 'stop'], []]);
});

it('what can’t end is left', async () => {
  const discord = watchedPlatform('discord', works);
  const supervisor = watch(servant(discord.seen, fails(new Error('stuck'))).serve, discord);
  await supervisor.start();
  await supervisor.stop();
  expect([discord.seen.at(-1), await leases()]).toEqual(['stop', []]);
});
