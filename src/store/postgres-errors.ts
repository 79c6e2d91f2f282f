import { ConfigError } from '../core/errors.ts';

type Trouble = { code?: string; message?: string; errors?: unknown[] };

/** The oldest PostgreSQL where a database's owner may create pg_trgm. */
const OLDEST = 13;
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ENOENT$|08|57P0[123])/;
/** How the driver calls what has no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const TLS = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS)/;

/** The database can't be reached just now, or ended the connection: stopped, starting, gone. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '', errors } = error as Trouble;
  return AWAY.test(code) || LOST.test(message) || (errors?.some(isAway) ?? false);
}

/** What the operator can do about an error of the database at `place`; other errors pass as they are. */
export function named(error: unknown, place: string): unknown {
  if (error instanceof ConfigError) return error;
  const { code = '', message = '' } = error as Trouble;
  const mend = mendOf(code, message, error);
  return mend ? new ConfigError(`PostgreSQL at ${place} ${mend}`, { cause: error }) : error;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function mendOf(code: string, message: string, error: unknown): string | undefined {
  if (/pg_trgm/.test(message) || code === '58P01' || code === '0A000')
    return 'lacks the extension pg_trgm: have its administrator run CREATE EXTENSION pg_trgm in this database.';
  if (/no encryption|SSL off/.test(message))
    return 'wants encryption: add ?sslmode=verify-full to DATABASE_URL, or ?sslmode=no-verify.';
  if (/does not support SSL/.test(message)) return 'offers no encryption: take sslmode out of DATABASE_URL.';
  if (TLS.test(code))
    return `shows a certificate that isn't trusted (${code}): add sslrootcert=FILE to DATABASE_URL, or sslmode=no-verify.`;
  if (Object.hasOwn(MENDS, code)) return MENDS[code];
  return isAway(error) ? `can't be reached (${code || 'no answer'}): start it, or correct DATABASE_URL.` : undefined;
}

const REFUSED = 'refuses the user or the password: correct them in DATABASE_URL, special characters percent-encoded.';
const NO_TABLES =
  'lets this user create no tables: GRANT CREATE on the database and on its schema, or make the user their owner.';
const MENDS: Record<string, string> = {
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': 'has no such database: create it (CREATE DATABASE), or correct the name at the end of DATABASE_URL.',
  '42501': NO_TABLES,
  '3F000': NO_TABLES,
  '25006': "can't be written, as a standby can't: set DATABASE_URL to the primary server.",
  '53100': 'has no room left on its disk: make some. Nothing was lost.',
  '53300': 'has no connection left: raise max_connections, or end other users of it.',
  '55P03':
    'is locked by another session, perhaps one that just lost its process: try again in a minute. If it stays so, end the long transaction that pg_stat_activity shows.',
};

/** Refuses a server that is too old, or a database that can't hold every character. */
export function refuseUnfit(fitness: { version?: unknown; encoding?: unknown } | undefined, place: string): void {
  const version = Math.floor(Number(fitness?.version) / 10_000);
  if (version < OLDEST)
    throw new ConfigError(`PostgreSQL at ${place} is version ${version}: Verbatim needs ${OLDEST} or newer.`);
  if (fitness?.encoding !== 'UTF8')
    throw new ConfigError(
      `PostgreSQL at ${place} keeps this database in ${fitness?.encoding}: create one with ENCODING 'UTF8'.`,
    );
}
