import { commands } from '../commands/index.ts';
import { createBot } from './bot.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { Bot } from './core/platform.ts';
import { type Digests, openDigests } from './digest/digests.ts';
import { type Drafts, openDraftsOf } from './ingest/drafts.ts';
import type { Fetcher } from './ingest/fetch/fetch.ts';
import { type Ingest, openIngest } from './ingest/ingest.ts';
import { type Corrections, openCorrections } from './library/corrections.ts';
import { type ImportReport, importFolder } from './library/import.ts';
import { type Library, openLibrary } from './library/library.ts';
import type { Database } from './store/database.ts';
import { findLine, saveLines } from './store/lines.ts';
import { openDatabase } from './store/open.ts';

/** The bot on its store, without platforms: what the main job and the verbs share. */
export type App = {
  bot: Bot;
  library: Library;
  digests: Digests;
  corrections: Corrections;
  ingest: Ingest;
  drafts: Drafts;
  fetch: Fetcher;
  database: Database;
  imported: ImportReport;
};

/** Opens the store and brings data/ into it. Rejects with a ConfigError where the store can't be used. */
export async function openApp(config: Config, log: Log, now: () => number): Promise<App> {
  const database = await openDatabase(config, log);
  const imported = await importFolder({ folder: config.data, database, now });
  const library = openLibrary(database);
  const digests = openDigests({ database, library, now, random: Math.random });
  const fetch = lazyFetcher(config);
  const ingest = openIngest({ database, fetch, now, random: Math.random });
  const drafts = openDraftsOf(database, now);
  const corrections = openCorrections({ database, library, now });
  const { managers, zone } = config;
  const bot = createBot({
    ...{ commands, library, digests, corrections, ingest, drafts, managers, zone },
    reply: config.reply,
    lines: { save: (lines) => saveLines(database, lines), find: (id) => findLine(database, id) },
    log,
  });
  return { bot, library, digests, corrections, ingest, drafts, fetch, database, imported };
}

/** Fetches pages and feeds; what it needs is loaded with the first. */
export function lazyFetcher({ fetchLoopback }: Config, clock: Clock = systemClock): Fetcher {
  let fetcher: Promise<Fetcher> | undefined;
  return async (url, request) => {
    fetcher ??= import('./ingest/fetch/fetch.ts').then(({ createFetcher }) =>
      createFetcher({ clock, allowPrivate: fetchLoopback }),
    );
    return (await fetcher)(url, request);
  };
}

/** One line for each fault of the data folder, for standard error. */
export const faultLines = (report: ImportReport, folder: string): string[] =>
  report.faults.map(({ file, line, fault }) => `${folder}/${file}:${line}: ${fault}`);
