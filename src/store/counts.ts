import type { Reader, Value } from './database.ts';

/** How many rows there are of what is written behind FROM. */
export async function count(store: Reader, from: string, ...values: Value[]): Promise<number> {
  return (await store.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...values))?.n ?? 0;
}

/** How many there are, as the store counts them when they come and go. */
export async function tally(store: Reader, kind: 'published' | 'topic', key: string): Promise<number> {
  return (await store.get<{ n: number }>('SELECT n FROM tally WHERE kind = $1 AND key = $2', kind, key))?.n ?? 0;
}
