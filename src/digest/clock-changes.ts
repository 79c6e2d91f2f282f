import { shortenWaits } from '../store/parts.ts';
import { readSetting } from '../store/settings.ts';
import { nextRunsAfter, setNextRun } from '../store/subscriptions.ts';
import { nextRun } from './calendar.ts';
import { type Ledger, LOOK_AFTER_MS } from './ledger.ts';
import { plannedAt } from './plan.ts';

/** Less is a clock being kept right. */
const NOTABLE_MS = 60_000;

/**
 * Notices when the time of day is set anew, which only the difference to the uptime shows, or is behind that of whoever
 * planned before. After a step back the next runs are computed again, and no part waits for the hour that was shown. What
 * was planned by the wrong time has its row and does not come twice.
 */
export function watchClock(ledger: Ledger): () => Promise<void> {
  const { clock, log, platform, database } = ledger;
  let offset: number | undefined;
  return async () => {
    const now = clock.now() - clock.uptime();
    const planned = offset === undefined ? Number((await readSetting(database, plannedAt(platform.name))) ?? 0) : 0;
    const step = offset === undefined ? Math.min(0, clock.now() - planned) : now - offset;
    if (step <= -NOTABLE_MS) await planAnew(ledger);
    offset = now; // only now: where the store fails in between, all of it is done again
    if (Math.abs(step) < NOTABLE_MS) return;
    ledger.setAhead = Math.max(0, ledger.setAhead + step);
    const minutes = Math.round(Math.abs(step) / 60_000);
    const change =
      step > 0
        ? `ahead by ${minutes} minutes`
        : `back by ${minutes} minutes: digests that were sent are not sent again`;
    log.warn({ platform: platform.name, minutes }, `the clock was set ${change}`);
  };
}

async function planAnew({ clock, platform, transaction }: Ledger): Promise<void> {
  await transaction((tx) => shortenWaits(tx, platform.name, clock.now() + LOOK_AFTER_MS));
  for (let after: string | undefined = ''; after !== undefined; ) {
    const last: string = after;
    after = await transaction(async (tx) => {
      const page = await nextRunsAfter(tx, platform.name, last);
      for (const { id, rule, zone, nextRunAt } of page) {
        const next = nextRun(rule, zone, clock.now());
        if (next !== undefined && nextRunAt !== undefined && next < nextRunAt) await setNextRun(tx, id, next);
      }
      return page.at(-1)?.id;
    });
  }
}
