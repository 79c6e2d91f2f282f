import { fold } from '../core/fold.ts';
import type { Row } from './database.ts';
import { MARKS, type Search } from './search.ts';
import { TERM, type Term } from './terms.ts';

/** The last position that a tsvector tells apart: https://www.postgresql.org/docs/current/textsearch-limitations.html */
const LAST = 16_383;
/** Longer words are found by their beginning; a lexeme may have 2 kB. */
const LETTERS = 500;

/** Folded words: the database's own parsers and dictionaries would differ with its locale, and from the other engine. */
const lexemes = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => Array.from(word).slice(0, LETTERS).join(''));

/** The words with their places and weights as a tsvector is written: `'bridge':1A 'opens':2A`. */
const vector = (sections: readonly (readonly [text: string, weight: string])[]): string =>
  sections
    .flatMap(([text, weight]) => lexemes(text).map((word) => [word, weight]))
    .map(([word, weight], at) => `'${word}':${Math.min(at + 1, LAST)}${weight}`)
    .join(' ');

/** One typed word as a tsquery: what is several once folded (well-known) stands side by side; the last may be begun. */
const begun = (word: string): string => {
  const all = lexemes(word).map((it) => `'${it}'`);
  return all.length === 0 ? '' : `(${all.join(' <-> ')}:*)`;
};

/**
 * Weighing reads all words of a briefing, so of very many that a common word finds only the newest are weighed; the others
 * follow. Ids are given in the order of publishing.
 */
const WEIGHED = 500;
const FIND = `
  WITH hit AS MATERIALIZED (SELECT brief FROM briefs_with($1::tsquery) AS brief),
    weighed AS (
      SELECT brief, ts_rank('{0.1, 0.1, 0.4, 0.8}', words, $1::tsquery, 1) AS weight
      FROM (SELECT brief FROM hit ORDER BY brief DESC LIMIT ${WEIGHED}) AS newest JOIN brief_text USING (brief)
    ),
    page AS (
      SELECT brief, weight FROM hit LEFT JOIN weighed USING (brief)
      ORDER BY weight DESC NULLS LAST, brief DESC LIMIT $2 OFFSET $3
    )
  SELECT slug, (SELECT count(*) FROM hit) AS total
  FROM page JOIN brief ON brief.id = page.brief ORDER BY weight DESC NULLS LAST, brief.id DESC`;

/** Full text by tsvector, likeness by pg_trgm: https://www.postgresql.org/docs/current/pgtrgm.html */
export const postgresSearch: Search = {
  add: async (tx, brief, { title, people, body }) => {
    const words = vector([
      [title, 'A'],
      [people, 'B'],
      [body, 'D'],
    ]);
    await tx.run('INSERT INTO brief_text (brief, words) VALUES ($1, $2::tsvector)', brief, words);
  },
  remove: async (tx, brief) => {
    await tx.run('DELETE FROM brief_text WHERE brief = $1', brief);
  },
  find: async (store, { words, which }, limit, offset) => {
    const query = words
      .map(begun)
      .filter(Boolean)
      .join(which === 'all' ? ' & ' : ' | ');
    if (query === '') return { slugs: [], total: 0 };
    const rows = await store.all<{ slug: string; total: number }>(FIND, query, limit, offset);
    const slugs = rows.map((row) => row.slug);
    if (rows[0] || offset === 0) return { slugs, total: rows[0]?.total ?? 0 };
    const sql = 'SELECT count(*) AS total FROM briefs_with($1::tsquery)';
    return { slugs, total: (await store.get<{ total: number }>(sql, query))?.total ?? 0 };
  },
  terms: (store, kind, words, limit) => {
    const [any, first] = MARKS[kind];
    const query = words.map(
      (forms) => `(${forms.map((it) => `'${it.first ? first : any}${it.text}'${it.whole ? '' : ':*'}`).join(' | ')})`,
    );
    return store.all<Term & Row>(
      `SELECT ${TERM} FROM terms_with($1, $2::tsquery, $3) AS found JOIN term USING (id)
       ORDER BY found.weight DESC, id DESC`,
      ...[kind, query.join(' & '), limit],
    );
  },
  wordsFrom: async (store, kind, remains, limit) => {
    const rows = await store.all<{ word: string }>(
      `SELECT DISTINCT word FROM slip JOIN word ON kind = $1 AND word >= start AND word < start || U&'\\+10FFFF'
       WHERE variant = ANY(string_to_array($2, ' ')) LIMIT $3`,
      ...[kind, remains.join(' '), limit],
    );
    return rows.map((row) => row.word);
  },
};
