import { readdirSync, readFileSync } from 'node:fs';
import { ConfigError } from '../core/errors.ts';
import type { Database, Engine, Reader } from './database.ts';

const schemaOf = (engine: Engine): URL => new URL(`./schema/${engine}/`, import.meta.url);

/**
 * Brings the store's schema up to date: each numbered file once, in order, forward only, all in one transaction, so that
 * several processes may start at once. `transaction` is one that no other process migrates in at the same time. Rejects
 * with a ConfigError where a newer version has been here.
 */
export async function migrate(store: Reader, transaction: Database['transaction']): Promise<void> {
  const schema = schemaOf(store.engine);
  const files = readdirSync(schema).sort();
  const version = files.length;
  if ((await versionOf(store)) === version) return;
  await transaction(async (tx) => {
    await tx.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
    const applied =
      (await tx.get<{ version: number }>('SELECT max(version) AS version FROM schema_version'))?.version ?? 0;
    if (applied > version)
      throw new ConfigError(
        `The store was written by a newer Verbatim (schema ${applied}, this one knows ${version}): update Verbatim.`,
      );
    for (const [at, file] of files.entries())
      if (at >= applied) {
        for (const part of parts(readFileSync(new URL(file, schema), 'utf8'), store.engine)) await tx.run(part);
        await tx.run('INSERT INTO schema_version VALUES ($1)', at + 1);
      }
  });
}

async function versionOf(store: Reader): Promise<number> {
  try {
    return (await store.get<{ version: number }>('SELECT max(version) AS version FROM schema_version'))?.version ?? 0;
  } catch {
    return 0; // no table yet
  }
}

/** What can be run at once: PostgreSQL takes a whole file, in one round trip. */
const parts = (sql: string, engine: Engine): string[] => (engine === 'postgres' ? [sql] : statements(sql));

/** Statements end with a semicolon at a line's end; a trigger's with its END. */
function statements(sql: string): string[] {
  const all: string[] = [];
  let open = '';
  for (const line of sql.replace(/--.*$/gm, '').split('\n')) {
    open += `${line}\n`;
    const inTrigger = /CREATE TRIGGER/.test(open) && !/\bEND;\s*$/.test(open);
    if (!/;\s*$/.test(line) || inTrigger) continue;
    all.push(open.trim());
    open = '';
  }
  return all;
}
