import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from '../core/errors.ts';
import type { Database, Reader, Row, Transaction, Value } from './database.ts';
import { migrate } from './migrate.ts';

const FILE = 'verbatim.sqlite';
/** How long a statement may block the process for another process's lock; longer waits are asynchronous. */
const BUSY_MS = 250;
const WRITE_LOCK_MS = 10_000;
/** SQLite's result codes: https://sqlite.org/rescode.html */
const CODE = { busy: 5, readOnly: 8, damaged: 11, full: 13, cantOpen: 14, notADatabase: 26 };

/**
 * The embedded store in `folder`, made if it is missing: WAL, synchronous FULL, writes in one queue, reads on a
 * connection of their own. Rejects with a ConfigError where the folder can't be used.
 */
export async function openSqlite(folder: string): Promise<Database> {
  const { writer, reader } = await connect(folder);
  const write = connection(writer);
  let last: Promise<unknown> = Promise.resolve();
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const result = last
      .then(() => inTransaction(writer, write, work))
      .catch((error) => Promise.reject(named(error, folder)));
    last = result.catch(() => undefined);
    return result;
  };
  const close = async () => {
    await last;
    reader.close();
    writer.close();
  };
  const read = connection(reader);
  // Counts what other connections commit, and every write goes through another: https://sqlite.org/pragma.html#pragma_data_version
  const version = async () => String((await read.get<{ data_version: number }>('PRAGMA data_version'))?.data_version);
  const database: Database = { ...read, transaction, version, close };
  try {
    await migrate(database, transaction);
  } catch (error) {
    await close();
    throw error;
  }
  return database;
}

async function connect(folder: string): Promise<{ writer: DatabaseSync; reader: DatabaseSync }> {
  try {
    makeFolder(resolve(folder));
    const writer = new DatabaseSync(join(folder, FILE), { timeout: BUSY_MS });
    await patiently(() => writer.exec('PRAGMA journal_mode = WAL')); // of two first starts at once, one is refused
    writer.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    const reader = new DatabaseSync(join(folder, FILE), { timeout: BUSY_MS });
    reader.exec('PRAGMA query_only = ON');
    return { writer, reader };
  } catch (error) {
    throw named(error, folder);
  }
}

/** Not `recursive: true`, which never returns where a file system refuses new folders with ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // unless another process, starting too, was faster
  }
}

/** Statements are prepared once; their text is a constant of the code, so the cache stays small. */
function connection(db: DatabaseSync): Transaction {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    let found = prepared.get(sql);
    if (!found) {
      found = db.prepare(sql.replace(/\$(\d+)/g, '?$1'));
      prepared.set(sql, found);
    }
    return found;
  };
  const all: Reader['all'] = async <R extends Row>(sql: string, ...values: Value[]) =>
    statement(sql).all(...values) as unknown as R[];
  const get: Reader['get'] = async <R extends Row>(sql: string, ...values: Value[]) =>
    statement(sql).get(...values) as unknown as R | undefined;
  const run: Transaction['run'] = async (sql, ...values) => Number(statement(sql).run(...values).changes);
  return { engine: 'sqlite', all, get, run };
}

async function inTransaction<T>(db: DatabaseSync, tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await patiently(() => db.exec('BEGIN IMMEDIATE'));
  try {
    const result = await work(tx);
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Takes a lock; while another process holds it, this one goes on with its other work. */
async function patiently(lock: () => void): Promise<void> {
  for (let waited = 0; ; waited += BUSY_MS + 50) {
    try {
      lock();
      return;
    } catch (error) {
      if (codeOf(error) !== CODE.busy || waited >= WRITE_LOCK_MS) throw error;
      await delay(50);
    }
  }
}

const codeOf = (error: unknown): number => ((error as { errcode?: number }).errcode ?? 0) & 0xff;

/** What the operator can do about an error of the store; other errors pass as they are. */
function named(error: unknown, folder: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const elsewhere = 'or set VERBATIM_STATE to another folder';
  const mends: Record<number, string> = {
    [CODE.busy]: `The store in ${folder} is locked by another process: stop that one, ${elsewhere}.`,
    [CODE.readOnly]: `The store in ${folder} can't be written: make the folder writable for this user, ${elsewhere}.`,
    [CODE.damaged]: `${join(folder, FILE)} is damaged: put a copy of it back, ${elsewhere}.`,
    [CODE.full]: `The disk of the store in ${folder} is full: make room, ${elsewhere}. Nothing was lost.`,
    [CODE.cantOpen]: `The store in ${folder} can't be opened: make the folder writable for this user, ${elsewhere}.`,
    [CODE.notADatabase]: `${join(folder, FILE)} is not a Verbatim store: move it away, ${elsewhere}.`,
  };
  const mend = mends[codeOf(error)];
  if (mend) return new ConfigError(mend, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC'].includes(code) && !message.includes('SQL'))
    return new ConfigError(`The store's folder ${folder} can't be made (${code}): make it writable, ${elsewhere}.`);
  return error;
}
