import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Feed } from '../../library/feeds-file.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { dropArticle, type FeedArticle, noteFailure, noteNew, readyArticles } from '../../store/feeds.ts';
import { againAfter, traceOf, troubleOf } from './trouble.ts';

/**
 * Brings an article of a feed into the library, as a draft or, where the feed is trusted, published. Answers what became of
 * it and as what (a draft's id or a slug); one that is there already is known. Rejects with a UserError where it can't be had or is no article.
 */
export type AddArticle = (url: string, feed: Feed, signal: AbortSignal) => Promise<{ type: string; as?: string }>;

/**
 * What became of an article. `type` and `as`: as `AddArticle` answers, or failed. `waited`: an earlier pull had found it.
 * `again`: when it is tried again, ms.
 */
export type Attempt = {
  url: string;
  title: string;
  type: string;
  as?: string;
  waited: boolean;
  reason?: string;
  again?: number;
};

type Taking = {
  database: Database;
  addArticle: AddArticle;
  log: Log;
  now(): number;
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  signal: AbortSignal;
  tell?(line: string): void;
};

/** So many at one pull: new ones, and those that are tried again. */
const MOST = 40;

/**
 * Takes the articles of a feed whose turn it is, one after the other; `brought` are those that this pull found. One is noted only when it is over: of a process that
 * ends in between, the next takes it once more, and the library knows it by its address.
 */
export async function takeArticles(feed: Feed, brought: ReadonlySet<string>, taking: Taking): Promise<Attempt[]> {
  const { database, now, tell, signal } = taking;
  const ready = await readyArticles(database, feed.url, now(), MOST);
  const attempts: Attempt[] = [];
  for (const [at, article] of ready.entries()) {
    signal.throwIfAborted();
    tell?.(`${at + 1}/${ready.length} ${article.url}`);
    attempts.push({ ...(await attempt(feed, article, taking)), waited: !brought.has(article.item) });
  }
  return attempts;
}

async function attempt(feed: Feed, article: FeedArticle, taking: Taking): Promise<Omit<Attempt, 'waited'>> {
  const { addArticle, now, write, signal } = taking;
  const { item, url, title } = article;
  const added = await addArticle(url, feed, signal).catch((error: unknown) => ({ error }));
  if (!('error' in added)) {
    await write(async (tx) => {
      await dropArticle(tx, feed.url, item);
      if (added.type !== 'known') await noteNew(tx, feed.url, now());
    });
    return { url, title, ...added };
  }
  signal.throwIfAborted(); // it was we who broke off: that is no attempt
  const { error } = added;
  if (!(error instanceof UserError))
    taking.log.error({ error: traceOf(error) }, 'an article of a feed could not be taken');
  const trouble = troubleOf(error);
  const attempts = article.attempts + 1;
  const pause = againAfter(trouble, attempts);
  const again = pause === undefined ? undefined : now() + pause;
  const { reason } = trouble;
  await write((tx) => noteFailure(tx, feed.url, { ...article, attempts, notBefore: again, reason }, now()));
  return { url, title, type: 'failed', reason, again };
}
