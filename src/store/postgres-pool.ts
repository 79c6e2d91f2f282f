import pg from 'pg';
import { ConfigError } from '../core/errors.ts';

const BIGINT = 20;

/** Connections to the database at `url`, made when they are needed. Throws a ConfigError where it can't be understood. */
export function makePool(url: string): pg.Pool {
  understand(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 3_000,
    query_timeout: 30_000,
    keepAlive: true,
    pipeline: true, // what is asked for at once leaves at once: one round trip for all of it
    allowExitOnIdle: true,
    application_name: 'verbatim',
    // bigint comes as text by default: counts and times are far below 2^53.
    types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A restart of the database ends idle connections and those at work; unheard, either would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    // What is prepared is planned for the values asked for: the most prolific speaker isn't as good as any.
    client.query('SET plan_cache_mode = force_custom_plan').catch(() => undefined);
  });
  return pool;
}

/** The pool would find out only at its first connection. */
function understand(url: string): void {
  try {
    new pg.Client(url);
  } catch (error) {
    const { code = 'malformed' } = error as { code?: string };
    throw new ConfigError(
      `DATABASE_URL can't be used (${code}): percent-encode special characters, and correct the paths of certificates.`,
    );
  }
}

/** Where the database is, without user and password: for logs and errors. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') || hostname || 'localhost';
  return `${host}:${port || 5432}${pathname === '/' ? '' : pathname}`;
}
