import { randomBytes } from 'node:crypto';
import type { Delivery } from '../core/digest.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import type { Part, Platform } from '../core/platform.ts';
import { allOf } from '../store/batch.ts';
import type { Database, Transaction } from '../store/database.ts';
import { freezeDelivery, settleDelivery, unfrozenDeliveries } from '../store/deliveries.ts';
import { keepLines } from '../store/lines.ts';
import { addPart, unsentBodies } from '../store/parts.ts';
import { subscriptionById } from '../store/subscriptions.ts';
import { composeDigest, type ReadContent } from './compose.ts';
import { partKey } from './key.ts';

/** One transaction's worth, and few enough that rendering them delays no request. */
const BATCH = 20;

export type Freezing = { database: Database; platform: Platform; installation: string; read: ReadContent; log: Log };

/**
 * Renders the next open deliveries and lays down their parts, as they will be sent however often they are tried. False
 * when there are no more.
 */
export async function freezeSome(freezing: Freezing, now: number): Promise<boolean> {
  const { database, platform } = freezing;
  const deliveries = await unfrozenDeliveries(database, platform.name, BATCH);
  if (deliveries.length === 0) return false;
  const laidOut = await Promise.all(deliveries.map((delivery) => layOut(freezing, delivery, now)));
  await database.transaction((tx) => allOf(laidOut.map((one) => layDown(tx, freezing, one, now))));
  return deliveries.length === BATCH;
}

/** A delivery with its parts; `parts` are none where there is nothing to send, and `reason` says why. */
type LaidOut = { delivery: Delivery; parts: Part[]; state: 'skipped' | 'failed'; reason: string };

async function layOut({ database, platform, read, log }: Freezing, delivery: Delivery, now: number): Promise<LaidOut> {
  const subscription = await subscriptionById(database, delivery.subscription);
  const nothing = (state: LaidOut['state'], reason: string): LaidOut => ({ delivery, parts: [], state, reason });
  if (subscription?.state !== 'active') return nothing('skipped', subscription?.state ?? 'unsubscribed');
  if (delivery.resumes !== undefined)
    return {
      ...nothing('skipped', GONE),
      parts: (await unsentBodies(database, delivery.resumes)).map((body) => ({ body })),
    };
  const message = await composeDigest(read, subscription, delivery, now);
  if (!message) return nothing('skipped', GONE);
  const parts = partsOf(message, delivery, platform, log);
  return typeof parts === 'string' ? nothing('failed', parts) : { ...nothing('skipped', GONE), parts };
}

const GONE = 'what it was to show has left the library';

async function layDown(
  tx: Transaction,
  { platform, installation }: Freezing,
  { delivery, parts, state, reason }: LaidOut,
  now: number,
): Promise<void> {
  if (parts.length === 0) return void (await settleDelivery(tx, delivery.id, state, reason, now));
  if (!(await freezeDelivery(tx, delivery.id))) return;
  await keepLines(tx, Object.assign({}, ...parts.map(({ lines }) => lines)));
  for (const [position, { body }] of parts.entries())
    await addPart(tx, { ...rowOf(delivery, platform, installation, position), body });
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
