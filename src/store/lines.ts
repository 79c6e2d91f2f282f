import type { Database } from './database.ts';

/** Keeps command lines too long for a button under their ids. */
export async function saveLines(database: Database, lines: Record<string, string>): Promise<void> {
  const all = Object.entries(lines);
  if (all.length === 0) return;
  await database.transaction(async (tx) => {
    for (const [id, line] of all)
      await tx.run('INSERT INTO line (id, line) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', id, line);
  });
}

export async function findLine(database: Database, id: string): Promise<string | undefined> {
  return (await database.get<{ line: string }>('SELECT line FROM line WHERE id = $1', id))?.line;
}
