import { createHash } from 'node:crypto';
import { subscriptionById } from '../store/subscriptions.ts';
import { disabledMessage } from '../views/digest.ts';
import type { Ledger } from './ledger.ts';

/** Tells whoever subscribed, in a direct message, why their digest was disabled; `/digest list` says it in any case. */
export async function tellOwner({ database, platform, log, lease }: Ledger, id: string, reason: string): Promise<void> {
  log.warn({ platform: platform.name, subscription: id, reason }, 'a digest was disabled');
  try {
    const subscription = await subscriptionById(database, id);
    const target = subscription && (await platform.direct?.(subscription.createdBy));
    if (!target) return;
    for (const [at, part] of platform.render(disabledMessage(subscription)).entries()) {
      const key = createHash('sha256').update(`${lease.token}/${id}/${at}`).digest('base64url').slice(0, 22);
      await platform.send(target, part, key);
    }
  } catch (error) {
    log.warn({ subscription: id, error: String(error) }, 'nobody could be told that a digest was disabled');
  }
}
