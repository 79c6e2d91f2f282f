import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';

export type TermKind = 'brief' | 'topic' | 'speaker';
/** A folded text that finds something; rank 0 is a whole one, the others are parts. */
export type TermKey = { key: string; rank: 0 | 1 | 2 };
/** `weight`: a briefing's seq, the number of a topic's briefings or of a speaker's quotations. */
export type Term = { kind: TermKind; key: string; value: string; label: string; weight: number };

/** How the store marks the words of a kind, and their first (schema/, 008). */
export const MARKS = { brief: ['b', '1'], topic: ['t', '2'], speaker: ['s', '3'] } as const;

/** The columns of a Term; the stored weight follows the numbers only by steps (schema/, 008). */
export const TERM = `term.kind, term.key, value, label, CASE term.kind
  WHEN 'speaker' THEN (SELECT quotes FROM speaker WHERE name = value)
  WHEN 'topic' THEN (SELECT n FROM tally WHERE tally.kind = 'topic' AND tally.key = value)
  ELSE term.weight END AS weight`;

const WEIGHT: Record<TermKind, string> = {
  brief: '(SELECT seq FROM brief WHERE slug = $3)',
  topic: `(SELECT n FROM tally WHERE kind = 'topic' AND key = $3)`,
  speaker: '(SELECT quotes FROM speaker WHERE name = $3)',
};

/** Longer texts are found by how they begin: an index takes some 2 kB. */
const LETTERS = 500;

/** Each text whole: the store finds it by any of its words. */
export const wordTerms = (texts: readonly string[]): TermKey[] =>
  [...new Set(texts.map(fold))].filter(Boolean).map((key) => ({ key, rank: 0 }));

/** Replaces what finds one thing: of its keys the whole ones. What is so already is left alone. */
export async function setTerms(
  tx: Transaction,
  kind: TermKind,
  value: string,
  label: string,
  keys: readonly TermKey[],
): Promise<void> {
  const wanted = new Set(keys.filter(({ rank }) => rank === 0).map(({ key }) => shortened(key)));
  const sql = 'SELECT key, label FROM term WHERE kind = $1 AND value = $2';
  const known = await tx.all<{ key: string; label: string }>(sql, kind, value);
  if (known.length === wanted.size && known.every((term) => wanted.has(term.key) && term.label === label)) return;
  if (known.length > 0) await tx.run('DELETE FROM term WHERE kind = $1 AND value = $2', kind, value);
  for (const key of wanted)
    await tx.run(
      `INSERT INTO term (kind, key, value, label, weight) VALUES ($1, $2, $3, $4, COALESCE(${WEIGHT[kind]}, 0))`,
      ...[kind, key, value, label],
    );
}

const shortened = (key: string): string => Array.from(key).slice(0, LETTERS).join('').trim();

/** Terms whose key begins with a folded text, in the order of their keys. */
export function termsFrom(store: Reader, kind: TermKind, start: string, limit: number): Promise<Term[]> {
  return store.all<Term & Row>(
    `SELECT ${TERM} FROM term WHERE kind = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4`,
    ...[kind, start, `${start}\u{10FFFF}`, limit],
  );
}
