import { randomBytes } from 'node:crypto';
import type { Delivery } from '../core/digest.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import type { Part, Platform } from '../core/platform.ts';
import type { Database } from '../store/database.ts';
import { freezeDelivery, settleDelivery, unfrozenDeliveries } from '../store/deliveries.ts';
import { keepLines } from '../store/lines.ts';
import { addPart } from '../store/parts.ts';
import { subscriptionById } from '../store/subscriptions.ts';
import { composeDigest, type ReadContent } from './compose.ts';
import { partKey } from './key.ts';

const BATCH = 20;

export type Freezing = { database: Database; platform: Platform; installation: string; read: ReadContent; log: Log };

/**
 * Renders the next open deliveries and lays down their parts, as they will be sent however often they are tried. False
 * when there are no more.
 */
export async function freezeSome(
  { database, platform, installation, read, log }: Freezing,
  now: number,
): Promise<boolean> {
  const deliveries = await unfrozenDeliveries(database, platform.name, BATCH);
  for (const delivery of deliveries) {
    const subscription = await subscriptionById(database, delivery.subscription);
    const isWanted = subscription?.state === 'active';
    const message = isWanted ? await composeDigest(read, subscription, delivery, now) : undefined;
    const parts = message ? partsOf(message, delivery, platform, log) : [];
    await database.transaction(async (tx) => {
      if (typeof parts === 'string') return void (await settleDelivery(tx, delivery.id, 'failed', parts, now));
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

/** The message's parts or, where it can't be rendered, why: nobody else's digests wait for that. */
function partsOf(message: Message, { id: delivery }: Delivery, { name, render }: Platform, log: Log): Part[] | string {
  try {
    return render(message);
  } catch (error) {
    const id = randomBytes(3).toString('hex');
    log.error({ id, platform: name, delivery, error: String(error) }, 'a digest could not be laid out');
    return `it could not be laid out (recorded under ${id})`;
  }
}

const rowOf = ({ id, dueAt }: Delivery, { name }: Platform, installation: string, position: number) => ({
  delivery: id,
  position,
  key: partKey(installation, id, position),
  platform: name,
  dueAt,
});
