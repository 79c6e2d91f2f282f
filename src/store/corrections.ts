import type { Correction } from '../core/brief.ts';
import type { Subscription, Telling } from '../core/digest.ts';
import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';
import { planEdits } from './edits.ts';

/** A correction or a retraction that is new. */
export type NewCorrection = Correction & { kind: Telling['kind'] };

/**
 * Lets it be known that a briefing was corrected or taken back, in the transaction that writes that into it: each gets its
 * number, by which the next digests tell of it, and every message that shows the briefing is to be edited. `by` is who did it.
 */
export async function announceCorrections(
  tx: Transaction,
  slug: string,
  added: readonly NewCorrection[],
  by: string,
): Promise<void> {
  const brief = await tx.get<{ seq: number; topics: string }>('SELECT seq, topics FROM brief WHERE slug = $1', slug);
  if (!brief || added.length === 0) return;
  for (const { kind, note, at } of added)
    await tx.run(
      'INSERT INTO correction (seq, kind, note, at, told_by) VALUES ($1, $2, $3, $4, $5)',
      ...[brief.seq, kind, note, at, by],
    );
  const topics = (JSON.parse(brief.topics) as string[]).map(fold);
  await planEdits(tx, { seq: brief.seq, topics }, await lastCorrection(tx));
}

/** What a new version of a briefing has that the old one had not. */
export function addedCorrections(
  before: { corrections?: readonly Correction[]; retracted?: Correction },
  after: { corrections?: readonly Correction[]; retracted?: Correction },
): NewCorrection[] {
  const known = new Set((before.corrections ?? []).map(({ at, note }) => `${at} ${note}`));
  const corrections = (after.corrections ?? []).filter(({ at, note }) => !known.has(`${at} ${note}`));
  return [
    ...corrections.map((it): NewCorrection => ({ ...it, kind: 'correction' })),
    ...(after.retracted && !before.retracted ? [{ ...after.retracted, kind: 'retraction' as const }] : []),
  ];
}

/** The number of the newest correction: transactions run one after the other, so that nothing lower is still to come. */
export const lastCorrection = async (store: Reader): Promise<number> =>
  (await store.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM correction'))?.id ?? 0;

/** Up to which correction a channel was told. */
export const correctionsMark = async (store: Reader, subscription: string): Promise<number> =>
  (await store.get<{ mark: number }>('SELECT corrections_mark AS mark FROM subscription WHERE id = $1', subscription))
    ?.mark ?? 0;

/** There was nothing to tell a channel up to this correction, or another of its digests tells it. */
export async function passCorrections(tx: Transaction, subscription: string, through: number): Promise<void> {
  await tx.run(
    'UPDATE subscription SET corrections_mark = $2 WHERE id = $1 AND corrections_mark < $2',
    ...[subscription, through],
  );
}

type TellingRow = Telling & { topics: string; was_shown: number; was_covered: number; is_later: number } & Row;

/** The correction's briefing is there to be opened: published, or taken back with a reason. */
const STANDING = `(brief.state = 'published' AND kind = 'correction' OR brief.retracted IS NOT NULL)`;
const TELLING = 'correction.id, kind, slug, title, note, at';

/** What a delivery may tell: the corrections with `after < id <= through`; by number it comes after those before it. */
export type Untold = { after: number; through: number; delivery?: number };

/** A part of a delivery has arrived. */
const ARRIVED = `EXISTS (SELECT 1 FROM part WHERE part.delivery = delivery.id AND part.state IN ('sent', 'parked'))`;
const SHOWED = 'EXISTS (SELECT 1 FROM shown WHERE shown.seq = correction.seq AND shown.delivery = delivery.id)';

/**
 * Another digest of the channel, which brought the briefing, tells the correction or has told it: one whose delivery was
 * planned before this one, and has not failed.
 */
const TOLD_BESIDE = `EXISTS (SELECT 1 FROM subscription AS other JOIN delivery AS telling ON telling.subscription = other.id
  WHERE other.platform = $6 AND other.channel = $7 AND other.id <> $1 AND telling.id < CAST($8 AS BIGINT)
  AND telling.state NOT IN ('skipped', 'failed')
  AND telling.from_correction < correction.id AND telling.through_correction >= correction.id
  AND EXISTS (SELECT 1 FROM delivery WHERE delivery.subscription = other.id AND ${SHOWED}
    AND (delivery.id = telling.id OR ${ARRIVED})))`;

/**
 * The corrections with `after < id <= through` of briefings that the channel had before, the newest first. Which it had,
 * its deliveries say; of those forgotten since it had what it covered on its topics, if that was published since it was
 * subscribed. A correction of what was taken back since is not told beside that, and none that another digest
 * of the channel tells.
 */
export async function tellingsFor(
  store: Reader,
  { id, topics, mark, createdAt, target }: Pick<Subscription, 'id' | 'topics' | 'mark' | 'createdAt' | 'target'>,
  { after, through, delivery = Number.MAX_SAFE_INTEGER }: Untold,
): Promise<Telling[]> {
  if (after >= through) return [];
  const rows = await store.all<TellingRow>(
    `SELECT ${TELLING}, topics,
     CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE delivery.subscription = $1 AND ${SHOWED} AND ${ARRIVED})
       THEN 1 ELSE 0 END AS was_shown,
     CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE delivery.subscription = $1 AND delivery.from_seq < correction.seq
       AND delivery.through_seq >= correction.seq AND ${ARRIVED}) THEN 1 ELSE 0 END AS was_covered,
     CASE WHEN brief.seq <= $4 AND published_at >= $5 THEN 1 ELSE 0 END AS is_later
     FROM correction JOIN brief ON brief.seq = correction.seq
     WHERE correction.id > $2 AND correction.id <= $3 AND ${STANDING}
     AND (kind = 'retraction' OR brief.retracted IS NULL) AND NOT ${TOLD_BESIDE} ORDER BY correction.id DESC`,
    ...[id, after, through, mark, new Date(createdAt).toISOString(), target.platform, target.channel, delivery],
  );
  const had = (row: TellingRow): boolean =>
    row.was_shown === 1 || (row.was_covered === 0 && row.is_later === 1 && isOn(topics, JSON.parse(row.topics)));
  return rows.filter(had).map(toTelling);
}

const isOn = (wanted: readonly string[], topics: readonly string[]): boolean =>
  wanted.length === 0 || topics.some((topic) => wanted.includes(fold(topic)));

/** Those of these numbers, in the order of the numbers. */
export async function tellingsById(store: Reader, ids: readonly number[]): Promise<Telling[]> {
  if (ids.length === 0) return [];
  const rows = await store.all<TellingRow>(
    `SELECT ${TELLING} FROM correction JOIN brief ON brief.seq = correction.seq
     WHERE correction.id IN (${ids.map((_, at) => `$${at + 1}`).join(', ')})`,
    ...ids,
  );
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(toTelling));
}

/** The newest corrections of all briefings. */
export const recentCorrections = async (store: Reader, limit: number): Promise<Telling[]> =>
  (
    await store.all<TellingRow>(
      `SELECT ${TELLING} FROM correction JOIN brief ON brief.seq = correction.seq ORDER BY correction.id DESC LIMIT $1`,
      limit,
    )
  ).map(toTelling);

const toTelling = ({ id, kind, slug, title, note, at }: TellingRow): Telling => ({ id, kind, slug, title, note, at });
