import { createHash } from 'node:crypto';
import type { Pool, QueryResult } from 'pg';
import type { Row, Value } from './database.ts';

/** Each connection keeps what it has prepared: statements beyond so many are planned each time. */
const MOST = 100;
/**
 * The session doesn't know a statement, or knows it already, as behind a pooler that gives each transaction another one; or
 * the schema has changed since: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const UNPREPARED = new Set(['26000', '42P05', '0A000']);

/**
 * Asks a pool by prepared statements, since short questions take longer to plan than to answer. Where they don't hold, what
 * was asked is asked again without, and so is all that follows. Not for transactions, which end with the first error.
 */
export function preparing(pool: Pick<Pool, 'query'>): (text: string, values: Value[]) => Promise<QueryResult<Row>> {
  const names = new Map<string, string>();
  let hold = true;
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MOST) names.set(text, hashed(text));
    return names.get(text);
  };
  return async (text, values) => {
    const name = hold ? nameOf(text) : undefined;
    if (name === undefined) return pool.query<Row>(text, values);
    try {
      return await pool.query<Row>({ name, text, values });
    } catch (error) {
      if (!UNPREPARED.has((error as { code?: string }).code ?? '')) throw error;
      hold = false;
      return pool.query<Row>(text, values);
    }
  };
}

/** The same in every process and different for every statement: no pooler can mistake one for another. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
