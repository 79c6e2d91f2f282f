import type { Choice } from '../core/command.ts';
import { fold } from '../core/fold.ts';
import type { Reader } from '../store/database.ts';
import { newestBriefs } from '../store/lookup.ts';
import { searchOf } from '../store/search.ts';
import { type Term, type TermKind, termsFrom } from '../store/terms.ts';
import { distance } from './distance.ts';

/** The most choices that a platform shows. */
const MOST = 25;
/** How many terms are looked at to find the best of them. */
const CANDIDATES = 200;
const SUGGESTIONS = 5;
/** The most edits, as a share of the length, by which one name is a slip of another, or near enough to ask. */
const SLIP = 0.34;
const NEAR = 0.6;

/** Briefings and topics that a half-typed text may become; with nothing typed, the newest briefings. */
export async function completeTopics(store: Reader, typed: string): Promise<Choice[]> {
  const folded = fold(typed);
  if (folded === '') {
    const { items } = await newestBriefs(store, MOST, 0);
    return items.map((brief) => ({ label: brief.title, value: brief.slug }));
  }
  return rank([...(await candidates(store, 'brief', folded)), ...(await candidates(store, 'topic', folded))], folded);
}

/** Speakers that a half-typed name may become. */
export async function completeSpeakers(store: Reader, typed: string): Promise<Choice[]> {
  const folded = fold(typed);
  const found = await candidates(store, 'speaker', folded);
  return rank(found, folded);
}

/** The briefings and topics nearest to a name that is none. */
export const similarTopics = async (store: Reader, typed: string): Promise<Choice[]> =>
  nearest([...(await similar(store, 'brief', typed)), ...(await similar(store, 'topic', typed))], fold(typed));

/** The speakers nearest to a name that is none. */
export const similarSpeakers = async (store: Reader, typed: string): Promise<Choice[]> =>
  nearest(await similar(store, 'speaker', typed), fold(typed));

/** What begins so; where too little does, what is spelled much like it. */
async function candidates(store: Reader, kind: TermKind, folded: string): Promise<Term[]> {
  const found = await termsFrom(store, kind, folded, CANDIDATES);
  if (found.length > 0 || folded.length < 4) return found;
  return (await similar(store, kind, folded)).filter((term) => isSlip(term, folded));
}

const similar = (store: Reader, kind: TermKind, typed: string): Promise<Term[]> =>
  searchOf(store).similar(store, kind, fold(typed), CANDIDATES);

/** Exactly this, then what begins so, then what has a word that does; shorter before longer. */
function rank(terms: readonly Term[], folded: string): Choice[] {
  const score = (term: Term) => (term.key === folded ? 0 : 1000) + term.rank * 500 + Math.min(term.key.length, 400);
  return choices([...terms].sort((a, b) => score(a) - score(b))).slice(0, MOST);
}

function nearest(terms: readonly Term[], folded: string): Choice[] {
  const near = terms.filter((term) => closeness(term, folded) <= NEAR);
  return choices(near.sort((a, b) => closeness(a, folded) - closeness(b, folded))).slice(0, SUGGESTIONS);
}

/** Edits as a share of the length, against the whole name or the word of it that is nearest. */
const closeness = (term: Term, folded: string): number => nearestOf([term.key, ...term.key.split(' ')], folded);

/** Each of its words, too, must be near to one of the name: Teresa is no slip of John, whatever comes after. */
const isSlip = (term: Term, folded: string): boolean =>
  closeness(term, folded) <= SLIP &&
  folded.split(' ').every((word) => nearestOf([term.key, ...term.key.split(' ')], word) <= NEAR);

const nearestOf = (forms: readonly string[], text: string): number =>
  Math.min(...forms.map((form) => distance(form, text) / Math.max(form.length, text.length)));

function choices(terms: readonly Term[]): Choice[] {
  const seen = new Map<string, Choice>();
  for (const { value, label } of terms) if (!seen.has(value)) seen.set(value, { value, label });
  return [...seen.values()];
}
