import type { Reader, Transaction } from './database.ts';
import type { Query } from './query.ts';
import { postgresSearch } from './search-postgres.ts';
import { sqliteSearch } from './search-sqlite.ts';
import type { Term, TermKind } from './terms.ts';

/** A folded word that begins one of a term's words, or is `whole`; `first`: it is the term's first word. */
export type Form = { text: string; whole?: boolean; first?: boolean };

/** What each engine does with words in its own way: full text, completion, and what is spelled alike. */
export type Search = {
  /** Makes a briefing findable by its words; those of the title weigh most, then those of people. */
  add(tx: Transaction, brief: number, text: { title: string; people: string; body: string }): Promise<void>;
  remove(tx: Transaction, brief: number): Promise<void>;
  /** How many briefings a query fits. */
  count(store: Reader, query: Query): Promise<number>;
  /** Of so many at most each is weighed. */
  weighs: number;
  /** Slugs by weight: how well a query fits, times `RECENCY`. */
  weighed(store: Reader, query: Query, limit: number, offset: number): Promise<string[]>;
  /** Slugs of what a query fits, but `without` these, the newest first. */
  newest(store: Reader, query: Query, without: readonly string[], limit: number, offset: number): Promise<string[]>;
  /** The weightiest terms of a kind with all of the words, each in any of its forms. */
  terms(store: Reader, kind: TermKind, words: readonly (readonly Form[])[], limit: number): Promise<Term[]>;
  /** Words of a kind whose beginning, with some of its letters left out, is one of these texts. */
  wordsFrom(store: Reader, kind: TermKind, remains: readonly string[], limit: number): Promise<string[]>;
};

const SEARCHES = { sqlite: sqliteSearch, postgres: postgresSearch };

export const searchOf = (store: Reader): Search => SEARCHES[store.engine];
