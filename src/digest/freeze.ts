import type { Delivery } from '../core/digest.ts';
import type { Platform } from '../core/platform.ts';
import type { Database } from '../store/database.ts';
import { freezeDelivery, settleDelivery, unfrozenDeliveries } from '../store/deliveries.ts';
import { keepLines } from '../store/lines.ts';
import { addPart } from '../store/parts.ts';
import { subscriptionById } from '../store/subscriptions.ts';
import { composeDigest, type ReadContent } from './compose.ts';
import { partKey } from './key.ts';

const BATCH = 20;

export type Freezing = { database: Database; platform: Platform; installation: string; read: ReadContent };

/**
 * Renders the next open deliveries and lays down their parts, as they will be sent however often they are tried. False
 * when there are no more.
 */
export async function freezeSome({ database, platform, installation, read }: Freezing, now: number): Promise<boolean> {
  const deliveries = await unfrozenDeliveries(database, platform.name, BATCH);
  for (const delivery of deliveries) {
    const subscription = await subscriptionById(database, delivery.subscription);
    const isWanted = subscription?.state === 'active';
    const message = isWanted ? await composeDigest(read, subscription, delivery, now) : undefined;
    const parts = message ? platform.render(message) : [];
    await database.transaction(async (tx) => {
      if (parts.length === 0) {
        const reason = isWanted ? 'what it was to show has left the library' : (subscription?.state ?? 'unsubscribed');
        return void (await settleDelivery(tx, delivery.id, 'skipped', reason, now));
      }
      if (!(await freezeDelivery(tx, delivery.id))) return;
      await keepLines(tx, Object.assign({}, ...parts.map(({ lines }) => lines)));
      for (const [position, { body }] of parts.entries())
        await addPart(tx, { ...rowOf(delivery, platform, installation, position), body });
    });
  }
  return deliveries.length === BATCH;
}

const rowOf = ({ id, dueAt }: Delivery, { name }: Platform, installation: string, position: number) => ({
  delivery: id,
  position,
  key: partKey(installation, id, position),
  platform: name,
  dueAt,
});
