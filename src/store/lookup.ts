import type { FoundQuote, PublishedBrief, Quote } from '../core/brief.ts';
import type { Reader, Row, Value } from './database.ts';
import { type Found, findBriefs } from './find.ts';
import { conditions, type Facets, type Query } from './query.ts';

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
type QuoteRow = {
  name: string | null;
  title: string | null;
  kind: string;
  text: string;
  start_at: number;
  end_at: number;
  utterance: number | null;
};

/** Some of a list, and how long it is in all. */
export type Slice<T> = { items: T[]; total: number };

const BRIEF = `slug, brief.seq, brief.title, source, topics, summary, points, also, corrections, retracted, published_at,
  changed_at, revision`;
const QUOTE = 'name, quote.title, kind, text, start_at, end_at, utterance';

/**
 * The published briefing of this slug, with its quotations. It is read in two steps: where another version came between
 * them, once more, so that the facts of one never stand with the quotations of another.
 */
export async function briefBySlug(store: Reader, slug: string): Promise<PublishedBrief | undefined> {
  for (;;) {
    const published = `FROM brief WHERE slug = $1 AND state = 'published'`;
    const row = await store.get<BriefRow & Row>(`SELECT ${BRIEF} ${published}`, slug);
    if (!row) return undefined;
    const quotes = await store.all<QuoteRow & Row>(
      `SELECT ${QUOTE} FROM quote JOIN brief ON brief.id = quote.brief WHERE slug = $1 ORDER BY position`,
      slug,
    );
    const now = await store.get<{ revision: number }>(`SELECT revision ${published}`, slug);
    if (now?.revision === row.revision) return toBrief(row, quotes.map(toQuote));
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
  const rows = await store.all<BriefRow & Row>(
    `SELECT ${BRIEF} FROM (SELECT seq FROM brief_topic WHERE topic = $1 ORDER BY seq DESC LIMIT $2 OFFSET $3) AS page
     JOIN brief ON brief.seq = page.seq ORDER BY brief.seq DESC`,
    ...[topic, limit, offset],
  );
  return { items: rows.map((row) => toBrief(row, [])), total: await tally(store, 'topic', topic) };
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

/** What is looked for: words, all (or any) of which stand or begin a word, and what narrows the search; either may be empty. */
export async function searchBriefs(
  store: Reader,
  query: Query,
  limit: number,
  offset: number,
): Promise<Slice<PublishedBrief>> {
  const find = query.words.length > 0 ? findBriefs(store, query, limit, offset) : undefined;
  const { slugs, total } = await (find ?? narrowed(store, query.facets, limit, offset));
  const found = await Promise.all(slugs.map((slug) => briefBySlug(store, slug)));
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

/** What narrows a speaker's quotations: one briefing, or a folded topic. */
export type Within = { slug: string } | { topic: string };

/** A speaker's quotations, of the newest briefing first, in the order of their article. */
export async function quotesOf(
  store: Reader,
  speaker: number,
  within: Within | undefined,
  limit: number,
  offset: number,
): Promise<Slice<FoundQuote>> {
  const { from, order, values, total } = await quotesWithin(store, speaker, within);
  const page = `SELECT quote.brief, position FROM ${from}
    ORDER BY ${order} LIMIT $${values.length + 1} OFFSET $${values.length + 2}`;
  const rows = await store.all<QuoteRow & { slug: string; brief_title: string; source: string } & Row>(
    `SELECT ${QUOTE}, slug, brief.title AS brief_title, source FROM (${page}) AS page
     JOIN quote ON quote.brief = page.brief AND quote.position = page.position JOIN brief ON brief.id = quote.brief
     ORDER BY quote.seq DESC, quote.position`,
    ...[...values, limit, offset],
  );
  const items = rows.map((row) => ({
    quote: toQuote(row),
    brief: { slug: row.slug, title: row.brief_title, source: JSON.parse(row.source) },
  }));
  return { items, total };
}

/** Which quotations, in which order, by indexes alone, and how many: in a topic, from the shorter of the two lists. */
async function quotesWithin(store: Reader, speaker: number, within: Within | undefined) {
  const sql = 'SELECT quotes AS n FROM speaker WHERE id = $1';
  const all = (await store.get<{ n: number }>(sql, speaker))?.n ?? 0;
  const from = 'quote WHERE speaker = $1 AND seq IS NOT NULL';
  const order = 'quote.seq DESC, position';
  const counted = async (from: string, value: string, order: string) => {
    const values = [speaker, value];
    return { from, order, values, total: await count(store, from, ...values) };
  };
  if (!within) return { from, order, values: [speaker], total: all };
  if ('slug' in within)
    return counted(`${from} AND brief = (SELECT id FROM brief WHERE slug = $2)`, within.slug, order);
  const { topic } = within;
  if ((await tally(store, 'topic', topic)) < all) {
    const both = 'brief_topic CROSS JOIN quote WHERE topic = $2 AND speaker = $1 AND quote.seq = brief_topic.seq';
    return counted(both, topic, 'brief_topic.seq DESC, position');
  }
  const those = 'EXISTS (SELECT 1 FROM brief_topic WHERE topic = $2 AND brief_topic.seq = quote.seq)';
  return counted(`${from} AND ${those}`, topic, order);
}

async function count(store: Reader, from: string, ...values: Value[]): Promise<number> {
  return (await store.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...values))?.n ?? 0;
}

/** How many there are, as the store counts them when they come and go. */
async function tally(store: Reader, kind: 'published' | 'topic', key: string): Promise<number> {
  return (await store.get<{ n: number }>('SELECT n FROM tally WHERE kind = $1 AND key = $2', kind, key))?.n ?? 0;
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

function toQuote(row: QuoteRow): Quote {
  const { text, title, kind, start_at: start, end_at: end, utterance } = row;
  const quote = { text, speaker: row.name, title, kind: kind as Quote['kind'], start, end };
  return utterance === null ? quote : { ...quote, utterance };
}
