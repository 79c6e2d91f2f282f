import type { Row } from './database.ts';
import type { Search } from './search.ts';
import type { Term } from './terms.ts';

const TERM = 'kind, term.key, term.rank, value, label';
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
  find: async (store, words, which, limit, offset) => {
    const match = words.map(begun).join(which === 'all' ? ' AND ' : ' OR ');
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM brief_text JOIN brief ON brief.id = brief_text.rowid
       WHERE brief_text MATCH $1 ORDER BY bm25(brief_text, 8, 4, 1), brief.seq DESC LIMIT $2 OFFSET $3`,
      ...[match, limit, offset],
    );
    const sql = 'SELECT count(*) AS n FROM brief_text WHERE brief_text MATCH $1';
    return { slugs: rows.map((row) => row.slug), total: (await store.get<{ n: number }>(sql, match))?.n ?? 0 };
  },
  similar: async (store, kind, text, limit) => {
    const grams = Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => `"${text.slice(at, at + 3)}"`);
    if (grams.length === 0) return [];
    return store.all<Term & Row>(
      `SELECT ${TERM} FROM term_gram JOIN term ON term.id = term_gram.rowid
       WHERE term_gram MATCH $1 AND kind = $2 ORDER BY term_gram.rank LIMIT $3`,
      ...[grams.join(' OR '), kind, limit],
    );
  },
};
