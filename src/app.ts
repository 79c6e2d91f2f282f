import { commands } from '../commands/index.ts';
import { createBot } from './bot.ts';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';
import type { Bot } from './core/platform.ts';
import { type Digests, openDigests } from './digest/digests.ts';
import { type ImportReport, importFolder } from './library/import.ts';
import { type Library, openLibrary } from './library/library.ts';
import type { Database } from './store/database.ts';
import { findLine, saveLines } from './store/lines.ts';
import { openDatabase } from './store/open.ts';

/** The bot on its store, without platforms: what the main job and the verbs share. */
export type App = { bot: Bot; library: Library; digests: Digests; database: Database; imported: ImportReport };

/** Opens the store and brings data/ into it. Rejects with a ConfigError where the store can't be used. */
export async function openApp(config: Config, log: Log, now: () => number): Promise<App> {
  const database = await openDatabase(config, log);
  const imported = await importFolder({ folder: config.data, database, now });
  const library = openLibrary(database);
  const digests = openDigests({ database, library, now, random: Math.random });
  const { managers, zone } = config;
  const bot = createBot({
    ...{ commands, library, digests, managers, zone },
    reply: config.reply,
    lines: { save: (lines) => saveLines(database, lines), find: (id) => findLine(database, id) },
    log,
  });
  return { bot, library, digests, database, imported };
}

/** One line for each fault of the data folder, for standard error. */
export const faultLines = (report: ImportReport, folder: string): string[] =>
  report.faults.map(({ file, line, fault }) => `${folder}/${file}:${line}: ${fault}`);
