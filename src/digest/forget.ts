import { forgetDeliveries } from '../store/deliveries.ts';
import type { Ledger } from './ledger.ts';

const DAY_MS = 24 * 60 * 60_000;
/** What was delivered can be looked up for so long. */
export const KEPT_DAYS = 90;

/** Forgets old deliveries, once a day. */
export function forgetOld({ clock, transaction }: Ledger): () => Promise<void> {
  let last = clock.uptime();
  return async () => {
    if (clock.uptime() - last < DAY_MS) return;
    last = clock.uptime();
    await transaction((tx) => forgetDeliveries(tx, clock.now() - KEPT_DAYS * DAY_MS));
  };
}
