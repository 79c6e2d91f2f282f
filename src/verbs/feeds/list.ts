import { localTime } from '../../digest/calendar.ts';
import { changesEverything } from '../../ingest/feed/changing.ts';
import { articleLabel } from '../../ingest/feed/tell.ts';
import type { Feed } from '../../library/feeds-file.ts';
import {
  allFeedStates,
  countFailures,
  type FeedArticle,
  type FeedState,
  failedArticles,
  seenKeys,
} from '../../store/feeds.ts';
import { count } from '../../views/count.ts';
import { type Desk, readFollowed } from './desk.ts';

const FAILURES = 3;

type Listed = { feed: Feed; state?: FeedState; changing: boolean; failures: FeedArticle[]; failed: number };

/** Lists what is followed and how it goes; 1 where the file is broken. */
export async function listFeeds(desk: Desk, { json = false }: { json?: boolean }): Promise<0 | 1> {
  const followed = await readFollowed(desk);
  if (!followed) return 1;
  const states = await allFeedStates(desk.database);
  const listed: Listed[] = [];
  for (const feed of followed.feeds)
    listed.push({
      feed,
      state: states.get(feed.url),
      changing: changesEverything(await seenKeys(desk.database, feed.url)),
      failures: await failedArticles(desk.database, feed.url, FAILURES),
      failed: await countFailures(desk.database, feed.url),
    });
  if (json) desk.out(JSON.stringify(listed.map(record), null, 2));
  else if (listed.length === 0) desk.out('No feeds are followed: `verbatim feeds add URL` adds one.');
  else for (const one of listed) for (const line of lines(one, desk.zone)) desk.out(line);
  return 0;
}

function lines({ feed, state, changing, failures, failed }: Listed, zone: string): string[] {
  const time = (ms: number | undefined): string => (ms === undefined ? 'never' : localTime(ms, zone));
  const facts = [
    `every ${intervalOf(feed.every)}`,
    feed.trusted ? 'trusted' : 'drafts',
    ...(feed.topics.length > 0 ? [feed.topics.join(', ')] : []),
  ];
  const head = `${feed.name ?? state?.title ?? new URL(feed.url).host}  ${feed.url}  ${facts.join(' · ')}`;
  if (state?.pulledAt === undefined) return [head, '  not pulled yet'];
  const unlinked = state.unlinked > 0 ? ` (and ${state.unlinked} without an address)` : '';
  const next = state.nextPullAt === undefined ? 'suspended: pull it to try again' : `next ${time(state.nextPullAt)}`;
  return [
    head,
    `  ${count(state.items, 'item')}${unlinked} · pulled ${time(state.pulledAt)} · last new ${time(state.newAt)} · ${next}`,
    ...(state.faults > 0 ? [`  ${count(state.faults, 'fault')} in a row: ${state.fault}`] : []),
    ...(changing ? [`  changes everything from pull to pull: only its ${feed.first} newest are taken each time`] : []),
    ...(state.movedTo ? [`  has moved to ${state.movedTo}: change it in feeds.yaml`] : []),
    ...failures.map((article) => {
      const { reason, notBefore } = article;
      const then = notBefore === undefined ? 'given up' : `tried again from ${time(notBefore)} on`;
      return `  ${articleLabel(article)}: ${reason} (${then})`;
    }),
    ...(failed > failures.length ? [`  and ${failed - failures.length} more`] : []),
  ];
}

const intervalOf = (ms: number): string => (ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${ms / 60_000}m`);

const instant = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** A feed for programs; instants are ISO, durations ms. */
const record = ({ feed, state, changing, failures, failed }: Listed) => ({
  url: feed.url,
  name: feed.name ?? null,
  title: state?.title ?? null,
  trusted: feed.trusted,
  everyMs: feed.every,
  topics: feed.topics,
  items: state?.items ?? null,
  unlinked: state?.unlinked ?? null,
  pulledAt: instant(state?.pulledAt),
  newAt: instant(state?.newAt),
  nextPullAt: instant(state?.nextPullAt),
  suspended: state !== undefined && state.nextPullAt === undefined,
  faults: state?.faults ?? 0,
  fault: state?.fault ?? null,
  movedTo: state?.movedTo ?? null,
  changing,
  failed,
  failures: failures.map(({ url, title, attempts, reason, notBefore }) => ({
    ...{ url, title, attempts, reason: reason ?? null, againAt: instant(notBefore) },
  })),
});
