import type { Row } from './database.ts';
import { conditions } from './facets.ts';
import { MARKS, type Search } from './search.ts';
import { TERM, type Term } from './terms.ts';

/** A word as FTS5 takes it: quoted, since much of what people type is syntax there, and as a beginning. */
const begun = (word: string): string => `"${word.replaceAll('"', '""')}"*`;

/** FTS5: https://sqlite.org/fts5.html */
export const sqliteSearch: Search = {
  add: async (tx, brief, { title, people, body }) => {
    const sql = 'INSERT INTO brief_text (rowid, title, people, body) VALUES ($1, $2, $3, $4)';
    await tx.run(sql, brief, title, people, body);
  },
  remove: async (tx, brief) => {
    await tx.run('DELETE FROM brief_text WHERE rowid = $1', brief);
  },
  find: async (store, { words, which, facets }, limit, offset) => {
    const match = words.map(begun).join(which === 'all' ? ' AND ' : ' OR ');
    const { sql, values } = conditions(facets, 2);
    const from = `brief_text JOIN brief ON brief.id = brief_text.rowid WHERE brief_text MATCH $1${sql}`;
    const [limitAt, offsetAt] = [`$${values.length + 2}`, `$${values.length + 3}`];
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM ${from} ORDER BY bm25(brief_text, 8, 4, 1), brief.seq DESC LIMIT ${limitAt} OFFSET ${offsetAt}`,
      ...[match, ...values, limit, offset],
    );
    const total = (await store.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, match, ...values))?.n ?? 0;
    return { slugs: rows.map((row) => row.slug), total };
  },
  terms: (store, kind, words, limit) => {
    const [any, first] = MARKS[kind];
    const match = words.map(
      (forms) => `(${forms.map((it) => `"${it.first ? first : any}${it.text}"${it.whole ? '' : '*'}`).join(' OR ')})`,
    );
    return store.all<Term & Row>(
      `SELECT ${TERM} FROM term_text JOIN term ON term.id = term_text.rowid & 4294967295
       WHERE term_text MATCH $1 ORDER BY term_text.rowid DESC LIMIT $2`,
      ...[match.join(' AND '), limit],
    );
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
