import type { FoundQuote, Quote } from '../core/brief.ts';
import { count, tally } from './counts.ts';
import type { Reader, Row } from './database.ts';
import type { Slice } from './lookup.ts';

/** The columns of a quotation as `quoteFrom` reads them. */
export const QUOTE = 'quote.name, quote.title AS quote_title, kind, text, start_at, end_at, utterance';

export type QuoteRow = {
  name: string | null;
  quote_title: string | null;
  kind: string;
  text: string;
  start_at: number;
  end_at: number;
  utterance: number | null;
} & Row;

export const quoteFrom = (row: QuoteRow): Quote => ({
  text: row.text,
  speaker: row.name,
  title: row.quote_title,
  kind: row.kind as Quote['kind'],
  start: row.start_at,
  end: row.end_at,
  ...(row.utterance !== null && { utterance: row.utterance }),
});

/** The columns of a quotation with its briefing as `foundFrom` reads them. */
export const FOUND = `${QUOTE}, slug, brief.title AS brief_title, source,
  CASE WHEN corrections = '[]' THEN 0 ELSE 1 END AS corrected`;

export type FoundRow = QuoteRow & { slug: string; brief_title: string; source: string; corrected: number };

export const foundFrom = (row: FoundRow): FoundQuote => ({
  quote: quoteFrom(row),
  brief: {
    ...{ slug: row.slug, title: row.brief_title, source: JSON.parse(row.source) },
    ...(row.corrected === 1 && { corrected: true }),
  },
});

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
  const rows = await store.all<FoundRow>(
    `SELECT ${FOUND} FROM (${page}) AS page
     JOIN quote ON quote.brief = page.brief AND quote.position = page.position JOIN brief ON brief.id = quote.brief
     ORDER BY quote.seq DESC, quote.position`,
    ...[...values, limit, offset],
  );
  return { items: rows.map(foundFrom), total };
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
