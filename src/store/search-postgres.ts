import { fold } from '../core/fold.ts';
import type { Row } from './database.ts';
import { conditions, isWhole, type Query, RECENCY } from './query.ts';
import type { Search } from './search.ts';
import { MARKS, TERM, type Term } from './terms.ts';

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
  return all.length === 0 ? '' : `(${all.join(' <-> ')}${isWhole(word) ? '' : ':*'})`;
};

/** What a query's words are as a tsquery, or nothing. */
const tsquery = ({ words, which }: Query): string =>
  words
    .map(begun)
    .filter(Boolean)
    .join(which === 'all' ? ' & ' : ' | ');

/** The briefings that a query fits, its values, and the placeholders that come next. */
function hits(query: Query) {
  const { sql, values } = conditions(query.facets, 'brief', 2);
  return {
    sql: `SELECT brief FROM briefs_with($1::tsquery) AS brief WHERE TRUE${sql}`,
    values: [tsquery(query), ...values],
    next: (nth: number) => `$${1 + values.length + nth}`,
  };
}

/** So many of any words are weighed. */
const WORDS = 8;
/** How well a word fits: more where it is rare. */
const weightOf = (word: string): string =>
  `ts_rank('{0.1, 0.1, 0.4, 0.8}', words, ${word}::tsquery, 1) / (SELECT count(*) + 1 FROM briefs_with(${word}::tsquery))`;

/** Full text by tsvector: https://www.postgresql.org/docs/current/textsearch-intro.html */
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
  count: async (store, query) => {
    if (tsquery(query) === '') return 0;
    const { sql, values } = hits(query);
    return (await store.get<{ n: number }>(`SELECT count(*) AS n FROM (${sql}) AS hit`, ...values))?.n ?? 0;
  },
  weighs: 300, // which reads all words of a briefing
  weighed: async (store, query, limit, offset) => {
    const { sql, values, next } = hits(query);
    const each = query.which === 'all' ? [tsquery(query)] : query.words.map(begun).filter(Boolean).slice(0, WORDS);
    const weight = each.map((_, at) => weightOf(next(at + 3))).join(' + ');
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM (${sql}) AS hit JOIN brief_text USING (brief) JOIN brief ON brief.id = brief_text.brief
       ORDER BY (${weight}) * ${RECENCY} DESC, brief.seq DESC LIMIT ${next(1)} OFFSET ${next(2)}`,
      ...[...values, limit, offset, ...each],
    );
    return rows.map((row) => row.slug);
  },
  newest: async (store, query, without, limit, offset) => {
    const { sql, values, next } = hits(query);
    const others = `SELECT id FROM brief WHERE slug = ANY(string_to_array(${next(1)}, ' '))`;
    const rows = await store.all<{ slug: string }>(
      `SELECT slug FROM (${sql} AND brief NOT IN (${others}) ORDER BY brief DESC LIMIT ${next(2)} OFFSET ${next(3)}) AS hit
       JOIN brief ON brief.id = hit.brief ORDER BY brief.id DESC`,
      ...[...values, without.join(' '), limit, offset],
    );
    return rows.map((row) => row.slug);
  },
  terms: (store, kind, words, limit) => {
    const [any, first] = MARKS[kind];
    const query = words.map(
      (forms) => `(${forms.map((it) => `'${it.first ? first : any}${it.text}'${it.whole ? '' : ':*'}`).join(' | ')})`,
    );
    return store.all<Term & Row>(
      // Each by itself, or the planner, who takes them for a thousand, reads all terms to join them.
      `SELECT term.* FROM terms_with($1, $2::tsquery, $3, CAST($4 AS INTEGER) = 1) AS found
       CROSS JOIN LATERAL (SELECT ${TERM} FROM term WHERE term.id = found.id LIMIT 1) AS term
       ORDER BY found.weight DESC, found.id DESC`,
      ...[kind, query.join(' & '), limit, Number(words.every((forms) => forms.every((it) => it.text.length < 3)))],
    );
  },
  wordsFrom: async (store, kind, remains, limit) => {
    const rows = await store.all<{ word: string }>(
      // Of each beginning by itself, or the planner reads all words for each.
      `SELECT DISTINCT word FROM slip CROSS JOIN LATERAL (
         SELECT word FROM word WHERE kind = $1 AND word >= start AND word < start || U&'\\+10FFFF' ORDER BY word LIMIT 200
       ) AS begun WHERE variant = ANY(string_to_array($2, ' ')) LIMIT $3`,
      ...[kind, remains.join(' '), limit],
    );
    return rows.map((row) => row.word);
  },
};
