import type { PublishedBrief, Quote } from '../core/brief.ts';
import { count, tally } from './counts.ts';
import type { Reader, Row } from './database.ts';
import { type Found, findBriefs } from './find.ts';
import { conditions, type Facets, type Query } from './query.ts';
import { QUOTE, type QuoteRow, quoteFrom } from './quotes.ts';

type BriefRow = {
  slug: string;
  seq: number;
  title: string;
  source: string;
  topics: string;
  summary: string;
  points: string;
  also: string;
  corrections: string;
  retracted: string | null;
  published_at: string;
  changed_at: string;
  revision: number;
};

/** Some of a list, and how long it is in all. */
export type Slice<T> = { items: T[]; total: number };

const BRIEF = `slug, brief.seq, brief.title, source, topics, summary, points, also, corrections, retracted, published_at,
  changed_at, revision`;

/**
 * The published briefing of this slug, with its quotations or, where a speaker is given, with theirs alone. Facts and
 * quotations are asked for side by side: where another version came between them, once more, so that those of one never
 * stand with those of another.
 */
export async function briefBySlug(store: Reader, slug: string, speaker?: number): Promise<PublishedBrief | undefined> {
  const whose = speaker === undefined ? '' : ' AND speaker = $2';
  for (;;) {
    const [row, quotes] = await Promise.all([
      store.get<BriefRow & Row>(`SELECT ${BRIEF} FROM brief WHERE slug = $1 AND state = 'published'`, slug),
      store.all<(QuoteRow | { text: null }) & { revision: number } & Row>(
        `SELECT revision, ${QUOTE} FROM brief LEFT JOIN quote ON quote.brief = brief.id${whose}
         WHERE slug = $1 AND state = 'published' ORDER BY position`,
        ...(speaker === undefined ? [slug] : [slug, speaker]),
      ),
    ]);
    if (row?.revision === quotes[0]?.revision)
      return (
        row &&
        toBrief(
          row,
          quotes.flatMap((it) => (it.text === null ? [] : quoteFrom(it))),
        )
      );
  }
}

/** A briefing that was taken back, without its quotations. */
export async function retractedBrief(store: Reader, slug: string): Promise<PublishedBrief | undefined> {
  const row = await store.get<BriefRow & Row>(
    `SELECT ${BRIEF} FROM brief WHERE slug = $1 AND state = 'withdrawn' AND retracted IS NOT NULL`,
    slug,
  );
  return row && toBrief(row, []);
}

/** Published briefings, the newest first, without their quotations. */
export async function newestBriefs(store: Reader, limit: number, offset: number): Promise<Slice<PublishedBrief>> {
  const rows = await store.all<BriefRow & Row>(
    `SELECT ${BRIEF} FROM (SELECT seq FROM brief WHERE state = 'published' ORDER BY seq DESC LIMIT $1 OFFSET $2) AS page
     JOIN brief ON brief.seq = page.seq ORDER BY brief.seq DESC`,
    ...[limit, offset],
  );
  return { items: rows.map((row) => toBrief(row, [])), total: await tally(store, 'published', '') };
}

/** The newest published briefing, with its quotations. */
export async function newestBrief(store: Reader): Promise<PublishedBrief | undefined> {
  const row = await store.get<{ slug: string }>(
    `SELECT slug FROM brief WHERE state = 'published' ORDER BY seq DESC LIMIT 1`,
  );
  return row && briefBySlug(store, row.slug);
}

/** Published briefings of a folded topic, the newest first, without their quotations. */
export async function briefsOfTopic(
  store: Reader,
  topic: string,
  limit: number,
  offset: number,
): Promise<Slice<PublishedBrief>> {
  const [rows, total] = await Promise.all([
    store.all<BriefRow & Row>(
      `SELECT ${BRIEF} FROM (SELECT seq FROM brief_topic WHERE topic = $1 ORDER BY seq DESC LIMIT $2 OFFSET $3) AS page
       JOIN brief ON brief.seq = page.seq ORDER BY brief.seq DESC`,
      ...[topic, limit, offset],
    ),
    tally(store, 'topic', topic),
  ]);
  return { items: rows.map((row) => toBrief(row, [])), total };
}

/** The briefings with `after < seq <= through`, of any of these folded topics or, where there are none, of all. */
export type SeqRange = { after: number; through: number; topics: readonly string[] };

/** Published briefings of a range, the newest first, without their quotations. */
export async function briefsInRange(
  store: Reader,
  range: SeqRange,
  limit: number,
  offset: number,
): Promise<Slice<PublishedBrief>> {
  const { from, values } = rangeOf(range);
  const rows = await store.all<BriefRow & Row>(
    `SELECT ${BRIEF} FROM ${from} ORDER BY brief.seq DESC LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    ...[...values, limit, offset],
  );
  return { items: rows.map((row) => toBrief(row, [])), total: await count(store, from, ...values) };
}

function rangeOf({ after, through, topics }: SeqRange): { from: string; values: (string | number)[] } {
  const within = `brief WHERE state = 'published' AND brief.seq > $1 AND brief.seq <= $2`;
  if (topics.length === 0) return { from: within, values: [after, through] };
  const listed = topics.map((_, at) => `$${at + 3}`).join(', ');
  return {
    from: `${within} AND brief.id IN (SELECT brief FROM brief_topic WHERE topic IN (${listed}) AND seq > $1 AND seq <= $2)`,
    values: [after, through, ...topics],
  };
}

/** The highest seq given out: in a transaction nothing lower is still to be committed. */
export async function lastSeq(store: Reader): Promise<number> {
  return (await store.get<{ value: number }>(`SELECT value FROM sequence WHERE name = 'brief'`))?.value ?? 0;
}

/**
 * What is looked for: words, all (or any) of which stand or begin a word, and what narrows the search; either may be empty.
 * With their quotations; where a speaker narrows it, with theirs alone.
 */
export async function searchBriefs(
  store: Reader,
  query: Query,
  limit: number,
  offset: number,
): Promise<Slice<PublishedBrief>> {
  const find = query.words.length > 0 ? findBriefs(store, query, limit, offset) : undefined;
  const { slugs, total } = await (find ?? narrowed(store, query.facets, limit, offset));
  const found = await Promise.all(slugs.map((slug) => briefBySlug(store, slug, query.facets.speaker)));
  return { items: found.filter((brief) => brief !== undefined), total };
}

/** The briefings that facets alone leave, the newest first. */
async function narrowed(store: Reader, facets: Facets, limit: number, offset: number): Promise<Found> {
  const { sql, values } = conditions(facets, 'brief.id', 1);
  const from = `brief WHERE state = 'published'${sql}`;
  const page = `LIMIT $${values.length + 1} OFFSET $${values.length + 2}`;
  const rows = await store.all<{ slug: string }>(
    `SELECT slug FROM ${from} ORDER BY +brief.seq DESC ${page}`,
    ...[...values, limit, offset],
  );
  return { slugs: rows.map((row) => row.slug), total: await count(store, from, ...values) };
}

function toBrief(row: BriefRow, quotes: Quote[]): PublishedBrief {
  const { slug, title, seq } = row;
  const [source, topics, summary, points] = [row.source, row.topics, row.summary, row.points].map((json) =>
    JSON.parse(json),
  );
  const [also, corrections] = [JSON.parse(row.also), JSON.parse(row.corrections)];
  const brief: PublishedBrief = {
    ...{ slug, title, source, topics, summary, points, quotes, seq, publishedAt: row.published_at },
    ...(also.length > 0 && { also }),
    ...(corrections.length > 0 && { corrections }),
    ...(row.retracted !== null && { retracted: JSON.parse(row.retracted) }),
  };
  return row.revision > 1 ? { ...brief, correctedAt: row.changed_at } : brief;
}
