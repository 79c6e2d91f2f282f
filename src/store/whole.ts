import type { Brief, PublishedBrief } from '../core/brief.ts';
import type { Reader } from './database.ts';
import { briefBySlug, retractedBrief } from './lookup.ts';
import { QUOTE, type QuoteRow, quoteFrom } from './quotes.ts';

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
