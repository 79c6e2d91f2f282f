import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PartState } from '../../src/core/digest.ts';
import { briefOf } from '../fixtures/briefs.ts';
import { channelsPlatform, type Fate, limited, refused } from '../fixtures/channels.ts';
import { HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';
import { type Death, mortal } from '../fixtures/mortal.ts';

const STATES: readonly PartState[] = ['claimed', 'sending', 'sent', 'unknown', 'retry', 'planned'];

const fates: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('taken' as const) },
  { weight: 2, arbitrary: fc.constantFrom('lost' as const, 'dropped' as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 * MINUTE }).map(limited) },
  { weight: 1, arbitrary: fc.constantFrom(refused('payload'), refused('account')) },
);
const deaths: fc.Arbitrary<Death> = fc.record({
  in: fc.constantFrom(...STATES, 'request' as const),
  when: fc.constantFrom('before' as const, 'after' as const),
});
/** What a process meets with while it serves, whether and where it dies, and how the next one finds it. */
const lives = fc.array(
  fc.record({
    fates: fc.array(fates, { maxLength: 6 }),
    death: fc.option(deaths, { nil: undefined }),
    isFar: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 12 }),
    clockSet: fc.constantFrom(0, 0, 0, -HOUR, HOUR / 2),
  }),
  { minLength: 1, maxLength: 4 },
);

it('each briefing comes to each channel exactly once, whatever happens in between', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      lives,
      fc.constantFrom(undefined, 3 * MINUTE),
      fc.integer({ min: 1, max: 3 }),
      async (all, remembersKeysMs, parts) => {
        const world = await openDigestWorld(briefOf('one'), briefOf('two'));
        const channels = channelsPlatform({ remembersKeysMs, parts });
        try {
          for (const channel of ['a', 'b', 'c']) await world.subscribe(channel, { graceMs: 6 * 24 * HOUR });
          await world.clock.pass(HOUR);
          for (const { fates, death, isFar, minutes, clockSet } of all) {
            const process = mortal(world.store.database, channels.platform, death);
            const serving = await world.serve(process.platform, process.database);
            channels.next(...fates);
            await world.pass(serving, minutes * MINUTE, 10_000);
            process.die();
            await (isFar ? world.estrange() : world.bury());
            world.clock.set(world.clock.now() + clockSet);
          }
          channels.always(() => 'taken');
          const last = await world.serve(channels.platform);
          await world.pass(last, HOUR / 2);
          await world.pass(last, 26 * HOUR, 10 * MINUTE);
          await last.stop();
          const keys = channels.posted.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          const found = { one: 'All about one', two: 'All about two' };
          for (const channel of ['a', 'b', 'c']) {
            const text = channels
              .in(channel)
              .map((it) => it.replace(/^\d: /, ''))
              .join('');
            for (const title of Object.values(found)) expect(text.split(`${title}\n`)).toHaveLength(2);
          }
          expect(await world.states()).not.toContain('open');
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 25 },
  );
});
