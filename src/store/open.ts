import type { Log } from '../core/log.ts';
import type { Database } from './database.ts';

/**
 * The store that the settings name: PostgreSQL at `databaseUrl`, else the embedded one in the folder `state`. Only its own
 * driver is loaded. Rejects with a ConfigError where it can't be used.
 */
export async function openDatabase(
  { databaseUrl, state }: { databaseUrl?: string; state: string },
  log: Pick<Log, 'info' | 'warn'>,
): Promise<Database> {
  if (databaseUrl) return (await import('./postgres.ts')).openPostgres(databaseUrl, { log });
  return (await import('./sqlite.ts')).openSqlite(state);
}
