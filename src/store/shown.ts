import type { PublishedBrief } from '../core/brief.ts';
import type { Frame } from '../core/digest.ts';
import type { Reader, Row, Transaction } from './database.ts';
import { briefBySlug, retractedBrief } from './lookup.ts';

/** Writes down which briefings (by their seq) a delivery's message shows, in their order. */
export async function noteShown(tx: Transaction, delivery: number, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  const rows = seqs.map((_, place) => `($1, ${place}, $${place + 2})`);
  await tx.run(`INSERT INTO shown (delivery, place, seq) VALUES ${rows.join(', ')}`, delivery, ...seqs);
}

/** What a delivery's message was composed of, and in how many parts it was laid down. */
export type Laid = { subscription: string; frame: Frame; parts: number };

/** Undefined where it isn't laid down, or was before that was noted. */
export async function laidDown(store: Reader, delivery: number): Promise<Laid | undefined> {
  const row = await store.get<{ subscription: string; frame: string | null; parts: number } & Row>(
    `SELECT subscription, frame, (SELECT count(*) FROM part WHERE delivery = $1) AS parts FROM delivery WHERE id = $1`,
    delivery,
  );
  return row?.frame ? { ...row, frame: JSON.parse(row.frame) } : undefined;
}

/** A briefing that a digest showed, as it stands today: taken back, or `gone` from the library without a word. */
export type ShownBrief = PublishedBrief & { gone?: boolean };

/** The briefings that a delivery's message shows, in their order, as they stand today. */
export async function shownBriefs(store: Reader, delivery: number): Promise<ShownBrief[]> {
  const rows = await store.all<{ slug: string; title: string; seq: number; published_at: string; source: string }>(
    `SELECT slug, title, brief.seq, published_at, source FROM shown JOIN brief ON brief.seq = shown.seq
     WHERE delivery = $1 ORDER BY place`,
    delivery,
  );
  return Promise.all(
    rows.map(async ({ slug, title, seq, published_at: publishedAt, source }) => {
      const known = (await briefBySlug(store, slug)) ?? (await retractedBrief(store, slug));
      const nothing = { topics: [], summary: [], points: [], quotes: [] };
      return known ?? { slug, title, seq, publishedAt, source: JSON.parse(source), ...nothing, gone: true };
    }),
  );
}

/** Whether a briefing that a delivery shows was corrected since it was planned. */
export const wasCorrected = async (store: Reader, delivery: number): Promise<boolean> =>
  (await store.get(
    `SELECT 1 AS corrected FROM shown JOIN correction ON correction.seq = shown.seq
     JOIN delivery ON delivery.id = shown.delivery
     WHERE shown.delivery = $1 AND correction.id > delivery.through_correction LIMIT 1`,
    delivery,
  )) !== undefined;
