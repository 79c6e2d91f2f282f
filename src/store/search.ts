import type { Reader, Transaction } from './database.ts';
import type { Facets } from './facets.ts';
import { postgresSearch } from './search-postgres.ts';
import { sqliteSearch } from './search-sqlite.ts';
import type { Term, TermKind } from './terms.ts';

/** A folded word that begins one of a term's words, or is `whole`; `first`: it is the term's first word. */
export type Form = { text: string; whole?: boolean; first?: boolean };

/** Words, all (or any) of which stand or begin a word in a briefing, and what else narrows the search. */
export type Query = { words: readonly string[]; which: 'all' | 'any'; facets: Facets };

/** What each engine does with words in its own way: full text, completion, and what is spelled alike. */
export type Search = {
  /** Makes a briefing findable by its words; those of the title weigh most, then those of people. */
  add(tx: Transaction, brief: number, text: { title: string; people: string; body: string }): Promise<void>;
  remove(tx: Transaction, brief: number): Promise<void>;
  /** Briefings that a query fits, best first by the rule of ranking.ts, and how many there are. */
  find(store: Reader, query: Query, limit: number, offset: number): Promise<{ slugs: string[]; total: number }>;
  /** The weightiest terms of a kind with all of the words, each in any of its forms. */
  terms(store: Reader, kind: TermKind, words: readonly (readonly Form[])[], limit: number): Promise<Term[]>;
  /** Words of a kind whose beginning, with some of its letters left out, is one of these texts. */
  wordsFrom(store: Reader, kind: TermKind, remains: readonly string[], limit: number): Promise<string[]>;
};

const SEARCHES = { sqlite: sqliteSearch, postgres: postgresSearch };

export const searchOf = (store: Reader): Search => SEARCHES[store.engine];

/** How the store marks the words of a kind, and their first (schema/, 008). */
export const MARKS = { brief: ['b', '1'], topic: ['t', '2'], speaker: ['s', '3'] } as const;
