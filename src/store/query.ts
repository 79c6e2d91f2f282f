import { fold } from '../core/fold.ts';
import type { Value } from './database.ts';

/**
 * What narrows a search: a speaker's id, a folded topic, one briefing's slug, and the article's day, each end as 2026,
 * 2026-05 or 2026-05-04, and meant to the end of that year, month or day.
 */
export type Facets = { speaker?: number; topic?: string; slug?: string; since?: string; until?: string };

/** Words, all (or any) of which stand or begin a word in a briefing, and what else narrows the search. */
export type Query = { words: readonly string[]; which: 'all' | 'any'; facets: Facets };

/** A condition on the column that holds a briefing's id, behind an AND, with placeholders from `$first` on; none: nothing. */
export function conditions(facets: Facets, id: string, first: number): { sql: string; values: Value[] } {
  const { speaker, topic, slug, since = '', until = '' } = facets;
  const all: (readonly [sql: string, ...values: Value[]])[] = [];
  if (speaker !== undefined) all.push(['SELECT brief FROM quote WHERE seq IS NOT NULL AND speaker = ?', speaker]);
  if (topic !== undefined) all.push(['SELECT brief FROM brief_topic WHERE topic = ?', topic]);
  const own: (readonly [sql: string, ...values: Value[]])[] = [
    // Behind ~ is whatever a date goes on with.
    ...(since || until ? [['dated >= ? AND dated <= ?', since, `${until}~`] as const] : []),
    ...(slug === undefined ? [] : [['slug = ?', slug] as const]),
  ];
  const listed = own.map(([sql]) => sql).join(' AND ');
  if (listed) all.push([`SELECT id FROM brief WHERE ${listed}`, ...own.flatMap(([, ...values]) => values)]);
  let next = first;
  const selects = all.map(([one]) => one.replaceAll('?', () => `$${next++}`));
  // Each within the one before, so that only what all of them leave is looked up as a briefing.
  const nested = selects.reduceRight((inner, one) => (inner ? `${one} AND brief IN (${inner})` : one), '');
  return { sql: nested && ` AND ${id} IN (${nested})`, values: all.flatMap(([, ...values]) => values) };
}

/**
 * The newest briefing counts twice what an old one does, and half of that is gone after a hundred others: of two that fit
 * alike the newer comes first, and one that fits well before a newer one that hardly does. Ids grow as seqs do.
 */
export const RECENCY = `(1 + 100.0 / (100 + (SELECT value FROM sequence WHERE name = 'brief') - brief.seq))`;

/** A typed word finds those that begin so; but a single letter only itself, since most would. */
export const isWhole = (word: string): boolean => /^[a-z\d]$/.test(fold(word));
