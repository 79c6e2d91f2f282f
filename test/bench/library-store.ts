import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { publishBrief } from '../../src/library/publish.ts';
import type { Database, Transaction } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { searchOf } from '../../src/store/search.ts';
import { runSql } from '../fixtures/postgres-sql.ts';
import { inventBrief, inventWorld } from './library-articles.ts';

export const QUIET = { info: () => undefined, warn: () => undefined };
const SCHEMA = new URL('../../src/store/schema/sqlite/', import.meta.url);
const IN_ONE = 1000;
const START = Date.UTC(2026, 0, 1);

/** The folder of an embedded store of `briefs` invented briefings: kept in the temporary folder until what it is made of changes. */
export async function libraryFolder(briefs: number): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(new URL('./library-articles.ts', import.meta.url)));
  for (const file of readdirSync(SCHEMA).sort()) hash.update(readFileSync(new URL(file, SCHEMA)));
  const folder = join(tmpdir(), `verbatim-library-${briefs}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const database = await openDatabase({ state: partial }, QUIET);
  await fill(database, briefs);
  await database.close();
  renameSync(partial, folder);
  return folder;
}

/** Publishes them as the bot does, many in a transaction. */
export async function fill(database: Database, briefs: number): Promise<void> {
  const world = inventWorld();
  const started = performance.now();
  for (let first = 0; first < briefs; first += IN_ONE)
    await database.transaction(async (tx) => {
      await tx.all('PRAGMA cache_size = -300000');
      for (let at = first; at < Math.min(first + IN_ONE, briefs); at += 1)
        await publishBrief(tx, inventBrief(world, at), START + at * 1000);
    });
  const seconds = (performance.now() - started) / 1000;
  console.log(`${briefs} invented briefings published in ${seconds.toFixed(0)} s`);
}

const TABLES = 'sequence brief brief_topic speaker speaker_key quote term tally word slip'.split(' ');
const ROWS = 2000;

/** The same library in PostgreSQL: row by row from the embedded store, words of briefings as that engine keeps them. */
export async function copyLibrary(folder: string, to: Database, url: string, briefs: number): Promise<void> {
  const started = performance.now();
  const from = new DatabaseSync(join(folder, 'verbatim.sqlite'), { readOnly: true });
  await to.transaction(async (tx) => {
    await tx.run('SET LOCAL session_replication_role = replica'); // nothing is counted or learned twice
    for (const table of TABLES) await tx.run(`DELETE FROM ${table}`);
    for (const table of TABLES) {
      const columns = from
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => name);
      const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`;
      let rows: unknown[] = [];
      const flush = () => tx.run(sql, JSON.stringify(rows));
      for (const row of from.prepare(`SELECT ${columns} FROM ${table}`).iterate()) {
        rows.push(row);
        if (rows.length < ROWS) continue;
        await flush();
        rows = [];
      }
      await flush();
    }
    await copyWords(tx, briefs);
  });
  from.close();
  await runSql(url, 'VACUUM ANALYZE');
  console.log(`copied to PostgreSQL in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function copyWords(tx: Transaction, briefs: number): Promise<void> {
  await tx.run('DROP INDEX brief_text_words');
  const world = inventWorld();
  for (let at = 0; at < briefs; at += 1) {
    const { title, summary, topics, quotes } = inventBrief(world, at);
    const body = [...summary.map(({ text }) => text), ...topics, ...quotes.map(({ text }) => text)].join('\n');
    const people = quotes.flatMap((quote) => [quote.speaker ?? '', quote.title ?? '']).join('\n');
    await searchOf(tx).add(tx, at + 1, { title, people, body });
  }
  await tx.run('CREATE INDEX brief_text_words ON brief_text USING gin (words) WITH (fastupdate = off)');
}
