import { lazyFetcher } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { articlesInto } from '../ingest/feed/articles-into.ts';
import { openIngest } from '../ingest/ingest.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/open.ts';
import { type AddOptions, addFeed } from './feeds/add.ts';
import type { Desk } from './feeds/desk.ts';
import { listFeeds } from './feeds/list.ts';
import { type PullFeedsOptions, pullFeeds } from './feeds/pull.ts';
import { removeFeed } from './feeds/remove.ts';

/** The sub-commands of `verbatim feeds`, on the settings of the environment. */
export const add = (url: string, options: AddOptions) => atDesk((desk) => addFeed(desk, url, options));
export const list = (options: { json?: boolean }) => atDesk((desk) => listFeeds(desk, options));
export const pull = (word: string | undefined, options: PullFeedsOptions) =>
  atDesk((desk) => pullFeeds(desk, word, options));
export const remove = (word: string) => atDesk((desk) => removeFeed(desk, word));

async function atDesk<Exit>(work: (desk: Desk) => Promise<Exit>): Promise<Exit> {
  const config = readConfig(process.env);
  const log = await createLog(config.logLevel);
  const database = await openDatabase(config, log);
  const fetch = lazyFetcher(config);
  const ingest = openIngest({ database, fetch, now: systemClock.now, random: Math.random });
  try {
    return await work({
      ...{ data: config.data, zone: config.zone, database, fetch, clock: systemClock, log },
      addArticle: articlesInto(ingest),
      out: (line) => process.stdout.write(`${line}\n`),
      tell: (line) => process.stderr.write(`${line}\n`),
    });
  } finally {
    await database.close();
  }
}
