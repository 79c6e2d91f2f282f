import type { App } from './app.ts';
import { systemClock } from './clock.ts';
import type { Log } from './core/log.ts';
import { articlesInto } from './ingest/feed/articles-into.ts';
import { createPolling } from './ingest/feed/poll.ts';
import { followedFeeds } from './library/followed-feeds.ts';
import { everySecond } from './tick.ts';

/** Pulls the feeds of the data folder when they are due, for as long as the process runs. */
export function followFeeds(
  { database, ingest, fetch }: Pick<App, 'database' | 'ingest' | 'fetch'>,
  data: string,
  log: Log,
): { stop(): Promise<void> } {
  const polling = createPolling({
    ...{ database, fetch, log, clock: systemClock, random: Math.random },
    addArticle: articlesInto(ingest),
    feeds: followedFeeds(data, log),
  });
  const ticking = everySecond(systemClock, polling.tick);
  return {
    stop: async () => {
      await ticking.stop();
      await polling.stop();
    },
  };
}
