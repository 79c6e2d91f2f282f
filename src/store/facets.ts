import type { Value } from './database.ts';

/**
 * What narrows a search: a speaker's id, a folded topic, and the article's day, each end as 2026, 2026-05 or 2026-05-04,
 * and meant to the end of that year, month or day.
 */
export type Facets = { speaker?: number; topic?: string; since?: string; until?: string };

/** The conditions on `brief` for facets, each behind an AND, with placeholders from `$first` on. */
export function conditions(facets: Facets, first: number): { sql: string; values: Value[] } {
  const { speaker, topic, since, until } = facets;
  const all: (readonly [sql: string, value: Value | undefined])[] = [
    ['brief.seq IN (SELECT seq FROM quote WHERE speaker = ?)', speaker],
    ['brief.seq IN (SELECT seq FROM brief_topic WHERE topic = ?)', topic],
    ['dated >= ?', since],
    ['dated <= ?', until && `${until}~`], // ~ is behind whatever a date goes on with
  ];
  const given = all.filter((it): it is [string, Value] => it[1] !== undefined);
  return {
    sql: given.map(([sql], at) => ` AND ${sql.replace('?', `$${first + at}`)}`).join(''),
    values: given.map(([, value]) => value),
  };
}
