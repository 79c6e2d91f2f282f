import { randomBytes } from 'node:crypto';
import type { Delivery, Frame, Subscription } from '../core/digest.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import type { Part, Platform } from '../core/platform.ts';
import { allOf } from '../store/batch.ts';
import { lastCorrection, passCorrections, tellingsById, tellingsFor } from '../store/corrections.ts';
import type { Database, Transaction } from '../store/database.ts';
import { freezeDelivery, settleDelivery, unfrozenDeliveries } from '../store/deliveries.ts';
import { keepLines } from '../store/lines.ts';
import { addPart, unsentParts } from '../store/parts.ts';
import { laidDown, noteShown, shownBriefs, wasCorrected } from '../store/shown.ts';
import { subscriptionById } from '../store/subscriptions.ts';
import { movedMessage } from '../views/corrections.ts';
import { composeAgain, composeDigest, type ReadContent } from './compose.ts';
import { partKey } from './key.ts';

/** One transaction's worth, and few enough that rendering them delays no request. */
const BATCH = 20;

export type Freezing = {
  database: Database;
  platform: Platform;
  installation: string;
  /** The newest correction before anything was read of the library: what is composed is worth nothing after the next. */
  correction: number;
  read: ReadContent;
  log: Log;
};

/**
 * Renders the next open deliveries and lays down their parts, as they will be sent however often they are tried. False
 * when there are no more, or something was corrected meanwhile, and they are to be composed anew.
 */
export async function freezeSome(freezing: Freezing, now: number): Promise<boolean> {
  const { database, platform, correction } = freezing;
  const deliveries = await unfrozenDeliveries(database, platform.name, BATCH);
  if (deliveries.length === 0) return false;
  const laidOut = await Promise.all(deliveries.map((delivery) => layOut(freezing, delivery, now)));
  const done = await database.transaction(async (tx) => {
    if ((await lastCorrection(tx)) !== correction) return false;
    await allOf(laidOut.map((one) => layDown(tx, freezing, one, now)));
    return true;
  });
  return done && deliveries.length === BATCH;
}

/**
 * A delivery with its parts; `parts` are none where there is nothing to send, and `reason` says why. What it was composed
 * of is not known of one that takes over what was laid down before that was noted.
 */
type LaidOut = {
  delivery: Delivery;
  parts: Part[];
  state: 'skipped' | 'failed';
  reason: string;
  /** Nothing is left to tell up to this correction. */
  passed?: number;
  frame?: Frame;
  seqs?: number[];
};

const GONE = 'what it was to show has left the library';
const TOLD = `${GONE}, or another digest of its channel tells it`;

async function layOut(freezing: Freezing, delivery: Delivery, now: number): Promise<LaidOut> {
  const { database, read, platform, log } = freezing;
  const subscription = await subscriptionById(database, delivery.subscription);
  const nothing = (state: LaidOut['state'], reason: string): LaidOut => ({ delivery, parts: [], state, reason });
  if (subscription?.state !== 'active') return nothing('skipped', subscription?.state ?? 'unsubscribed');
  if (delivery.resumes !== undefined)
    return { ...nothing('skipped', GONE), ...(await layOutRest(freezing, subscription, delivery.resumes)) };
  const { id, fromCorrection: after = 0, throughCorrection: through = 0 } = delivery;
  const tellings = await tellingsFor(database, subscription, { after, through, delivery: id });
  const composed = await composeDigest(read, subscription, delivery, tellings, now);
  if (!composed) return through > after ? { ...nothing('skipped', TOLD), passed: through } : nothing('skipped', GONE);
  const parts = partsOf(composed.message, delivery, platform, log);
  if (typeof parts === 'string') return nothing('failed', parts);
  return { ...nothing('skipped', GONE), ...composed, parts };
}

/** What another delivery left unsent: as it was laid down, unless something in it was corrected since. */
async function layOutRest(
  { database, platform }: Freezing,
  { id }: Subscription,
  delivery: number,
): Promise<Pick<LaidOut, 'parts' | 'frame' | 'seqs'>> {
  const unsent = await unsentParts(database, delivery);
  const asLaidDown = unsent.map(({ body }) => ({ body }));
  const laid = await laidDown(database, delivery);
  if (!laid) return { parts: asLaidDown };
  const frame = { ...laid.frame, skip: laid.frame.skip + (unsent[0]?.position ?? 0) };
  const briefs = await shownBriefs(database, delivery);
  const seqs = briefs.map(({ seq }) => seq);
  if (!(await wasCorrected(database, delivery))) return { parts: asLaidDown, frame, seqs };
  const told = await tellingsById(database, frame.told);
  const rest = platform.render(composeAgain(id, frame, briefs, told)).slice(frame.skip);
  return { parts: rest.length > 0 ? rest : platform.render(movedMessage()), frame, seqs };
}

async function layDown(
  tx: Transaction,
  { platform, installation }: Freezing,
  { delivery, parts, state, reason, passed, frame, seqs = [] }: LaidOut,
  now: number,
): Promise<void> {
  if (passed !== undefined) await passCorrections(tx, delivery.subscription, passed);
  if (parts.length === 0) return void (await settleDelivery(tx, delivery.id, state, reason, now));
  if (!(await freezeDelivery(tx, delivery.id, frame))) return;
  await noteShown(tx, delivery.id, seqs);
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
