import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Log } from '../core/log.ts';
import type { Database, Reader, Row, Transaction, Value } from './database.ts';
import { migrate } from './migrate.ts';
import { isAway, named, refuseUnfit } from './postgres-errors.ts';
import { makePool, placeOf } from './postgres-pool.ts';
import { preparing } from './postgres-prepared.ts';

export type PostgresOptions = {
  log: Pick<Log, 'info' | 'warn'>;
  /** How long a start and how long a question waits for a database that is away, in ms. */
  patience?: { start: number; question: number };
};

/** Two leases that can't be renewed are noticed before they end: a question must not wait longer. */
const PATIENCE = { start: 15_000, question: 5_000 };
const [FIRST_WAIT_MS, LAST_WAIT_MS] = [50, 500];
/** A writer that has gone without a word keeps the others waiting for a while only. */
const LIMITS = `BEGIN; SET LOCAL lock_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '60s'`;
/** The row's lock lets one transaction at a time write, of all processes, as SQLite does. */
const BEGIN = `${LIMITS}; UPDATE store_version SET value = value + 1`;
/** A number of our own, the same in every version: who holds it may change the schema. */
const BEGIN_MIGRATION = `${LIMITS}; SELECT pg_advisory_xact_lock(8265112)`;

/**
 * The store in PostgreSQL at `url`, brought up to date. Nothing it does ends the process: a database that restarts is
 * waited for, and what can't be answered in time is rejected. Rejects with a ConfigError where it can't be used.
 */
export async function openPostgres(url: string, { log, patience = PATIENCE }: PostgresOptions): Promise<Database> {
  const place = placeOf(url);
  const pool = makePool(url);
  const patiently = waiting(place, log);
  const direct = queries(preparing(pool));
  let wait = patience.start;
  const read: Reader = {
    engine: 'postgres',
    all: (sql, ...values) => patiently(wait, () => direct.all(onlyRead(sql), ...values)),
    get: (sql, ...values) => patiently(wait, () => direct.get(onlyRead(sql), ...values)),
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that a process that waits for its own transactions holds no connections. */
  const queued =
    (begin: string): Database['transaction'] =>
    (work) => {
      const result = last
        .then(() => patiently(wait, () => beginOn(pool, begin)))
        .then((client) => inTransaction(client, work))
        .catch((error) => Promise.reject(named(error, place)));
      last = result.catch(() => undefined);
      return result;
    };
  const version = async () => String((await read.get<{ value: number }>('SELECT value FROM store_version'))?.value);
  const close = async () => {
    await last;
    await Promise.race([pool.end(), delay(2_000, undefined, { ref: false })]); // a vanished peer never says goodbye
  };
  try {
    refuseUnfit(await read.get(FITNESS), place);
    await migrate(read, queued(BEGIN_MIGRATION));
  } catch (error) {
    await close();
    throw error;
  }
  wait = patience.question;
  return { ...read, transaction: queued(BEGIN), version, close };
}

const FITNESS = `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`;

/** Runs again what finds the database away, until it is back or the time (ms) is over; says so once. */
function waiting(place: string, log: PostgresOptions['log']) {
  let away = false;
  return async <T>(patience: number, work: () => Promise<T>): Promise<T> => {
    const deadline = Date.now() + patience;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LAST_WAIT_MS)) {
      try {
        const result = await work();
        if (away) log.info({}, `PostgreSQL at ${place} answers again.`);
        away = false;
        return result;
      } catch (error) {
        if (!isAway(error) || Date.now() + wait > deadline) throw named(error, place);
        if (!away) log.warn({}, `PostgreSQL at ${place} does not answer: waiting for it.`);
        away = true;
        await delay(wait);
      }
    }
  };
}

/** Changes belong into transactions, where they are counted; the other engine refuses them elsewhere, too. */
function onlyRead(sql: string): string {
  if (!/^\s*(SELECT|WITH)\b/i.test(sql))
    throw new TypeError('readonly: a statement that changes something needs a transaction');
  return sql;
}

function queries(query: (text: string, values: Value[]) => Promise<QueryResult<Row>>): Transaction {
  return {
    engine: 'postgres',
    all: async <R extends Row>(sql: string, ...values: Value[]) => (await query(sql, values)).rows as R[],
    get: async <R extends Row>(sql: string, ...values: Value[]) => (await query(sql, values)).rows[0] as R | undefined,
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
  };
}

async function beginOn(pool: Pool, begin: string): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function inTransaction<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    const result = await work(queries((text, values) => client.query<Row>(text, values)));
    // Where a statement failed and nobody minded, PostgreSQL answers COMMIT with a rollback.
    if ((await client.query('COMMIT')).command !== 'COMMIT') throw new Error('a statement of the transaction failed');
    client.release();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
