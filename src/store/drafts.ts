import type { Draft } from '../core/draft.ts';
import type { Reader, Row, Transaction } from './database.ts';
import type { Slice } from './lookup.ts';

type DraftRow = {
  id: string;
  slug: string;
  brief: string;
  article: number;
  state: string;
  origin: string;
  review: string;
  created_at: string;
  changed_at: string;
} & Row;

const toDraft = (row: DraftRow): Draft => ({
  id: row.id,
  brief: { ...JSON.parse(row.brief), slug: row.slug },
  article: row.article,
  state: row.state as Draft['state'],
  origin: JSON.parse(row.origin),
  review: JSON.parse(row.review),
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

export async function draftById(store: Reader, id: string): Promise<Draft | undefined> {
  const row = await store.get<DraftRow>('SELECT * FROM draft WHERE id = $1', id);
  return row && toDraft(row);
}

/** Drafts that wait for somebody, the newest first. */
export async function openDrafts(store: Reader, limit: number, offset: number): Promise<Slice<Draft>> {
  const rows = await store.all<DraftRow>(
    `SELECT * FROM draft WHERE state = 'open' ORDER BY created_at DESC, id LIMIT $1 OFFSET $2`,
    ...[limit, offset],
  );
  const total = await store.get<{ n: number }>(`SELECT count(*) AS n FROM draft WHERE state = 'open'`);
  return { items: rows.map(toDraft), total: total?.n ?? 0 };
}

/** False where the id is taken. */
export async function addDraft(tx: Transaction, draft: Draft): Promise<boolean> {
  const { id, brief, article, state, origin, review, createdAt, changedAt } = draft;
  if (await draftById(tx, id)) return false;
  await tx.run(
    `INSERT INTO draft (id, slug, brief, article, state, origin, review, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    ...[id, brief.slug, JSON.stringify(brief), article, state],
    ...[JSON.stringify(origin), JSON.stringify(review), createdAt, changedAt],
  );
  return true;
}

export async function saveDraft(tx: Transaction, { id, brief, state, review, changedAt }: Draft): Promise<void> {
  await tx.run(
    'UPDATE draft SET slug = $2, brief = $3, state = $4, review = $5, changed_at = $6 WHERE id = $1',
    ...[id, brief.slug, JSON.stringify(brief), state, JSON.stringify(review), changedAt],
  );
}

/** Whether a briefing (whatever its state) or an open draft goes by this slug; `except` is a draft's own. */
export async function isSlugTaken(store: Reader, slug: string, except = ''): Promise<boolean> {
  const row = await store.get(
    `SELECT slug FROM brief WHERE slug = $1
     UNION ALL SELECT slug FROM draft WHERE slug = $1 AND state = 'open' AND id <> $2 LIMIT 1`,
    ...[slug, except],
  );
  return row !== undefined;
}
