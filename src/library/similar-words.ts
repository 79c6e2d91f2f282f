import { fold } from '../core/fold.ts';
import type { Reader } from '../store/database.ts';
import { searchBriefs } from '../store/lookup.ts';
import type { Facets } from '../store/query.ts';
import { distance } from './distance.ts';
import { wordsLike } from './slips.ts';

/** How many questions are offered, and how many words of one are looked at: nobody types more. */
const OFFERED = 3;
const WORDS = 8;
const LETTERS = 200;
const KINDS = ['brief', 'topic', 'speaker'] as const;

/**
 * Words that were perhaps meant by those of a search, three times at most: each that nothing has is replaced by one much like
 * it, of a title, a topic or a speaker's name. Something within the facets has all of them; empty where no word is amiss.
 */
export async function similarWords(store: Reader, typed: string, facets: Facets = {}): Promise<string[]> {
  const words = fold(typed.slice(0, LETTERS)).split(' ').slice(0, WORDS);
  const finds = async (words: string[], facets: Facets): Promise<boolean> =>
    (await searchBriefs(store, { words, which: 'all', facets }, 1, 0)).total > 0;
  const meant = await Promise.all(words.map(async (it) => ((await finds([it], {})) ? undefined : near(store, it))));
  const questions = [...wholes(words, meant), ...meant.flatMap((near) => near ?? []).map((word) => [word])];
  const offered = new Set<string>();
  for (const question of new Map(questions.map((it) => [it.join(' '), it])).values())
    if (offered.size < OFFERED && question.length > 0 && (await finds(question, facets)))
      offered.add(question.join(' '));
  return [...offered];
}

/** All of the words together, the slips among them mended: each by what is nearest to it, then by what is next. */
const wholes = (words: readonly string[], meant: readonly (readonly string[] | undefined)[]): string[][] =>
  meant.some((near) => near?.length)
    ? Array.from({ length: OFFERED }, (_, rank) =>
        words.flatMap((word, at) => {
          const near = meant[at];
          return near ? (near[rank] ?? near[0] ?? []) : word;
        }),
      )
    : [];

/** The nearest words to one that is none, nearest first; a short one is forgiven one slip. */
async function near(store: Reader, typed: string): Promise<string[]> {
  const found = await Promise.all(KINDS.map((kind) => wordsLike(store, kind, typed, typed.length < 6 ? 1 : 2)));
  const words = new Set(found.flat().map(({ word }) => word));
  return [...words]
    .map((word) => ({ word, edits: distance(word, typed) }))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, OFFERED)
    .map(({ word }) => word);
}
