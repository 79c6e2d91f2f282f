import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openLibrary } from '../../src/library/library.ts';
import { publishBrief } from '../../src/library/publish.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { startPostgres } from '../fixtures/postgres-server.ts';
import { temporaryFolder } from '../process.ts';

/** Statements as the engine's bare client runs them. */
export type Bare = { run(sql: string, ...values: (string | number)[]): unknown; close(): unknown };

export type BenchStore = {
  engine: 'SQLite' | 'PostgreSQL';
  database: Database;
  bare(): Promise<Bare>;
  close(): Promise<void>;
};

const QUIET = { info: () => undefined, warn: () => undefined };

/** A new store on disk, as the bot opens it. */
export async function sqliteStore(): Promise<BenchStore> {
  const folder = temporaryFolder();
  const database = await openDatabase({ state: folder.path }, QUIET);
  const bare = async (): Promise<Bare> => {
    const db = new DatabaseSync(join(folder.path, 'bare.sqlite'));
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    const prepared = new Map<string, ReturnType<typeof db.prepare>>();
    const statement = (sql: string) => {
      const known = prepared.get(sql) ?? db.prepare(sql.replace(/\$(\d+)/g, '?$1'));
      prepared.set(sql, known);
      return known;
    };
    return { run: (sql, ...values) => statement(sql).run(...values), close: () => db.close() };
  };
  const close = async () => {
    await database.close();
    folder.remove();
  };
  return { engine: 'SQLite', database, bare, close };
}

/** A new server of its own, and the store in it. */
export async function postgresStore(): Promise<BenchStore> {
  const folder = temporaryFolder();
  const server = await startPostgres();
  const database = await openDatabase({ state: folder.path, databaseUrl: server.url }, QUIET);
  const bare = async (): Promise<Bare> => {
    const client = new pg.Client(server.url);
    await client.connect();
    return { run: (sql, ...values) => client.query(sql, values), close: () => client.end() };
  };
  const close = async () => {
    await database.close();
    await server.remove();
    folder.remove();
  };
  return { engine: 'PostgreSQL', database, bare, close };
}

export const STORES = [sqliteStore, postgresStore];

/** Publishes two briefings, so that there is news. */
export async function publishNews(database: Database): Promise<void> {
  for (const brief of [storm(), bridge()]) await database.transaction((tx) => publishBrief(tx, brief, Date.now()));
}

export const libraryOf = (database: Database) => openLibrary(database);

/** `count` channels with a digest at 08:00 that are next due at `dueAt` (ms), numbered from `first` on. */
export async function subscribeMany(database: Database, first: number, count: number, dueAt: number): Promise<void> {
  await database.transaction((tx) =>
    tx.run(
      `WITH RECURSIVE n (i) AS (SELECT CAST($1 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < $2)
       INSERT INTO subscription (id, platform, channel, rule, zone, topics, mark, grace, state, created_by, created_at, next_run_at)
       SELECT 's' || i, 'bench', 'C' || i, '{"time":"08:00","days":"daily"}', 'UTC', '[]', 0, 10800000, 'active', 'U1', 0,
       CAST($3 AS BIGINT) FROM n`,
      ...[first, first + count - 1, dueAt],
    ),
  );
}
