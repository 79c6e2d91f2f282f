import { type AnyFeed, parseFeed } from 'feedsmith';
import { instantOf } from './dates.ts';
import { refusalOf, unreadable } from './refuse.ts';
import { plainTitle } from './title.ts';

/** What a feed says of an article. Links are absolute, dates ISO 8601, titles plain text; empty where there is none. */
export type Item = { id: string; url?: string; title: string; published?: string; updated?: string };

/** A feed as it was read, the newest items first. `unlinked`: how many have no address. */
export type FeedDocument = { title: string; items: Item[]; unlinked: number };

/** An item as its format has it. The first link that can be one is taken. */
type Raw = {
  id?: string;
  links: (string | undefined)[];
  title?: string;
  markup: boolean;
  published?: string;
  updated?: string;
  base?: string;
};

/** No feed needs more to say what is new. */
const MOST_ITEMS = 1_000;

/**
 * Reads RSS, RDF, Atom or a JSON Feed that came from `url`. `now` in ms: no date lies ahead of it. Never throws: what is no
 * feed, or could harm, is a fault, one sentence.
 */
export function readFeed(text: string, url: string, now: number): FeedDocument | { fault: string } {
  const { host } = new URL(url);
  const refusal = refusalOf(text, host);
  if (refusal) return { fault: refusal };
  try {
    const parsed = parseFeed(text.replace(/^\uFEFF/, ''));
    return document(parsed, originalLinks(text), { url, host, now });
  } catch {
    return { fault: unreadable(text, host) };
  }
}

type From = { url: string; host: string; now: number };

function document(parsed: AnyFeed, originals: readonly (string | undefined)[], from: From): FeedDocument {
  const { title, base, raws } = rawsOf(parsed);
  const root = absolute(base, from.url) ?? from.url;
  const items: Item[] = [];
  let unlinked = 0;
  for (const [at, raw] of raws.entries()) {
    const original = originals.length === raws.length ? originals[at] : undefined;
    const item = itemOf({ ...raw, links: [original, ...raw.links] }, root, from.now);
    if (item.url) items.push(item);
    else unlinked += 1;
  }
  const when = ({ published, updated }: Item): string => published ?? updated ?? '';
  const ordered = withOwnIds(items).sort((one, other) =>
    when(one) < when(other) ? 1 : -Number(when(one) > when(other)),
  );
  return { title: plainTitle(title, true) || from.host, items: ordered.slice(0, MOST_ITEMS), unlinked };
}

function itemOf({ id, links, title, markup, published, updated, base }: Raw, root: string, now: number): Item {
  const from = absolute(base, root) ?? root;
  const url = links.map((link) => absolute(link, from)).find(Boolean);
  const dates = { published: instantOf(published, now), updated: instantOf(updated, now) };
  const item = { id: id?.trim() || url || '', url, title: plainTitle(title, markup), ...dates };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}

/** An id that stands at several articles is none. */
function withOwnIds(items: readonly Item[]): Item[] {
  const urls = new Map<string, Set<string>>();
  for (const { id, url = '' } of items) urls.set(id, (urls.get(id) ?? new Set()).add(url));
  return items.map((item) => ((urls.get(item.id)?.size ?? 0) > 1 ? { ...item, id: item.url ?? '' } : item));
}

function absolute(link: string | undefined, base: string): string | undefined {
  const text = link?.trim();
  if (!text || text.length > 2_000 || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function rawsOf(parsed: AnyFeed): { title?: string; base?: string; raws: Raw[] } {
  if (parsed.format === 'json') {
    const { title, items } = parsed.feed;
    return { title, raws: (items ?? []).map(fromJson) };
  }
  const base = parsed.feed.xml?.base;
  if (parsed.format === 'atom')
    return { title: parsed.feed.title?.value, base, raws: (parsed.feed.entries ?? []).map(fromAtom) };
  if (parsed.format === 'rdf') return { title: parsed.feed.title, base, raws: (parsed.feed.items ?? []).map(fromRdf) };
  return { title: parsed.feed.title, base, raws: (parsed.feed.items ?? []).map(fromRss) };
}

type Of<Format, List extends string> = Extract<AnyFeed, { format: Format }>['feed'] extends {
  [K in List]?: (infer T)[];
}
  ? T
  : never;

const fromRss = (item: Of<'rss', 'items'>): Raw => ({
  id: item.guid?.value,
  links: [item.link, alternate(item.atom?.links), item.guid?.isPermaLink === false ? undefined : web(item.guid?.value)],
  title: item.title ?? item.dc?.titles?.[0],
  markup: true,
  published: item.pubDate ?? item.dc?.dates?.[0],
  updated: item.atom?.updated,
  base: item.xml?.base,
});

const fromRdf = (item: Of<'rdf', 'items'>): Raw => ({
  id: item.rdf?.about,
  links: [item.link, item.rdf?.about],
  title: item.title ?? item.dc?.titles?.[0],
  markup: true,
  published: item.dc?.dates?.[0],
  base: item.xml?.base,
});

const fromAtom = (entry: Of<'atom', 'entries'>): Raw => ({
  id: entry.id,
  links: [alternate(entry.links), entry.content?.src],
  title: entry.title?.value,
  markup: entry.title?.type === 'html' || entry.title?.type === 'xhtml',
  published: entry.published,
  updated: entry.updated,
  base: entry.xml?.base,
});

const fromJson = (item: Of<'json', 'items'>): Raw => ({
  id: item.id,
  links: [item.url, item.external_url, web(item.id)],
  title: item.title,
  markup: false,
  published: item.date_published,
  updated: item.date_modified,
});

/** An id that is an address, too; others would be taken for relative ones. */
const web = (id: string | undefined): string | undefined => (/^\s*https?:\/\//i.test(id ?? '') ? id : undefined);

/** The link to the page itself, rather than to its comments, its audio or the entry alone. */
function alternate(links: readonly { href?: string; rel?: string; type?: string }[] = []): string | undefined {
  const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
  return (pages.find(({ type = 'text/html' }) => /html/.test(type)) ?? pages[0])?.href;
}

/** Where FeedBurner's links of its own lead, by the order of the items: the parser doesn't know them. */
function originalLinks(text: string): (string | undefined)[] {
  if (!text.includes('feedburner:origLink')) return [];
  const blocks = text.split(/<(?:item|entry)(?=[\s>])/).slice(1);
  return blocks.map((block) =>
    /<feedburner:origLink>\s*(?:<!\[CDATA\[)?([^<\]]{1,2000})/.exec(block)?.[1]?.replaceAll('&amp;', '&'),
  );
}
