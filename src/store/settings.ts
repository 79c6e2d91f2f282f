import { randomUUID } from 'node:crypto';
import type { Database, Reader, Transaction } from './database.ts';

/** What the installation remembers of itself, by name. */
export async function readSetting(store: Reader, name: string): Promise<string | undefined> {
  return (await store.get<{ value: string }>('SELECT value FROM setting WHERE name = $1', name))?.value;
}

export async function writeSetting(tx: Transaction, name: string, value: string): Promise<void> {
  await tx.run(
    'INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ...[name, value],
  );
}

/** The installation's own id, made at its first start: keys of messages derive from it. */
export async function installationId(database: Database): Promise<string> {
  const known = await readSetting(database, 'installation');
  if (known) return known;
  return database.transaction(async (tx) => {
    const id = (await readSetting(tx, 'installation')) ?? randomUUID();
    await writeSetting(tx, 'installation', id);
    return id;
  });
}
