import type { Delivery, DeliveryState, Frame, PartState } from '../core/digest.ts';
import type { Reader, Row, Transaction, Value } from './database.ts';

type DeliveryRow = {
  id: number;
  subscription: string;
  kind: string;
  due_at: number;
  missed_from: number | null;
  resumes: number | null;
  from_seq: number;
  through_seq: number;
  from_correction: number;
  through_correction: number;
  state: string;
  reason: string | null;
} & Row;

/** A delivery to plan; `deadline` is the instant (ms) after which no attempt is begun. */
export type NewDelivery = Omit<Delivery, 'id'> & { platform: string; deadline: number };

/** Its id; undefined where this occurrence has a row already, or another delivery of the subscription is under way. */
export async function addDelivery(tx: Transaction, delivery: NewDelivery, now: number): Promise<number | undefined> {
  const { subscription, platform, kind, dueAt, missedFrom, deadline, fromSeq, throughSeq, state, reason } = delivery;
  const { resumes = null, fromCorrection = 0, throughCorrection = 0 } = delivery;
  const row = await tx.get<{ id: number }>(
    `INSERT INTO delivery (subscription, platform, kind, due_at, missed_from, deadline, from_seq, through_seq, state,
     reason, settled_at, resumes, from_correction, through_correction)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id`,
    ...[subscription, platform, kind, dueAt, missedFrom ?? null, deadline, fromSeq, throughSeq, state, reason ?? null],
    ...[state === 'open' ? null : now, resumes, fromCorrection, throughCorrection],
  );
  return row?.id;
}

/** Open deliveries whose parts are still to be laid down, in order of due time. */
export async function unfrozenDeliveries(store: Reader, platform: string, limit: number): Promise<Delivery[]> {
  const rows = await store.all<DeliveryRow>(
    `SELECT * FROM delivery WHERE platform = $1 AND state = 'open' AND frozen = 0 ORDER BY due_at, id LIMIT $2`,
    ...[platform, limit],
  );
  return rows.map(toDelivery);
}

/** How many deliveries of a platform are still on their way. */
export const countOpen = async (store: Reader, platform: string): Promise<number> =>
  (
    await store.get<{ n: number }>(
      `SELECT count(*) AS n FROM delivery WHERE platform = $1 AND state = 'open'`,
      platform,
    )
  )?.n ?? 0;

/** Whether it was for us to lay its parts down: nobody has, and it is still open. */
export const freezeDelivery = async (tx: Transaction, id: number, frame?: Frame): Promise<boolean> =>
  (await tx.run(
    `UPDATE delivery SET frozen = 1, frame = $2 WHERE id = $1 AND frozen = 0 AND state = 'open'`,
    ...[id, frame ? JSON.stringify(frame) : null],
  )) === 1;

/** Ends a delivery once; false where it had ended. */
export async function settleDelivery(
  tx: Transaction,
  id: number,
  state: Exclude<DeliveryState, 'open'>,
  reason: string | undefined,
  now: number,
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE delivery SET state = $2, reason = $3, settled_at = $4 WHERE id = $1 AND state = 'open'`,
    ...[id, state, reason ?? null, now],
  );
  return changed === 1;
}

export async function deliveryById(store: Reader, id: number): Promise<Delivery | undefined> {
  const row = await store.get<DeliveryRow>('SELECT * FROM delivery WHERE id = $1', id);
  return row && toDelivery(row);
}

export async function openDelivery(store: Reader, subscription: string): Promise<Delivery | undefined> {
  const row = await store.get<DeliveryRow>(
    `SELECT * FROM delivery WHERE subscription = $1 AND state = 'open'`,
    subscription,
  );
  return row && toDelivery(row);
}

/** What became of one message of a delivery. */
export type LoggedPart = {
  position: number;
  state: PartState;
  attempts: number;
  sentAt?: number;
  link?: string;
  message?: string;
  reason?: string;
};
export type LoggedDelivery = Delivery & { parts: LoggedPart[] };

type PartRow = {
  delivery: number;
  position: number;
  state: string;
  attempts: number;
  sent_at: number | null;
  link: string | null;
  message: string | null;
  reason: string | null;
} & Row;

/** The newest deliveries with their parts, of one subscription or of all, in one state or in any. */
export async function recentDeliveries(
  store: Reader,
  { subscription, state, limit }: { subscription?: string; state?: DeliveryState; limit: number },
): Promise<LoggedDelivery[]> {
  const values: Value[] = [limit];
  const where = Object.entries({ subscription, state }).flatMap(([column, value]) =>
    value ? `${column} = $${values.push(value)}` : [],
  );
  const rows = await store.all<DeliveryRow>(
    `SELECT * FROM delivery ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY due_at DESC, id DESC LIMIT $1`,
    ...values,
  );
  return Promise.all(rows.map(async (row) => ({ ...toDelivery(row), parts: await partsOf(store, row.id) })));
}

async function partsOf(store: Reader, delivery: number): Promise<LoggedPart[]> {
  const rows = await store.all<PartRow>(
    `SELECT delivery, position, state, attempts, sent_at, link, message, reason FROM part WHERE delivery = $1
     ORDER BY position`,
    delivery,
  );
  return rows.map(({ position, state, attempts, sent_at, link, message, reason }) => ({
    position,
    state: state as PartState,
    attempts,
    ...(sent_at !== null && { sentAt: sent_at }),
    ...(link && { link }),
    ...(message && { message }),
    ...(reason && { reason }),
  }));
}

/** Forgets what was settled before an instant (ms), and subscriptions that ended and have nothing left. */
export async function forgetDeliveries(tx: Transaction, before: number): Promise<number> {
  const forgotten = await tx.run(`DELETE FROM delivery WHERE due_at < $1 AND settled_at < $1`, before);
  await tx.run(
    `DELETE FROM subscription WHERE state = 'ended' AND NOT EXISTS
     (SELECT 1 FROM delivery WHERE delivery.subscription = subscription.id)`,
  );
  return forgotten;
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    subscription: row.subscription,
    kind: row.kind as Delivery['kind'],
    dueAt: row.due_at,
    ...(row.missed_from !== null && { missedFrom: row.missed_from }),
    ...(row.resumes !== null && { resumes: row.resumes }),
    fromSeq: row.from_seq,
    throughSeq: row.through_seq,
    ...(row.through_correction > 0 && {
      fromCorrection: row.from_correction,
      throughCorrection: row.through_correction,
    }),
    state: row.state as DeliveryState,
    ...(row.reason && { reason: row.reason }),
  };
}
