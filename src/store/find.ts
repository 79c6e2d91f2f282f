import { fold } from '../core/fold.ts';
import type { Reader } from './database.ts';
import { isWhole, type Query } from './query.ts';
import { type Form, searchOf } from './search.ts';

/** Slugs of some of the briefings that were found, best first, and how many they are in all. */
export type Found = { slugs: string[]; total: number };

/** How many briefings come before the others where more are found than can be weighed. */
const LEADING = 100;

/**
 * Briefings in which all (or any) of the words stand or begin a word. Where they are not too many each is weighed: words of
 * the title count most, then those of people, rare ones more than common ones, and newer briefings more (RECENCY). Of very
 * many, which common words find, first come those with all of the words in their titles, or with the rarest of any words,
 * then the others, the newest first: so no answer weighs a whole library.
 */
export async function findBriefs(store: Reader, query: Query, limit: number, offset: number): Promise<Found> {
  const search = searchOf(store);
  const total = await search.count(store, query);
  if (total <= search.weighs)
    return { slugs: total > 0 ? await search.weighed(store, query, limit, offset) : [], total };
  const leading = await leaders(store, query);
  const slugs = leading.slice(offset, offset + limit);
  const left = limit - slugs.length;
  const rest = left > 0 ? await search.newest(store, query, leading, left, Math.max(0, offset - leading.length)) : [];
  return { slugs: [...slugs, ...rest], total };
}

/** What comes first where very many fit; facets narrow so much that the newest will do. */
async function leaders(store: Reader, query: Query): Promise<string[]> {
  const { words, which, facets } = query;
  if (Object.values(facets).some((it) => it !== undefined)) return [];
  return which === 'all' ? titled(store, words) : rarest(store, query);
}

async function titled(store: Reader, words: readonly string[]): Promise<string[]> {
  const folded = words.flatMap((word) => fold(word).split(' ')).filter(Boolean);
  const forms = folded.map((text): Form[] => [{ text, whole: isWhole(text) }]);
  const terms = await searchOf(store).terms(store, 'brief', forms, LEADING);
  return terms.filter(({ key, label }) => key === fold(label)).map(({ value }) => value);
}

async function rarest(store: Reader, query: Query): Promise<string[]> {
  const search = searchOf(store);
  let least: { n: number; one: Query } | undefined;
  for (const word of query.words) {
    const one: Query = { ...query, words: [word] };
    const n = await search.count(store, one);
    if (n > 0 && (!least || n < least.n)) least = { n, one };
  }
  return least ? search.newest(store, least.one, [], LEADING, 0) : [];
}
