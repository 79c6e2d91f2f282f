import type { Log } from '../../core/log.ts';
import type { Feed } from '../../library/feeds-file.ts';
import type { FeedState } from '../../store/feeds.ts';
import type { Pulled } from './pull.ts';

/** How a feed is called where it is logged: what follows the question mark of its address may be a secret. */
export const feedLabel = ({ name, url }: Pick<Feed, 'name' | 'url'>): string => name ?? url.replace(/[?#].*/, '');

/** How an article of a feed is called in lists: title, host and path, and nothing that may be a secret. */
export function articleLabel({ title, url }: { title: string; url: string }): string {
  const { host, pathname } = new URL(url);
  return title === '' ? `${host}${pathname}` : `${title} (${host}${pathname})`;
}

/** Tells the operator what a pull did, if it is worth a line: something new, left out or failed. */
export function tellPulled(log: Log, feed: Feed, pulled: Pulled, before: FeedState | undefined): void {
  const label = feedLabel(feed);
  const { first, fresh, leftOut, changing, articles } = pulled;
  if (pulled.outcome === 'fault') tellFault(log, label, pulled, (before?.faults ?? 0) + 1);
  else if (before && before.faults > 0) log.info({ feed: label, faults: before.faults }, 'a feed can be read again');
  if (first && pulled.outcome === 'read')
    log.info(
      { feed: label, items: pulled.items, leftOut },
      'a feed was read for the first time: only its newest are taken',
    );
  else if (changing)
    log.warn(
      { feed: label, fresh, leftOut },
      'a feed changes everything from pull to pull: few of its newest are taken until it shows what is known',
    );
  else if (leftOut > 0)
    log.warn(
      { feed: label, fresh, leftOut },
      'a feed brought more at once than is taken: its newest are, the rest is not',
    );
  const taken = articles.filter(({ type }) => type !== 'failed' && type !== 'known').length;
  if (taken > 0) log.info({ feed: label, articles: taken }, 'a feed brought articles');
  for (const { type, url, reason, again } of articles)
    if (type === 'failed' && again === undefined)
      log.info({ feed: label, article: url.replace(/[?#].*/, ''), reason }, 'an article of a feed was given up');
}

function tellFault(log: Log, label: string, { fault, nextPullAt }: Pulled, faults: number): void {
  if (nextPullAt === undefined)
    log.warn(
      { feed: label, faults, fault },
      'a feed is gone and suspended: pull it by hand to try again, or remove it',
    );
  else
    log.warn(
      { feed: label, faults, fault, next: new Date(nextPullAt).toISOString() },
      'a feed can’t be read: it is asked less often until it can',
    );
}
