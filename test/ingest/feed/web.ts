import type { FetchFeed } from '../../../src/ingest/feed/pull.ts';
import { FetchError } from '../../../src/ingest/fetch/fetch-error.ts';
import type { Store } from '../../fixtures/store.ts';

/** A store as if no feed had ever been followed: sooner made than a new one. */
export const forgetFeeds = ({ database }: Store): Promise<void> =>
  database.transaction(async (tx) => {
    for (const table of ['feed_article', 'feed_item', 'feed', 'lease']) await tx.run(`DELETE FROM ${table}`);
  });

type Answer = Awaited<ReturnType<FetchFeed>>;
type Asked = { url: string } & Parameters<FetchFeed>[1];

/** A web of these pages: text, or what happens instead. Everything else is gone. */
export function webOf(pages: Record<string, string | ((asked: Asked) => Answer | Promise<Answer>)>) {
  const asked: Asked[] = [];
  const fetch: FetchFeed = async (url, wanted) => {
    asked.push({ url, ...wanted });
    const page = pages[url];
    if (page === undefined) throw new FetchError('gone', `The link is dead: ${new URL(url).host} has no such page.`);
    return typeof page === 'function' ? page({ url, ...wanted }) : { type: 'fetched', url, text: page };
  };
  return { fetch, asked, pages };
}

/** A feed of articles by their names, the first the newest, an hour apart. */
export function feedText(names: readonly string[], change: (name: string) => string = () => ''): string {
  const items = names.map((name, at) => {
    const date = new Date(Date.UTC(2026, 4, 4, 8) - at * 3_600_000).toUTCString();
    const facts = `<link>/${name}</link><guid isPermaLink="false">${name}</guid><pubDate>${date}</pubDate>`;
    return `<item><title>${name}</title>${change(name) || facts}</item>`;
  });
  return `<rss version="2.0"><channel><title>Harbour</title>${items.join('')}</channel></rss>`;
}

/** `count` names. */
export const names = (count: number, prefix = 'story'): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`);
