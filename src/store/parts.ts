import { MOVES, type PartState, type Subscription } from '../core/digest.ts';
import type { Part, Target } from '../core/platform.ts';
import type { Reader, Row, Transaction, Value } from './database.ts';

/** One message of a delivery, as who sends it needs it. Times are ms since the epoch. */
export type StoredPart = {
  delivery: number;
  position: number;
  key: string;
  subscription: string;
  target: Target;
  body: Part['body'];
  state: PartState;
  /** Requests made so far. */
  attempts: number;
  dueAt: number;
  /** The state of its subscription: only an active one's parts are sent. */
  wanted: Subscription['state'];
  /** After this instant no attempt is begun. */
  deadline: number;
  notBefore: number | undefined;
  claimedBy: string | undefined;
  /** The first request of which nobody knows yet whether it arrived. */
  doubtSince: number | undefined;
  reason: string | undefined;
};

type PartRow = {
  delivery: number;
  position: number;
  key: string;
  subscription: string;
  platform: string;
  community: string | null;
  channel: string;
  body: string;
  state: string;
  attempts: number;
  wanted: string;
  due_at: number;
  deadline: number;
  not_before: number | null;
  claimed_by: string | null;
  doubt_since: number | null;
  reason: string | null;
} & Row;

/** A wait longer than any that we order: the time of day was set back since. */
export const LONGEST_WAIT_MS = 30 * 60_000;

const FIND = `SELECT part.delivery, position, key, subscription, part.platform, community, channel, body, part.state, attempts,
  subscription.state AS wanted, part.due_at, deadline, not_before, claimed_by, doubt_since, part.reason
  FROM part JOIN delivery ON delivery.id = part.delivery JOIN subscription ON subscription.id = delivery.subscription`;

/** Lays down one part of a delivery, to be sent under this key. */
export async function addPart(
  tx: Transaction,
  part: { delivery: number; position: number; key: string; platform: string; dueAt: number; body: Part['body'] },
): Promise<void> {
  await tx.run(
    `INSERT INTO part (delivery, position, key, platform, due_at, body, state) VALUES ($1, $2, $3, $4, $5, $6, 'planned')`,
    ...[part.delivery, part.position, part.key, part.platform, part.dueAt, JSON.stringify(part.body)],
  );
}

/** Parts whose turn it is at `now`, in order of due time: nothing before them in their delivery is still to be sent. */
export const readyParts = async (store: Reader, platform: string, now: number, limit: number): Promise<StoredPart[]> =>
  (
    await store.all<PartRow>(
      `${FIND} WHERE part.platform = $1 AND part.state IN ('planned', 'retry')
       AND (not_before IS NULL OR not_before <= $2 OR not_before > $3)
       AND NOT EXISTS (SELECT 1 FROM part AS earlier WHERE earlier.delivery = part.delivery
         AND earlier.position < part.position AND earlier.state NOT IN ('sent', 'parked'))
       ORDER BY part.due_at, part.delivery, position LIMIT $4`,
      ...[platform, now, now + LONGEST_WAIT_MS, limit],
    )
  ).map(toPart);

/** Parts that somebody has taken up, or of which nobody knows whether they arrived. */
export const heldParts = async (store: Reader, platform: string): Promise<StoredPart[]> =>
  (
    await store.all<PartRow>(
      `${FIND} WHERE part.platform = $1 AND part.state IN ('claimed', 'sending', 'unknown') ORDER BY part.due_at LIMIT 1000`,
      platform,
    )
  ).map(toPart);

/** No part waits longer than until an instant (ms): the time of day, by which they wait, was set back. */
export async function shortenWaits(tx: Transaction, platform: string, until: number): Promise<void> {
  // As the indexes say it.
  for (const states of [`('planned', 'retry')`, `('claimed', 'sending', 'unknown')`])
    await tx.run(
      `UPDATE part SET not_before = $2 WHERE platform = $1 AND state IN ${states} AND not_before > $2`,
      ...[platform, until],
    );
}

/** How many parts have each state. */
export async function partStates(store: Reader, delivery: number): Promise<Partial<Record<PartState, number>>> {
  const rows = await store.all<{ state: string; n: number }>(
    'SELECT state, count(*) AS n FROM part WHERE delivery = $1 GROUP BY state',
    delivery,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** A delivery's parts that were not sent, in their order: the last ones, as none is sent before the one before it. */
export async function unsentParts(
  store: Reader,
  delivery: number,
): Promise<{ position: number; body: Part['body'] }[]> {
  const rows = await store.all<{ position: number; body: string }>(
    `SELECT position, body FROM part WHERE delivery = $1 AND state IN ('failed', 'skipped') ORDER BY position`,
    delivery,
  );
  return rows.map(({ position, body }) => ({ position, body: JSON.parse(body) }));
}

/** What a move also writes down; what is left out stays, null empties it. */
export type Facts = {
  attempts?: number;
  not_before?: number | null;
  claimed_by?: string | null;
  doubt_since?: number | null;
  sent_at?: number;
  message?: string;
  link?: string | null;
  reason?: string | null;
  body?: '';
};

/**
 * The one place where the state of a part changes. False where it is no longer in the state that the caller saw, or
 * somebody else's. Throws on a move that there is not.
 */
export async function movePart(
  tx: Transaction,
  part: Pick<StoredPart, 'delivery' | 'position' | 'state' | 'claimedBy'>,
  to: PartState,
  facts: Facts = {},
): Promise<boolean> {
  if (!MOVES[part.state].includes(to)) throw new TypeError(`a part that is ${part.state} can't become ${to}`);
  const values: Value[] = [part.delivery, part.position, part.state, to];
  const set = Object.entries(facts).flatMap(([column, value]) =>
    // Waits have fractions of a millisecond, the columns of instants have none.
    value === undefined ? [] : `, ${column} = $${values.push(typeof value === 'number' ? Math.round(value) : value)}`,
  );
  const holder = part.claimedBy === undefined ? 'IS NULL' : `= $${values.push(part.claimedBy)}`;
  const changed = await tx.run(
    `UPDATE part SET state = $4${set.join('')} WHERE delivery = $1 AND position = $2 AND state = $3 AND claimed_by ${holder}`,
    ...values,
  );
  return changed === 1;
}

/** All parts of a delivery that nobody has taken up become skipped or failed. */
export async function dropParts(
  tx: Transaction,
  delivery: number,
  to: 'skipped' | 'failed',
  reason: string,
): Promise<void> {
  const waiting = await tx.all<PartRow>(
    `${FIND} WHERE part.delivery = $1 AND part.state IN ('planned', 'retry')`,
    delivery,
  );
  for (const part of waiting.map(toPart)) await movePart(tx, part, to, { reason });
}

function toPart(row: PartRow): StoredPart {
  return {
    delivery: row.delivery,
    position: row.position,
    key: row.key,
    subscription: row.subscription,
    target: { platform: row.platform, channel: row.channel, ...(row.community && { community: row.community }) },
    body: row.body === '' ? {} : JSON.parse(row.body),
    state: row.state as PartState,
    attempts: row.attempts,
    wanted: row.wanted as StoredPart['wanted'],
    dueAt: row.due_at,
    deadline: row.deadline,
    notBefore: row.not_before ?? undefined,
    claimedBy: row.claimed_by ?? undefined,
    doubtSince: row.doubt_since ?? undefined,
    reason: row.reason ?? undefined,
  };
}
