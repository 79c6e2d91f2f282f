import type { Database, Transaction } from './database.ts';

/** Keeps command lines too long for a button under their ids. */
export async function saveLines(database: Database, lines: Record<string, string>): Promise<void> {
  if (Object.keys(lines).length > 0) await database.transaction((tx) => keepLines(tx, lines));
}

export async function keepLines(tx: Transaction, lines: Record<string, string>): Promise<void> {
  for (const [id, line] of Object.entries(lines))
    await tx.run('INSERT INTO line (id, line) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', id, line);
}

export async function findLine(database: Database, id: string): Promise<string | undefined> {
  return (await database.get<{ line: string }>('SELECT line FROM line WHERE id = $1', id))?.line;
}
