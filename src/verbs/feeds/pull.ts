import { UserError } from '../../core/errors.ts';
import { type Claim, createClaims } from '../../ingest/feed/claim.ts';
import { type Pulled, previewFeed, pullFeed } from '../../ingest/feed/pull.ts';
import type { Attempt } from '../../ingest/feed/take.ts';
import { articleLabel, feedLabel } from '../../ingest/feed/tell.ts';
import { LEASE_MS } from '../../lease.ts';
import type { Feed } from '../../library/feeds-file.ts';
import { count } from '../../views/count.ts';
import { type Desk, feedsMeant, readFollowed } from './desk.ts';

export type PullFeedsOptions = { dryRun?: boolean; json?: boolean };

/** Pulls one feed or all of them now, however they are due; 1 where one can't be read. `dryRun`: only says what is new. */
export async function pullFeeds(desk: Desk, word: string | undefined, options: PullFeedsOptions): Promise<0 | 1> {
  const followed = await readFollowed(desk);
  if (!followed) return 1;
  const meant = await feedsMeant(desk, followed.feeds, word);
  if (word !== undefined && meant.length === 0) return 1;
  if (meant.length === 0) desk.tell('No feeds are followed: `verbatim feeds add URL` adds one.');
  const records: unknown[] = [];
  let failed = false;
  for (const feed of meant) {
    desk.tell(`${feed.name ?? feed.url} …`);
    const { ok, record, lines } = await (options.dryRun ? preview(desk, feed) : pull(desk, feed));
    failed ||= !ok;
    records.push(record);
    if (!options.json) for (const line of lines) (ok ? desk.out : desk.tell)(line);
  }
  if (options.json) desk.out(JSON.stringify(records, null, 2));
  return failed ? 1 : 0;
}

type Outcome = { ok: boolean; record: unknown; lines: string[] };

async function pull(desk: Desk, feed: Feed): Promise<Outcome> {
  const claim = await claimPatiently(desk, feed.url);
  if ('holder' in claim) {
    return faultOf(feed, `${claim.holder} pulls it at the moment: try again later.`);
  }
  try {
    const tell = (line: string) => desk.tell(`  ${line}`);
    const options = { ...desk, random: Math.random, tell };
    const pulled = await pullFeed(feed, claim, options, new AbortController().signal);
    const ok = pulled.outcome !== 'fault';
    return {
      ok,
      record: recordOf(pulled),
      lines: ok
        ? summaryOf(feed, pulled)
        : [faultLine(feed, pulled.fault ?? 'It can’t be read.', pulled.title), ...pulled.articles.map(lineOf)],
    };
  } finally {
    await claim.release();
  }
}

const LOOK_MS = 2_000;

/** What another has left behind can be taken over once it hasn't moved for long enough. */
async function claimPatiently(desk: Desk, url: string): Promise<Claim | { holder: string }> {
  const claim = createClaims(desk);
  const until = desk.clock.uptime() + LEASE_MS + LOOK_MS;
  for (;;) {
    const claimed = await claim(url);
    if (!('holder' in claimed) || desk.clock.uptime() >= until) return claimed;
    await desk.clock.sleep(LOOK_MS);
  }
}

function summaryOf(feed: Feed, pulled: Pulled): string[] {
  const { title, outcome, items, fresh, leftOut, unlinked, articles } = pulled;
  const facts = [
    outcome === 'unchanged' ? 'unchanged' : `${count(items, 'item')}, ${fresh} new`,
    ...(leftOut > 0 ? [`${leftOut} left out: ${whyLeftOut(pulled)}`] : []),
    ...(unlinked > 0 ? [`${unlinked} without an address`] : []),
  ];
  const head = `${feed.name ?? title ?? feed.url}: ${facts.join('; ')}.`;
  return [head, ...articles.map(lineOf)];
}

function whyLeftOut({ first, changing }: Pulled): string {
  if (first) return 'at the first pull only the newest are taken';
  return changing ? 'it changes everything from pull to pull, and only its newest are taken' : 'too many';
}

function lineOf({ as, waited, ...attempt }: Attempt): string {
  const { type, title, reason } = attempt;
  const what = as === undefined ? articleLabel(attempt) : [as, title].filter(Boolean).join(' · ');
  return `  ${waited ? 'from before: ' : ''}${type} ${what}${reason ? `: ${reason}` : ''}`;
}

const faultLine = (feed: Feed, fault: string, title?: string): string =>
  `${feed.name ?? title ?? feedLabel(feed)}: ${fault}`;

const faultOf = (feed: Feed, fault: string): Outcome => ({
  ok: false,
  record: { url: feed.url, outcome: 'fault', fault },
  lines: [faultLine(feed, fault)],
});

const instant = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

const recordOf = ({ nextPullAt, articles, ...pulled }: Pulled) => ({
  ...pulled,
  articles: articles.map(({ again, ...attempt }) => ({ ...attempt, againAt: instant(again) })),
  nextPullAt: instant(nextPullAt),
});

async function preview(desk: Desk, feed: Feed): Promise<Outcome> {
  try {
    const { document, first, fresh, changing, chosen } = await previewFeed(feed, desk);
    const counts = { items: document.items.length, fresh, leftOut: fresh - chosen.length, unlinked: document.unlinked };
    const record = {
      url: feed.url,
      outcome: 'read',
      first,
      changing,
      title: document.title,
      ...counts,
      articles: chosen,
    };
    const pulled: Pulled = { ...record, outcome: 'read', articles: [] };
    return { ok: true, record, lines: [...summaryOf(feed, pulled), ...chosen.map(({ url }) => `  would take ${url}`)] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return faultOf(feed, error.message);
  }
}
