import type { Reader, Row, Transaction, Value } from './database.ts';

/** How far a feed is. Instants are ms. */
export type FeedState = {
  url: string;
  title?: string;
  etag?: string;
  lastModified?: string;
  /** Where it is for good now, if its server says so. */
  movedTo?: string;
  /** In the document as last read, and how many of them had no address. */
  items: number;
  unlinked: number;
  /** The last try, the last answer that was good, and when it last brought something to the library. */
  pulledAt?: number;
  readAt?: number;
  newAt?: number;
  /** Pulls in a row that failed, and why the last did. */
  faults: number;
  fault?: string;
  /** Without it the feed is suspended until somebody pulls it. */
  nextPullAt?: number;
};

/** A key under which an item of a feed has been seen. */
export type SeenKey = { key: string; item: string; seenAt: number };

/** An article that a feed brought and that isn't in the library. `notBefore` in ms; without it, it was given up. */
export type FeedArticle = {
  item: string;
  url: string;
  title: string;
  attempts: number;
  notBefore?: number;
  reason?: string;
};

const COLUMNS = {
  url: 'url',
  title: 'title',
  etag: 'etag',
  lastModified: 'last_modified',
  movedTo: 'moved_to',
  items: 'items',
  unlinked: 'unlinked',
  pulledAt: 'pulled_at',
  readAt: 'read_at',
  newAt: 'new_at',
  faults: 'faults',
  fault: 'fault',
  nextPullAt: 'next_pull_at',
} satisfies Record<keyof FeedState, string>;
const FIELDS = Object.keys(COLUMNS) as (keyof FeedState)[];
const NAMES = Object.values(COLUMNS);

const present = <T>(row: Row): T => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
const SELECT_STATE = `SELECT ${FIELDS.map((field) => `${COLUMNS[field]} AS "${field}"`).join(', ')} FROM feed`;

/** How far a feed is; undefined where it was never pulled. */
export async function readFeedState(store: Reader, url: string): Promise<FeedState | undefined> {
  const row = await store.get(`${SELECT_STATE} WHERE url = $1`, url);
  return row && present<FeedState>(row);
}

/** How far each feed is that was ever pulled, by its address. */
export async function allFeedStates(store: Reader): Promise<Map<string, FeedState>> {
  const states = (await store.all(SELECT_STATE)).map((row) => present<FeedState>(row));
  return new Map(states.map((state) => [state.url, state]));
}

export async function saveFeedState(tx: Transaction, state: FeedState): Promise<void> {
  const places = NAMES.map((_, at) => `$${at + 1}`).join(', ');
  const updates = NAMES.slice(1).map((name) => `${name} = excluded.${name}`);
  await tx.run(
    `INSERT INTO feed (${NAMES.join(', ')}) VALUES (${places}) ON CONFLICT (url) DO UPDATE SET ${updates.join(', ')}`,
    ...FIELDS.map((field) => state[field] ?? null),
  );
}

/** Notes that a feed brought something to the library. */
export async function noteNew(tx: Transaction, url: string, now: number): Promise<void> {
  await tx.run('UPDATE feed SET new_at = $1 WHERE url = $2', now, url);
}

/** Every key under which items of the feed have been seen. */
export const seenKeys = (store: Reader, feed: string): Promise<SeenKey[]> =>
  store.all('SELECT key, item, seen_at AS "seenAt" FROM feed_item WHERE feed = $1', feed);

/** So many rows to a statement: engines bound the number of parameters. */
const ROWS = 200;

/** Remembers keys as seen at that time, known ones anew. */
export async function keepKeys(tx: Transaction, feed: string, keys: readonly SeenKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += ROWS) {
    const some = keys.slice(from, from + ROWS).map(({ key, item, seenAt }) => [feed, key, item, seenAt]);
    const onConflict = 'ON CONFLICT (feed, key) DO UPDATE SET seen_at = excluded.seen_at';
    await insert(tx, 'feed_item (feed, key, item, seen_at)', some, onConflict);
  }
}

export async function forgetKeys(tx: Transaction, feed: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += ROWS) {
    const some = keys.slice(from, from + ROWS);
    const places = some.map((_, at) => `$${at + 2}`).join(', ');
    await tx.run(`DELETE FROM feed_item WHERE feed = $1 AND key IN (${places})`, feed, ...some);
  }
}

/** Articles that wait to be taken, in this order, behind those that wait already. */
export async function queueArticles(
  tx: Transaction,
  feed: string,
  articles: readonly Pick<FeedArticle, 'item' | 'url' | 'title'>[],
  now: number,
): Promise<void> {
  const last = await tx.get<{ last: number | null }>(
    'SELECT max(position) AS last FROM feed_article WHERE feed = $1',
    feed,
  );
  const from = Number(last?.last ?? 0) + 1;
  const rows = articles.map(({ item, url, title }, at) => [feed, item, url, title, from + at, 0, now, now]);
  const columns = 'feed_article (feed, item, url, title, position, attempts, not_before, changed_at)';
  if (rows.length > 0) await insert(tx, columns, rows);
}

const SELECT_ARTICLE =
  'SELECT item, url, title, attempts, not_before AS "notBefore", reason FROM feed_article WHERE feed = $1';

/** What may be tried now, in order. */
export async function readyArticles(store: Reader, feed: string, now: number, most: number): Promise<FeedArticle[]> {
  const sql = `${SELECT_ARTICLE} AND not_before <= $2 ORDER BY position LIMIT $3`;
  return (await store.all(sql, feed, now, most)).map((row) => present<FeedArticle>(row));
}

/** What failed last: given up, or to be tried again. */
export async function failedArticles(store: Reader, feed: string, most: number): Promise<FeedArticle[]> {
  const sql = `${SELECT_ARTICLE} AND attempts > 0 ORDER BY changed_at DESC, position DESC LIMIT $2`;
  return (await store.all(sql, feed, most)).map((row) => present<FeedArticle>(row));
}

/** How many failed: given up, or to be tried again. */
export async function countFailures(store: Reader, feed: string): Promise<number> {
  const sql = 'SELECT count(*) AS failed FROM feed_article WHERE feed = $1 AND attempts > 0';
  return Number((await store.get<{ failed: number }>(sql, feed))?.failed ?? 0);
}

export async function dropArticle(tx: Transaction, feed: string, item: string): Promise<void> {
  await tx.run('DELETE FROM feed_article WHERE feed = $1 AND item = $2', feed, item);
}

/** Notes an attempt that failed; without `notBefore` it was the last. */
export async function noteFailure(
  tx: Transaction,
  feed: string,
  { item, attempts, notBefore, reason }: FeedArticle,
  now: number,
): Promise<void> {
  await tx.run(
    'UPDATE feed_article SET attempts = $1, not_before = $2, reason = $3, changed_at = $4 WHERE feed = $5 AND item = $6',
    ...[attempts, notBefore ?? null, reason ?? null, now, feed, item],
  );
}

/** Forgets what was given up before then. */
export async function forgetFailures(tx: Transaction, feed: string, before: number): Promise<void> {
  await tx.run('DELETE FROM feed_article WHERE feed = $1 AND not_before IS NULL AND changed_at < $2', feed, before);
}

async function insert(tx: Transaction, into: string, rows: readonly Value[][], rest = ''): Promise<void> {
  let at = 0;
  const places = rows.map((row) => `(${row.map(() => `$${++at}`).join(', ')})`);
  await tx.run(`INSERT INTO ${into} VALUES ${places.join(', ')} ${rest}`, ...rows.flat());
}
