import { createHash } from 'node:crypto';
import { normalAddress } from '../../core/address.ts';
import { fold } from '../../core/fold.ts';
import type { SeenKey } from '../../store/feeds.ts';
import { changesEverything, isMark, marksAfter } from './changing.ts';
import type { Item } from './read.ts';

/**
 * Under which keys an item is known again. `strong` ones tell it from any other of the feed; `weak` ones find an item whose
 * id and address were changed, unless they are those of another that still stands in the feed.
 */
type Keys = { strong: string[]; weak: string[] };

/** What of a document is new. All items in the order they came in. */
export type Sifted = {
  fresh: { item: string; article: Item }[];
  known: number;
  /** Whether the feed changes everything from pull to pull. */
  changing: boolean;
  /** To be kept as seen now, and to be forgotten. */
  keep: SeenKey[];
  forget: string[];
};

const DAY = 24 * 3_600_000;
/** A key is seen anew at most this often, so that a pull that brings nothing writes next to nothing. */
const REFRESH = DAY;
/** What has gone from the feed for so long may come back as something new; its address is known to the library. */
const GONE = 90 * DAY;
/** A key that its item has had no more for so long: feeds that change their ids at every hour would fill the store. */
const SUPERSEDED = 7 * DAY;
/** A feed has no more keys than this, but for those of what stands in it; all are read at each pull. */
const MOST = 5_000;

/** Tells what a feed has brought before from what is new. `now` in ms; `newItem` gives ids. */
export function sift(items: readonly Item[], kept: readonly SeenKey[], now: number, newItem: () => string): Sifted {
  const seen = kept.filter((key) => !isMark(key));
  const owners = new Map(seen.map(({ key, item }) => [key, item]));
  const all = items.map((article) => ({ article, keys: keysOf(article) }));
  const strongOwner = ({ strong }: Keys) => strong.map((key) => owners.get(key)).find(Boolean);
  const present = new Set(all.map(({ keys }) => strongOwner(keys)).filter((item) => item !== undefined));
  const fresh: Sifted['fresh'] = [];
  const current = new Map<string, string>();
  for (const { article, keys } of all) {
    const weakOwner = keys.weak.map((key) => owners.get(key)).find((item) => item !== undefined && !present.has(item));
    let item = strongOwner(keys) ?? weakOwner;
    if (item === undefined) {
      item = newItem();
      fresh.push({ item, article });
    }
    present.add(item); // what stands twice in the document is new once, and its weak keys find nobody else
    for (const key of [...keys.strong, ...keys.weak]) {
      if (!owners.has(key)) owners.set(key, item);
      current.set(key, owners.get(key) ?? item);
    }
  }
  const marks = marksAfter(kept, { items: items.length, known: present.size - fresh.length }, now);
  const { keep, forget } = changes(seen, current, present, now);
  return {
    ...{ fresh, known: items.length - fresh.length, changing: changesEverything(marks) },
    keep: [...keep, ...marks.filter((mark) => !kept.includes(mark))],
    forget: [...forget, ...kept.filter((key) => isMark(key) && !marks.includes(key)).map(({ key }) => key)],
  };
}

function changes(
  seen: readonly SeenKey[],
  current: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
  now: number,
): Pick<Sifted, 'keep' | 'forget'> {
  const at = new Map(seen.map(({ key, seenAt }) => [key, seenAt]));
  const isDue = (seenAt: number | undefined) => seenAt === undefined || now - seenAt >= REFRESH || seenAt > now;
  const keep = [...current].filter(([key]) => isDue(at.get(key))).map(([key, item]) => ({ key, item, seenAt: now }));
  const isOver = ({ item, seenAt }: SeenKey) => now - seenAt > (present.has(item) ? SUPERSEDED : GONE);
  const gone = seen.filter(({ key }) => !current.has(key)).sort((one, other) => other.seenAt - one.seenAt);
  const room = Math.max(0, MOST - current.size);
  return { keep, forget: gone.filter((key, at) => at >= room || isOver(key)).map(({ key }) => key) };
}

function keysOf({ id, url, title, published, updated }: Item): Keys {
  const [words, day] = [fold(title), (published ?? updated)?.slice(0, 10)];
  const page = url === undefined ? undefined : speakingPath(url);
  const keys = (...all: (string | false | undefined)[]) => all.filter((key) => typeof key === 'string').map(digest);
  return {
    strong: keys(`id ${id}`, url !== undefined && `address ${normalAddress(url)}`),
    weak: keys(words !== '' && day && `day ${day} ${words}`, words !== '' && page && `page ${page} ${words}`),
  };
}

/** The address without its parameters, where its path alone names the article: /2026/05/new-bridge-opens, not /story.php. */
function speakingPath(url: string): string | undefined {
  const { host, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return /[^-_]+[-_][^-_]+[-_][^-_]/.test(last) || /\d{5}/.test(last) ? `${host}${pathname}` : undefined;
}

const digest = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);
