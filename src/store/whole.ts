import type { Brief, PublishedBrief, Quote } from '../core/brief.ts';
import type { Reader, Row } from './database.ts';
import { briefBySlug, retractedBrief } from './lookup.ts';

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

/** A briefing with all that belongs to it, published or taken back with a reason; undefined where there is none. */
export async function wholeBrief(store: Reader, slug: string): Promise<PublishedBrief | undefined> {
  const published = await briefBySlug(store, slug);
  if (published) return published;
  const retracted = await retractedBrief(store, slug);
  return retracted && { ...retracted, quotes: await quotesIn(store, slug) };
}

const quotesIn = async (store: Reader, slug: string): Promise<Brief['quotes']> =>
  (
    await store.all<QuoteRow>(
      `SELECT ${QUOTE} FROM quote JOIN brief ON brief.id = quote.brief WHERE slug = $1 ORDER BY position`,
      slug,
    )
  ).map(quoteFrom);

const WHOLE = `(state = 'published' OR retracted IS NOT NULL)`;
const AT_ONCE = 500;

/** The slugs of all of them in the order of publishing, some at a time: however many there are. */
export async function* wholeSlugs(store: Reader): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await store.all<{ slug: string; seq: number }>(
      `SELECT slug, seq FROM brief WHERE seq > $1 AND ${WHOLE} ORDER BY seq LIMIT $2`,
      ...[after, AT_ONCE],
    );
    for (const { slug } of rows) yield slug;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

export const countWhole = async (store: Reader): Promise<number> =>
  (await store.get<{ n: number }>(`SELECT count(*) AS n FROM brief WHERE ${WHOLE}`))?.n ?? 0;
