import type { Choice } from '../core/command.ts';
import { fold } from '../core/fold.ts';
import type { Reader } from '../store/database.ts';
import { newestBriefs } from '../store/lookup.ts';
import { type Form, searchOf } from '../store/search.ts';
import { type Term, type TermKind, termsFrom } from '../store/terms.ts';
import { distance, startDistance } from './distance.ts';
import { forgiven, type Slip, wordsLike } from './slips.ts';

/** The most choices that a platform shows, and the most of them that are topics where briefings begin so, too. */
const MOST = 25;
const TOPICS = 8;
/** How many terms are ranked, the weightiest of those that fit. */
const CANDIDATES = 50;
const SUGGESTIONS = 5;
/** Nobody types more. */
const [LETTERS, WORDS] = [200, 8];
/** The most edits, as a share of the length, by which one name is near enough to another to ask. */
const NEAR = 0.6;

/** Briefings and topics that a half-typed text may become; with nothing typed, the newest briefings. */
export async function completeTopics(store: Reader, typed: string): Promise<Choice[]> {
  const folded = folding(typed);
  if (folded === '') {
    const { items } = await newestBriefs(store, MOST, 0);
    return items.map((brief) => ({ label: brief.title, value: brief.slug }));
  }
  return complete(store, ['brief', 'topic'], folded);
}

/** Topics alone; with nothing typed, those of most briefings. */
export const completeTopicNames = (store: Reader, typed: string): Promise<Choice[]> =>
  complete(store, ['topic'], folding(typed));

/** Speakers that a half-typed name may become; with nothing typed, those quoted most. */
export const completeSpeakers = (store: Reader, typed: string): Promise<Choice[]> =>
  complete(store, ['speaker'], folding(typed));

/** The briefings and topics nearest to a name that is none. */
export const similarTopics = (store: Reader, typed: string): Promise<Choice[]> =>
  similar(store, ['brief', 'topic'], folding(typed));

/** The speakers nearest to a name that is none. */
export const similarSpeakers = (store: Reader, typed: string): Promise<Choice[]> =>
  similar(store, ['speaker'], folding(typed));

const folding = (typed: string): string => fold(typed.slice(0, LETTERS)).split(' ').slice(0, WORDS).join(' ');

/**
 * Exactly this; then what begins so; then what has words that begin with those typed, in any order; where there is nothing
 * of that, the same with as few misspelled letters as may be. Among equals topics come first, then what is newer or quoted
 * more.
 */
async function complete(store: Reader, kinds: readonly TermKind[], folded: string): Promise<Choice[]> {
  const words = folded.split(' ');
  const found = (await Promise.all(kinds.map((kind) => begun(store, kind, folded, words)))).flat();
  if (found.length > 0) return rank(found, (term) => (term.key === folded ? 0 : term.key.startsWith(folded) ? 1 : 2));
  const slips = await Promise.all(
    kinds.map(async (kind) => misspelled(store, kind, await likeThese(store, kind, words, forgiven))),
  );
  const edits = (term: Term) => words.reduce((sum, word) => sum + nearestStart(term, word), 0);
  return rank(slips.flat(), edits);
}

/** What begins so by its key, for a single word also the weightiest that do, and the weightiest with all of the words. */
async function begun(store: Reader, kind: TermKind, folded: string, words: readonly string[]): Promise<Term[]> {
  const { terms } = searchOf(store);
  const forms = words.map((text): Form[] => [{ text }]);
  const found = await Promise.all([
    folded === '' ? [] : termsFrom(store, kind, folded, CANDIDATES),
    words.length > 1 || folded === '' ? [] : terms(store, kind, [[{ text: folded, first: true }]], CANDIDATES),
    terms(store, kind, forms, CANDIDATES),
  ]);
  return found.flat();
}

/** Terms with all of the words, each as it is begun or much like it: with one slip of the keys a word, else with two. */
async function misspelled(store: Reader, kind: TermKind, words: readonly Misspelled[]): Promise<Term[]> {
  const slips = words.flatMap(({ like }) => like.map((slip) => slip.edits));
  const most = slips.length > 0 ? Math.max(1, ...slips) : 0;
  for (let edits = 1; edits <= most; edits += 1) {
    const forms = words.map(({ word, like }) => formsOf(word, like, edits));
    const found = await searchOf(store).terms(store, kind, forms, CANDIDATES);
    if (found.length > 0) return found;
  }
  return [];
}

/** A typed word, and the words much like it. */
type Misspelled = { word: string; like: Slip[] };

const likeThese = (store: Reader, kind: TermKind, words: readonly string[], edits: (word: string) => number) =>
  Promise.all(words.map(async (word) => ({ word, like: await wordsLike(store, kind, word, edits(word)) })));

const formsOf = (word: string, like: readonly Slip[], edits: number): Form[] => [
  { text: word },
  ...like.filter((slip) => slip.edits <= edits).map((slip): Form => ({ text: slip.word, whole: true })),
];

const nearestStart = (term: Term, word: string): number =>
  Math.min(...term.key.split(' ').map((it) => startDistance(it, word)));

/** By `tier`, the least first; topics give way where they would leave no room for briefings. */
function rank(terms: readonly Term[], tier: (term: Term) => number): Choice[] {
  const tiers = new Map(terms.map((term) => [term, tier(term)]));
  const order = (a: Term, b: Term) =>
    (tiers.get(a) ?? 0) - (tiers.get(b) ?? 0) ||
    Number(b.kind === 'topic') - Number(a.kind === 'topic') ||
    b.weight - a.weight ||
    a.key.length - b.key.length;
  const sorted = once([...terms].sort(order));
  const others = sorted.filter((term) => term.kind !== 'topic').length;
  let room = Math.max(TOPICS, MOST - others);
  const shown = sorted.filter((term) => {
    if (term.kind === 'topic') room -= 1;
    return term.kind !== 'topic' || room >= 0;
  });
  return shown.slice(0, MOST).map(choice);
}

/** The nearest of what has all of the words, or any of them, misspelled as they may be. */
async function similar(store: Reader, kinds: readonly TermKind[], folded: string): Promise<Choice[]> {
  const words = folded.split(' ').filter((word) => word.length > 2);
  if (words.length === 0) return [];
  const lenient = (word: string) => (word.length < 6 ? 1 : 2);
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const all = await likeThese(store, kind, words, lenient);
      const sets = all.length > 1 ? [all, ...all.map((one) => [one])] : [all];
      return (await Promise.all(sets.map((some) => misspelled(store, kind, some)))).flat();
    }),
  );
  const near = new Map(found.flat().map((term) => [term, closeness(term, folded)]));
  const sorted = [...near]
    .filter(([, share]) => share <= NEAR)
    .sort((a, b) => a[1] - b[1] || b[0].weight - a[0].weight);
  return once(sorted.map(([term]) => term))
    .slice(0, SUGGESTIONS)
    .map(choice);
}

/** Edits as a share of the length, against the whole name or the word of it that is nearest. */
const closeness = ({ key }: Term, folded: string): number =>
  Math.min(...[key, ...key.split(' ')].map((form) => distance(form, folded) / Math.max(form.length, folded.length)));

const choice = ({ value, label }: Term): Choice => ({ value, label });

/** Each thing once, by the first of its terms. */
function once(terms: readonly Term[]): Term[] {
  const seen = new Map<string, Term>();
  for (const term of terms) if (!seen.has(term.value)) seen.set(term.value, term);
  return [...seen.values()];
}
