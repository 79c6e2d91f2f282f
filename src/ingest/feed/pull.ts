import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Feed } from '../../library/feeds-file.ts';
import type { Database, Transaction } from '../../store/database.ts';
import {
  type FeedState,
  forgetFailures,
  forgetKeys,
  keepKeys,
  queueArticles,
  readFeedState,
  saveFeedState,
  seenKeys,
} from '../../store/feeds.ts';
import { holdsLease } from '../../store/leases.ts';
import type { Claim } from './claim.ts';
import { type Sifted, sift } from './keys.ts';
import { type FeedDocument, type Item, readFeed } from './read.ts';
import { type AddArticle, type Attempt, takeArticles } from './take.ts';
import { GONE_PULLS, pauseOf, type Trouble, traceOf, troubleOf } from './trouble.ts';

/** The part of a fetcher that feeds need. */
export type FetchFeed = (
  url: string,
  wanted: { kind: 'page' | 'feed'; etag?: string; lastModified?: string; signal?: AbortSignal },
) => Promise<
  | { type: 'fetched'; url: string; text: string; etag?: string; lastModified?: string; movedTo?: string }
  | { type: 'unchanged'; movedTo?: string }
>;

export type PullOptions = {
  database: Database;
  fetch: FetchFeed;
  addArticle: AddArticle;
  clock: Clock;
  log: Log;
  /** From 0 to 1. */
  random(): number;
  /** Is told what is being done, a line at a time. */
  tell?(line: string): void;
};

/** What a pull did. */
export type Pulled = {
  url: string;
  outcome: 'read' | 'unchanged' | 'fault';
  /** Whether it was read for the first time. */
  first: boolean;
  title?: string;
  /** In the document; of these new, new but left out, and without an address. */
  items: number;
  fresh: number;
  leftOut: number;
  unlinked: number;
  /** Whether it changes everything from pull to pull, so that little of it is taken. */
  changing: boolean;
  /** What became of the articles whose turn it was. */
  articles: Attempt[];
  fault?: string;
  /** In ms; without it the feed is suspended. */
  nextPullAt?: number;
};

/** A flood is taken in part: so many of the newest at one pull, and the others count as seen. */
const MOST_AT_ONCE = 20;
const KEEP_FAILURES = 30 * 24 * 3_600_000;

/**
 * Asks a feed for what is new, notes it, and takes the articles whose turn it is, the oldest first. A fault of the feed is
 * part of the answer. Rejects where `signal` aborts, the claim is lost or the store fails: nothing is lost then, and what
 * was not taken is by the next pull.
 */
export async function pullFeed(feed: Feed, claim: Claim, options: PullOptions, signal: AbortSignal): Promise<Pulled> {
  const { database, clock } = options;
  const either = AbortSignal.any([claim.lost, signal]);
  const write = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    database.transaction(async (tx) => {
      if (!(await holdsLease(tx, claim.lease))) throw new Error('another process pulls this feed now');
      return work(tx);
    });
  const before = (await readFeedState(database, feed.url)) ?? { url: feed.url, items: 0, unlinked: 0, faults: 0 };
  const { brought, ...pulled } = await ask(feed, before, { ...options, write }, either);
  const articles = await takeArticles(feed, brought, { ...options, now: clock.now, write, signal: either });
  return { ...pulled, articles };
}

type Write = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
/** `brought`: the items that wait to be taken since now. */
type Asked = Omit<Pulled, 'articles'> & { brought: ReadonlySet<string> };
type Asking = Pick<PullOptions, 'database' | 'fetch' | 'clock' | 'random' | 'log'> & { write: Write };

async function ask(feed: Feed, before: FeedState, asking: Asking, signal: AbortSignal): Promise<Asked> {
  const { database, fetch, clock, random, log, write } = asking;
  const nothing = {
    url: feed.url,
    first: before.readAt === undefined,
    fresh: 0,
    leftOut: 0,
    changing: false,
    brought: NONE,
  };
  const { title, items, unlinked, etag, lastModified } = before;
  const next = (faults: number, retryAfterMs?: number) =>
    clock.now() + Math.round(pauseOf(feed.every, faults, random(), retryAfterMs));
  let found: Found;
  try {
    found = await look(feed.url, { etag, lastModified, signal, fetch, now: clock.now });
  } catch (error) {
    signal.throwIfAborted();
    const trouble = troubleOf(error);
    if (!(error instanceof UserError)) log.error({ error: traceOf(error) }, 'a feed could not be pulled');
    const state = afterFault(before, trouble, clock.now(), next(before.faults + 1, trouble.retryAfterMs));
    await write((tx) => saveFeedState(tx, state));
    return { ...nothing, outcome: 'fault', title, items, unlinked, fault: state.fault, nextPullAt: state.nextPullAt };
  }
  const now = clock.now();
  const { document, ...answer } = found;
  const fine = { pulledAt: now, readAt: now, faults: 0, fault: undefined, nextPullAt: next(0) };
  const good: FeedState = { ...before, ...answer, ...fine };
  if (!document) {
    await write((tx) => saveFeedState(tx, good));
    return { ...nothing, outcome: 'unchanged', title, items, unlinked, nextPullAt: good.nextPullAt };
  }
  const sifted = sift(document.items, await seenKeys(database, feed.url), now, randomUUID);
  const chosen = choose(feed, nothing.first, sifted);
  const state: FeedState = {
    ...good,
    title: document.title,
    items: document.items.length,
    unlinked: document.unlinked,
  };
  await write(async (tx) => {
    await keepKeys(tx, feed.url, sifted.keep);
    await forgetKeys(tx, feed.url, sifted.forget);
    await forgetFailures(tx, feed.url, now - KEEP_FAILURES);
    const rows = chosen.map(({ item, article }) => ({ item, url: article.url ?? '', title: article.title }));
    await queueArticles(tx, feed.url, rows, now);
    await saveFeedState(tx, state);
  });
  const counts = { items: state.items, fresh: sifted.fresh.length, leftOut: sifted.fresh.length - chosen.length };
  const { changing } = sifted;
  return {
    ...{ ...nothing, outcome: 'read', title: state.title, ...counts, changing },
    ...{ unlinked: document.unlinked, nextPullAt: state.nextPullAt, brought: new Set(chosen.map(({ item }) => item)) },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Without a document it is unchanged. */
type Found = { document?: FeedDocument } & Pick<FeedState, 'etag' | 'lastModified' | 'movedTo'>;
type Looking = {
  fetch: FetchFeed;
  now(): number;
  etag?: string;
  lastModified?: string;
  signal?: AbortSignal;
};

/** The feed at an address, as far as it has changed. Rejects with a UserError where it can't be had or is none. */
async function look(url: string, { fetch, now, ...wanted }: Looking): Promise<Found> {
  const answer = await fetch(url, { kind: 'feed', ...wanted });
  const { movedTo } = answer;
  if (answer.type === 'unchanged') return { movedTo };
  const document = readFeed(answer.text, answer.url, now());
  if ('fault' in document) throw new UserError(document.fault);
  return { document, etag: answer.etag, lastModified: answer.lastModified, movedTo };
}

/** What is taken of what is new, the oldest first. */
function choose(feed: Feed, first: boolean, { fresh, changing }: Sifted): Sifted['fresh'] {
  return fresh.slice(0, first || changing ? feed.first : MOST_AT_ONCE).reverse();
}

function afterFault(before: FeedState, { reason, gone, forGood }: Trouble, now: number, nextPullAt: number): FeedState {
  const faults = before.faults + 1;
  const isOver = forGood || (gone && faults >= GONE_PULLS);
  return { ...before, pulledAt: now, faults, fault: reason, nextPullAt: isOver ? undefined : nextPullAt };
}

/** What a pull would take, the oldest first; nothing is noted. Rejects with a UserError where the feed can't be had. */
export async function previewFeed(
  feed: Feed,
  { database, fetch, clock }: Pick<PullOptions, 'database' | 'fetch' | 'clock'>,
): Promise<{ document: FeedDocument; first: boolean; fresh: number; changing: boolean; chosen: Item[] }> {
  const { document } = await look(feed.url, { fetch, now: clock.now });
  if (!document) throw new UserError('The feed answers that it is unchanged, though nothing was asked of it before.');
  const first = (await readFeedState(database, feed.url))?.readAt === undefined;
  const sifted = sift(document.items, await seenKeys(database, feed.url), clock.now(), randomUUID);
  const chosen = choose(feed, first, sifted).map(({ article }) => article);
  return { document, first, fresh: sifted.fresh.length, changing: sifted.changing, chosen };
}
