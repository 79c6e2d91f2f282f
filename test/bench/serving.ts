import { systemClock } from '../../src/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Platform } from '../../src/core/platform.ts';
import { type Serving, serveDigests } from '../../src/digest/serve.ts';
import type { Database } from '../../src/store/database.ts';
import { readLease, takeLease } from '../../src/store/leases.ts';
import { libraryOf } from './stores.ts';

/** Serves the digests of a platform in this process; `longest` is the longest (ms) that others had to wait to write. */
export async function serveBench(
  database: Database,
  platform: Platform,
  clock: Clock = systemClock,
): Promise<{ serving: Serving; longest(): number }> {
  let longest = 0;
  const watched: Database = {
    ...database,
    transaction: async (work) => {
      let begun = 0;
      const result = await database.transaction((tx) => {
        begun = performance.now();
        return work(tx);
      });
      longest = Math.max(longest, performance.now() - begun);
      return result;
    },
  };
  const lease = await takeLease(database, platform.name, await readLease(database, platform.name));
  if (!lease) throw new Error('the lease is taken');
  const quiet = () => undefined;
  const log = {
    debug: quiet,
    info: quiet,
    warn: (fields: object, message: string) => console.error(message, fields),
    error: (fields: object, message: string) => console.error(message, fields),
  };
  const options = { database: watched, library: libraryOf(database), clock, log, random: Math.random };
  const serving = serveDigests(options, platform, lease, (error) => console.error(error.message));
  return { serving, longest: () => longest };
}
