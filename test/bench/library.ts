import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../src/library/library.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { startDiscord } from '../doubles/discord/discord.ts';
import { startPostgres } from '../fixtures/postgres-server.ts';
import { temporaryFolder } from '../process.ts';
import { completions, lookUps, type Question, searches, strangers } from './library-questions.ts';
import { copyLibrary, libraryFolder, QUIET } from './library-store.ts';
import { met, report, run, tell } from './process.ts';

const BRIEFS = 100_000;
const TIMES = 300;
const STARTS = 7;

/**
 * A library of invented articles, however large: questions answered by the embedded store and by PostgreSQL, then the real
 * program beside one whose library is empty.
 */
export async function benchLibrary(briefs = BRIEFS): Promise<void> {
  const state = await libraryFolder(briefs);
  const database = await openDatabase({ state }, QUIET);
  await questions('SQLite', database, briefs);
  await database.close();
  await starts(state);
  const server = await startPostgres();
  try {
    const copy = await openDatabase({ state, databaseUrl: server.url }, QUIET);
    await copyLibrary(state, copy, server.url, briefs);
    await questions('PostgreSQL', copy, briefs);
    await copy.close();
  } finally {
    await server.remove();
  }
}

async function questions(engine: string, database: Database, briefs: number): Promise<void> {
  const library = openLibrary(database);
  const total = async (sql: string) => (await database.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))?.n;
  tell(`${engine}, the library`, `${await total('brief')} briefings, ${await total('quote')} quotations`);
  await measure(`${engine}, look-up`, lookUps(library, briefs), 5);
  await measure(`${engine}, names that are none`, strangers(library));
  await measure(`${engine}, completion`, completions(library), 10);
  await measure(`${engine}, full-text search`, searches(library), 25);
}

/**
 * A line for each kind of question, and one for all of them. Each is asked three times and counts by the fastest: what else
 * the machine does meanwhile is not the library's.
 */
async function measure(what: string, kinds: Record<string, Question>, goalMs?: number): Promise<void> {
  const all: number[] = [];
  for (const [name, make] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let at = -20; at < TIMES; at += 1) {
      const ask = make();
      const ms = [await timed(ask), await timed(ask), await timed(ask)];
      if (at >= 0) times.push(Math.min(...ms));
    }
    all.push(...times);
    tell(`  ${name}`, numbers(times));
  }
  tell(what, numbers(all), goalMs ? met(`p99 ≤ ${goalMs} ms`, share(all, 0.99) <= goalMs) : '');
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

const share = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;

const numbers = (times: readonly number[]): string =>
  `median ${share(times, 0.5).toFixed(2)} ms, p99 ${share(times, 0.99).toFixed(2)} ms, most ${share(times, 1).toFixed(2)} ms`;

/** The program with this library, and with none, in turn. */
async function starts(state: string): Promise<void> {
  const [empty, discord] = [temporaryFolder(), await startDiscord({ history: false })];
  const data = join(empty.path, 'data');
  mkdirSync(data);
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, VERBATIM_DATA: data, LOG_LEVEL: 'warn' };
  const [ms, rss]: [[number[], number[]], [number[], number[]]] = [
    [[], []],
    [[], []],
  ];
  for (let round = -1; round < STARTS; round += 1)
    for (const [at, folder] of [state, empty.path].entries()) {
      const running = await run('src/start.mjs', { ...env, VERBATIM_STATE: folder });
      if (round >= 0) {
        ms[at as 0 | 1].push(running.startMs);
        rss[at as 0 | 1].push(running.rssMb());
      }
      await running.stop();
    }
  report('start to ready, against an empty library', 'ms', ms[0], ms[1], 2);
  report('resident memory, against an empty one', 'MB', rss[0], rss[1], 2);
  await discord.close();
  empty.remove();
}
