import type { EditState, PartState } from '../core/digest.ts';
import type { Target } from '../core/platform.ts';
import type { Reader, Row, Transaction, Value } from './database.ts';
import { LONGEST_WAIT_MS } from './parts.ts';

/** A message that is to be edited, as who edits it needs it. */
export type StoredEdit = {
  delivery: number;
  position: number;
  /** The newest correction that it is to tell: where that has changed, another edit is wanted. */
  correction: number;
  attempts: number;
  target: Target;
  key: string;
  /** What became of the message, and its id on the platform. */
  part: PartState;
  message: string | undefined;
};

/** Why a message can't be edited. */
export const UNKNOWN = 'whether it arrived is not known';
export const NO_ID = 'its id on the platform is not known';
export const UNNOTED = 'it was sent before Verbatim noted what a digest shows';

/**
 * Plans that every message that shows a briefing is edited. What waits, and of which nothing can have arrived, is laid down
 * anew instead, so that what was taken back never leaves; what is half sent is edited once it is. `topics` are folded.
 */
export async function planEdits(
  tx: Transaction,
  brief: { seq: number; topics: readonly string[] },
  correction: number,
): Promise<void> {
  await deriveShown(tx, brief);
  await thaw(tx, brief.seq);
  await tx.run(
    `INSERT INTO edit (delivery, position, platform, state, correction)
     SELECT delivery, position, platform, 'wanted', CAST($2 AS INTEGER) FROM part
     WHERE state NOT IN ('failed', 'skipped') AND delivery IN (SELECT delivery FROM shown WHERE seq = $1)
     ON CONFLICT (delivery, position) DO UPDATE
     SET state = 'wanted', attempts = 0, not_before = NULL, reason = NULL, correction = excluded.correction`,
    ...[brief.seq, correction],
  );
  const ofPart = 'SELECT 1 FROM part WHERE part.delivery = edit.delivery AND part.position = edit.position';
  await fail(tx, correction, `EXISTS (${ofPart} AND part.state = 'parked')`, UNKNOWN);
  await fail(tx, correction, `EXISTS (${ofPart} AND part.state = 'sent' AND message IS NULL)`, NO_ID);
  await fail(tx, correction, 'delivery IN (SELECT id FROM delivery WHERE frame IS NULL)', UNNOTED);
}

const fail = (tx: Transaction, correction: number, where: string, reason: string): Promise<number> =>
  tx.run(
    `UPDATE edit SET state = 'failed', reason = $2 WHERE correction = $1 AND state = 'wanted' AND ${where}`,
    ...[correction, reason],
  );

/** Of deliveries whose briefings were not noted, those that cover it on their topics are taken to show it. */
async function deriveShown(
  tx: Transaction,
  { seq, topics }: { seq: number; topics: readonly string[] },
): Promise<void> {
  const rows = await tx.all<{ id: number; topics: string }>(
    `SELECT delivery.id, topics FROM delivery JOIN subscription ON subscription.id = delivery.subscription
     WHERE frozen = 1 AND frame IS NULL AND from_seq < $1 AND through_seq >= $1
     AND NOT EXISTS (SELECT 1 FROM shown WHERE shown.delivery = delivery.id AND seq = $1)`,
    seq,
  );
  for (const { id, topics: json } of rows) {
    const wanted = JSON.parse(json) as string[];
    if (wanted.length > 0 && !wanted.some((topic) => topics.includes(topic))) continue;
    // A seq is as good as a place here: it is known only that the briefing was among them.
    await tx.run('INSERT INTO shown (delivery, place, seq) VALUES ($1, $2, $2)', id, seq);
  }
}

/** Deliveries that show it and of which nothing can have arrived are to be laid down anew. */
async function thaw(tx: Transaction, seq: number): Promise<void> {
  const rows = await tx.all<{ id: number }>(
    `SELECT id FROM delivery WHERE state = 'open' AND frozen = 1 AND id IN (SELECT delivery FROM shown WHERE seq = $1)
     AND NOT EXISTS (SELECT 1 FROM part WHERE part.delivery = delivery.id
       AND (part.state NOT IN ('planned', 'retry') OR doubt_since IS NOT NULL))`,
    seq,
  );
  for (const { id } of rows) {
    await tx.run('DELETE FROM part WHERE delivery = $1', id);
    await tx.run('DELETE FROM shown WHERE delivery = $1', id);
    await tx.run('UPDATE delivery SET frozen = 0, frame = NULL WHERE id = $1', id);
  }
}

type EditRow = {
  delivery: number;
  position: number;
  correction: number;
  attempts: number;
  platform: string;
  community: string | null;
  channel: string;
  key: string;
  part: string;
  message: string | null;
} & Row;

/** Edits whose turn it is at `now` (ms), those of the oldest corrections first. */
export async function readyEdits(store: Reader, platform: string, now: number, limit: number): Promise<StoredEdit[]> {
  const rows = await store.all<EditRow>(
    `SELECT edit.delivery, edit.position, correction, edit.attempts, edit.platform, community, channel, key,
     part.state AS part, message
     FROM edit JOIN part ON part.delivery = edit.delivery AND part.position = edit.position
     JOIN delivery ON delivery.id = edit.delivery JOIN subscription ON subscription.id = delivery.subscription
     WHERE edit.platform = $1 AND edit.state = 'wanted' AND part.state IN ('sent', 'parked', 'failed', 'skipped')
     AND (edit.not_before IS NULL OR edit.not_before <= $2 OR edit.not_before > $3)
     ORDER BY correction, edit.delivery, edit.position LIMIT $4`,
    ...[platform, now, now + LONGEST_WAIT_MS, limit],
  );
  return rows.map(({ delivery, position, correction, attempts, key, part, message, ...target }) => ({
    ...{ delivery, position, correction, attempts, key, part: part as PartState, message: message ?? undefined },
    target: {
      platform: target.platform,
      channel: target.channel,
      ...(target.community && { community: target.community }),
    },
  }));
}

/** What is written down of an edit; what is left out stays. */
export type EditFacts = {
  state?: EditState;
  attempts?: number;
  not_before?: number | null;
  reason?: string | null;
};

/** False where the edit is wanted no more, or for another correction since: then it is to be done once more. */
export async function changeEdit(
  tx: Transaction,
  { delivery, position, correction }: Pick<StoredEdit, 'delivery' | 'position' | 'correction'>,
  facts: EditFacts,
): Promise<boolean> {
  const values: Value[] = [delivery, position, correction];
  const set = Object.entries(facts).flatMap(([column, value]) =>
    value === undefined ? [] : `${column} = $${values.push(typeof value === 'number' ? Math.round(value) : value)}`,
  );
  const changed = await tx.run(
    `UPDATE edit SET ${set.join(', ')} WHERE delivery = $1 AND position = $2 AND state = 'wanted' AND correction = $3`,
    ...values,
  );
  return changed === 1;
}

/** A message that turned out not to be: there is nothing to edit, or nobody knows. */
export async function settleUnsent(tx: Transaction, edit: StoredEdit): Promise<void> {
  if (edit.part === 'parked') await changeEdit(tx, edit, { state: 'failed', reason: UNKNOWN });
  else await tx.run('DELETE FROM edit WHERE delivery = $1 AND position = $2', edit.delivery, edit.position);
}
