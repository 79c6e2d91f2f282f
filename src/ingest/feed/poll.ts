import type { Feed } from '../../library/feeds-file.ts';
import { allFeedStates, type FeedState, readFeedState } from '../../store/feeds.ts';
import { createClaims } from './claim.ts';
import type { PullOptions } from './pull.ts';
import { tellPulled } from './tell.ts';
import { traceOf } from './trouble.ts';

export type PollingOptions = PullOptions & {
  /** The feeds that are followed, as their file has them now. */
  feeds(): Promise<Feed[]>;
};

export type Polling = {
  /** Begins to pull what is due. Never rejects. */
  tick(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Begins nothing more, breaks off what is fetched, and waits for what is under way, for a while. */
  stop(): Promise<void>;
};

/** Feeds that are pulled side by side: most of the time each waits for its server. */
const SIDE_BY_SIDE = 4;
const DRAIN_MS = 10_000;
/** A pull that failed by a fault of ours leaves no next time in the store. */
const SPARE_MS = 5 * 60_000;
/** No pause is longer: a pull that seems further away was planned when the time of day was another. */
const FURTHEST_MS = 27 * 3_600_000;

/** Pulls each feed when it is due. When that is stands in the store; of several processes one pulls a feed at a time. */
export function createPolling(options: PollingOptions): Polling {
  const { database, clock, log, feeds } = options;
  const claim = createClaims(options);
  const stopping = new AbortController();
  const busy = new Map<string, Promise<void>>();
  const spared = new Map<string, number>();
  let ticking: Promise<void> | undefined;
  let failing = false;

  const isDue = (state: FeedState | undefined): boolean => {
    if (!state) return true;
    const { nextPullAt } = state;
    return nextPullAt !== undefined && (nextPullAt <= clock.now() || nextPullAt > clock.now() + FURTHEST_MS);
  };

  async function round(): Promise<void> {
    const followed = await feeds();
    const states = await allFeedStates(database);
    const when = ({ url }: Feed): number => states.get(url)?.nextPullAt ?? 0;
    const due = followed
      .filter(({ url }) => isDue(states.get(url)) && !busy.has(url) && (spared.get(url) ?? 0) <= clock.uptime())
      .sort((one, other) => when(one) - when(other));
    for (const feed of due.slice(0, Math.max(0, SIDE_BY_SIDE - busy.size))) begin(feed);
  }

  function begin(feed: Feed): void {
    if (stopping.signal.aborted) return;
    const pulling = pull(feed)
      .catch((error) => {
        if (stopping.signal.aborted) return;
        spared.set(feed.url, clock.uptime() + SPARE_MS);
        log.error(
          { feed: feed.url.split('?')[0], error: traceOf(error) },
          'a feed could not be pulled: it is tried again in five minutes',
        );
      })
      .finally(() => busy.delete(feed.url));
    busy.set(feed.url, pulling);
  }

  async function pull(feed: Feed): Promise<void> {
    const claimed = await claim(feed.url);
    if ('holder' in claimed) return;
    try {
      const before = await readFeedState(database, feed.url);
      if (!isDue(before)) return; // another process was faster
      const { pullFeed } = await import('./pull.ts'); // with the parser, which a bot without feeds doesn't need
      const pulled = await pullFeed(feed, claimed, options, stopping.signal);
      tellPulled(log, feed, pulled, before);
    } finally {
      await claimed.release().catch(() => undefined); // it lapses by itself
    }
  }

  async function settled(): Promise<void> {
    await ticking;
    while (busy.size > 0) await Promise.allSettled(busy.values());
  }

  return {
    settled,
    tick: () => {
      if (stopping.signal.aborted) return Promise.resolve();
      ticking ??= round()
        .then(() => {
          failing = false;
        })
        .catch((error) => {
          if (!failing) log.error({ error: traceOf(error) }, 'feeds can’t be pulled as the store can’t be used');
          failing = true;
        })
        .finally(() => {
          ticking = undefined;
        });
      return ticking;
    },
    stop: async () => {
      stopping.abort();
      const drained = new AbortController();
      await Promise.race([settled(), clock.sleep(DRAIN_MS, drained.signal).catch(() => undefined)]);
      drained.abort();
    },
  };
}
