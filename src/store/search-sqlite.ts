import type { Row } from './database.ts';
import { conditions, isWhole, type Query, RECENCY } from './query.ts';
import type { Form, Search } from './search.ts';
import { MARKS, TERM, type Term, type TermKind } from './terms.ts';

/** A word as FTS5 takes it: quoted, since much of what people type is syntax there, and as a beginning. */
const begun = (word: string): string => `"${word.replaceAll('"', '""')}"${isWhole(word) ? '' : '*'}`;

/** The rows of brief_text that a query fits, its values, and the placeholders that come next. */
function hits({ words, which, facets }: Query) {
  const { sql, values } = conditions(facets, '+rowid', 2); // + so that the words are looked up once, not for each row
  const match = words.map(begun).join(which === 'all' ? ' AND ' : ' OR ');
  return {
    sql: `FROM brief_text WHERE brief_text MATCH $1${sql}`,
    values: [match, ...values],
    next: (nth: number) => `$${1 + values.length + nth}`,
  };
}

/**
 * Beginnings of so many letters are in an index. Longer ones would first be gathered from all words that begin so, however
 * common: where there are several words they are shortened, and what is found is looked at.
 */
const INDEXED = 6;

/** A word of a term as its mark makes it. */
function token(kind: TermKind, { text, whole, first }: Form, most: number): string {
  const mark = MARKS[kind][first ? 1 : 0];
  return whole ? `"${mark}${text}"` : `"${mark}${text.slice(0, most)}"*`;
}

function has({ key }: Term, { text, whole, first }: Form): boolean {
  const words = first ? [key.split(' ', 1)[0] as string] : key.split(' ');
  return words.some((word) => (whole ? word === text : word.startsWith(text)));
}

/** FTS5: https://sqlite.org/fts5.html */
export const sqliteSearch: Search = {
  add: async (tx, brief, { title, people, body }) => {
    const sql = 'INSERT INTO brief_text (rowid, title, people, body) VALUES ($1, $2, $3, $4)';
    await tx.run(sql, brief, title, people, body);
  },
  remove: async (tx, brief) => {
    await tx.run('DELETE FROM brief_text WHERE rowid = $1', brief);
  },
  count: async (store, query) => {
    const { sql, values } = hits(query);
    return (await store.get<{ n: number }>(`SELECT count(*) AS n ${sql}`, ...values))?.n ?? 0;
  },
  weighs: 1000,
  weighed: async (store, query, limit, offset) => {
    const { sql, values, next } = hits(query);
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM (SELECT rowid AS id, bm25(brief_text, 8, 4, 1) AS weight ${sql}) AS hit JOIN brief USING (id)
       ORDER BY weight * ${RECENCY}, brief.seq DESC LIMIT ${next(1)} OFFSET ${next(2)}`,
      ...[...values, limit, offset],
    );
    return rows.map((row) => row.slug);
  },
  newest: async (store, query, without, limit, offset) => {
    const { sql, values, next } = hits(query);
    const others = `SELECT id FROM brief WHERE slug IN (SELECT value FROM json_each(${next(1)}))`;
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM (SELECT rowid AS id ${sql} AND +rowid NOT IN (${others})
         ORDER BY rowid DESC LIMIT ${next(2)} OFFSET ${next(3)}) AS hit
       JOIN brief USING (id) ORDER BY id DESC`,
      ...[...values, JSON.stringify(without), limit, offset],
    );
    return rows.map((row) => row.slug);
  },
  terms: async (store, kind, words, limit) => {
    const most = words.length > 1 ? INDEXED : Number.POSITIVE_INFINITY;
    const match = words.map((forms) => `(${forms.map((form) => token(kind, form, most)).join(' OR ')})`).join(' AND ');
    const found = await store.all<Term & Row>(
      `SELECT ${TERM} FROM term_text JOIN term ON term.id = term_text.rowid & 4294967295
       WHERE term_text MATCH $1 ORDER BY term_text.rowid DESC LIMIT $2`,
      ...[match, limit],
    );
    return found.filter((term) => words.every((forms) => forms.some((form) => has(term, form))));
  },
  wordsFrom: async (store, kind, remains, limit) => {
    const rows = await store.all<{ word: string }>(
      `SELECT DISTINCT word FROM json_each($2) AS remain CROSS JOIN slip ON variant = remain.value
       CROSS JOIN word ON kind = $1 AND word >= start AND word < start || char(1114111) LIMIT $3`,
      ...[kind, JSON.stringify(remains), limit],
    );
    return rows.map((row) => row.word);
  },
};
