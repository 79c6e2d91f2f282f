import type { Reader, Transaction } from './database.ts';
import { postgresSearch } from './search-postgres.ts';
import { sqliteSearch } from './search-sqlite.ts';
import type { Term, TermKind } from './terms.ts';

/** What each engine does with words in its own way: full text, and what is spelled alike. */
export type Search = {
  /** Makes a briefing findable by its words; those of the title weigh most, then those of people. */
  add(tx: Transaction, brief: number, text: { title: string; people: string; body: string }): Promise<void>;
  remove(tx: Transaction, brief: number): Promise<void>;
  /** Briefings in which all (or any) of the words stand or begin a word, best first, and how many there are. */
  find(
    store: Reader,
    words: readonly string[],
    which: 'all' | 'any',
    limit: number,
    offset: number,
  ): Promise<{ slugs: string[]; total: number }>;
  /** Whole terms that share many trigrams with a folded text, most first. */
  similar(store: Reader, kind: TermKind, text: string, limit: number): Promise<Term[]>;
};

const SEARCHES = { sqlite: sqliteSearch, postgres: postgresSearch };

export const searchOf = (store: Reader): Search => SEARCHES[store.engine];
