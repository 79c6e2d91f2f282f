import { fold, wordSuffixes } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';

export type TermKind = 'brief' | 'topic' | 'speaker';
/** A folded text that finds a term; rank 0 is the whole, the others parts. */
export type TermKey = { key: string; rank: 0 | 1 | 2 };
export type Term = TermKey & { kind: TermKind; value: string; label: string };

const COLUMNS = 'kind, key, rank, value, label';

/** Each text whole, and from each of its later words on. */
export function wordTerms(texts: readonly string[]): TermKey[] {
  const keys = new Map<string, 0 | 1>();
  for (const text of texts)
    for (const [at, key] of wordSuffixes(fold(text)).entries())
      if (keys.get(key) !== 0) keys.set(key, at === 0 ? 0 : 1);
  return [...keys].map(([key, rank]) => ({ key, rank }));
}

/** Replaces what finds one thing. */
export async function setTerms(
  tx: Transaction,
  kind: TermKind,
  value: string,
  label: string,
  keys: readonly TermKey[],
): Promise<void> {
  await tx.run('DELETE FROM term WHERE kind = $1 AND value = $2', kind, value);
  for (const { key, rank } of keys)
    await tx.run(`INSERT INTO term (${COLUMNS}) VALUES ($1, $2, $3, $4, $5)`, kind, key, rank, value, label);
}

/** Terms whose key begins with a folded text, in the order of their keys. */
export function termsFrom(store: Reader, kind: TermKind, start: string, limit: number): Promise<Term[]> {
  return store.all<Term & Row>(
    `SELECT ${COLUMNS} FROM term WHERE kind = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4`,
    ...[kind, start, `${start}\u{10FFFF}`, limit],
  );
}
