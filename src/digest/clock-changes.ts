import { nextRunsAfter, setNextRun } from '../store/subscriptions.ts';
import { nextRun } from './calendar.ts';
import type { Ledger } from './ledger.ts';

/** Less is a clock being kept right. */
const NOTABLE_MS = 60_000;

/**
 * Notices when the time of day is set anew, which only the difference to the uptime shows. After a step back the next runs
 * are computed again: what was planned by the wrong time has its row and does not come twice.
 */
export function watchClock({ clock, log, platform, database, transaction }: Ledger): () => Promise<void> {
  let offset = clock.now() - clock.uptime();
  return async () => {
    const now = clock.now() - clock.uptime();
    const step = now - offset;
    offset = now;
    if (Math.abs(step) < NOTABLE_MS) return;
    const minutes = Math.round(Math.abs(step) / 60_000);
    const fields = { platform: platform.name, minutes };
    if (step > 0) return log.warn(fields, `the clock was set ahead by ${minutes} minutes`);
    log.warn(fields, `the clock was set back by ${minutes} minutes: digests that were sent are not sent again`);
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await nextRunsAfter(database, platform.name, after);
      await transaction(async (tx) => {
        for (const { id, rule, zone, nextRunAt } of page) {
          const next = nextRun(rule, zone, clock.now());
          if (next !== undefined && nextRunAt !== undefined && next < nextRunAt) await setNextRun(tx, id, next);
        }
      });
      after = page.at(-1)?.id;
    }
  };
}
