import { fold, wordSuffixes } from '../core/fold.ts';
import { distance } from './distance.ts';
import { forgiven } from './slips.ts';

const GENERATION = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const INITIAL = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** What may stand before anybody's name. */
const COURTESIES = new Set('mr mrs ms miss mx dr prof professor sir dame lord lady'.split(' '));
/** What stands before the names of those who hold the office, in full; articles shorten some of them. */
const OFFICES = new Set(
  `president vice prime minister secretary senator representative congressman congresswoman governor mayor judge justice
  chancellor ambassador spokesman spokeswoman spokesperson general admiral rear major colonel captain lieutenant sergeant
  king queen prince princess pope bishop cardinal rabbi imam sheikh coach chief director`.split(/\s+/),
);
const SHORT: Record<string, string> = {
  ...{ sec: 'secretary', sen: 'senator', rep: 'representative', gov: 'governor', gen: 'general', adm: 'admiral' },
  ...{ maj: 'major', col: 'colonel', capt: 'captain', lt: 'lieutenant', sgt: 'sergeant' },
};
const inFull = (word: string): string => (Object.hasOwn(SHORT, word) ? (SHORT[word] as string) : word);

/**
 * A folded name that finds a speaker: rank 0 is a name or alias as it is written, 1 one without initials or "Jr.", 2 what
 * one ends with (surnames). Only rank 0 says whose a quotation is.
 */
export type NameKey = { key: string; rank: 0 | 1 | 2 };

/** Every way a person's name may be typed: whole, without initials, from any later word on (surnames with particles). */
export function nameKeys(name: string, aliases: readonly string[]): NameKey[] {
  const keys = new Map<string, NameKey['rank']>();
  const add = (key: string, rank: NameKey['rank']) => {
    if (key !== '') keys.set(key, Math.min(rank, keys.get(key) ?? 2) as NameKey['rank']);
  };
  for (const given of [name, ...aliases]) {
    const words = fold(given).split(' ');
    const bare = words.filter((word, at) => at === 0 || at === words.length - 1 || !INITIAL.test(word));
    const family = bare.filter((word, at) => at === 0 || !GENERATION.has(word));
    add(words.join(' '), 0);
    for (const form of [bare, family]) {
      add(form.join(' '), form.length > 1 ? 1 : 2);
      for (const suffix of wordSuffixes(form.join(' ')).slice(1)) if (!GENERATION.has(suffix)) add(suffix, 2);
    }
  }
  return [...keys].map(([key, rank]) => ({ key, rank }));
}

/** Whose titles some words are: this person's own, perhaps (none of theirs is known), or somebody else's. */
export type Holding = 'own' | 'unknown' | 'other';

/**
 * Whether words before a name are this person's titles: courtesies, offices they hold, the beginning of a role. Other
 * words of a role prove nothing: "son of John Kerry" makes nobody a John Kerry.
 */
export function holding(words: readonly string[], roles: readonly string[]): Holding {
  const known = roles.map((role) => fold(role).split(' ').map(inFull));
  const held = new Set(known.flat());
  const typed = words.map(inFull);
  const own = (word: string) => COURTESIES.has(word) || (OFFICES.has(word) && held.has(word));
  const beginsRole = (part: readonly string[]) => known.some((role) => part.every((word, at) => role[at] === word));
  if (typed.every(own) || typed.some((_, at) => typed.slice(0, at).every(own) && beginsRole(typed.slice(at))))
    return 'own';
  return held.size === 0 && typed.every((word) => COURTESIES.has(word) || OFFICES.has(word)) ? 'unknown' : 'other';
}

type Fit = (given: string, word: string, at: number) => boolean;

/** Whether the words stand in a name in this order, each as the one that fits it. */
function inOrder(part: readonly string[], name: readonly string[], fits: Fit): boolean {
  let from = 0;
  return part.every((given) => {
    const at = name.findIndex((word, place) => place >= from && fits(given, word, place));
    from = at + 1;
    return at >= 0;
  });
}

/** Whether a folded name is a part of another; an initial stands for a word. */
export const isPartOf = (part: string, name: string): boolean =>
  inOrder(part.split(' '), name.split(' '), (given, word) => given === word || isInitialOf(given, word));

/**
 * Whether two names may be one person's by their letters: one is part of the other (surname, initials, a first name's short
 * form, an acronym), or a slip of it. Nicknames are not guessed: Jack Kerry may well be John Kerry's brother.
 */
export function mayBeOne(one: string, other: string): boolean {
  const [part = [], name = []] = [one, other].map((it) => fold(it).split(' ')).sort((a, b) => a.length - b.length);
  const isEither = (short: string, long: string): boolean => isInitialOf(short, long) || isShortFor(short, long);
  // A first name is short in either of them; who has one name only may have it as surname.
  const fits: Fit = (given, word, at) =>
    given === word ||
    isInitialOf(given, word) ||
    (at === 0 && name.length > 1 && (isEither(given, word) || (part.length > 1 && isEither(word, given))));
  const isPart = inOrder(part, name, fits) || (part.length === name.length && inOrder(name, part, fits));
  const joined = part.join('');
  if (joined === '') return false;
  const isAcronym = part.length === 1 && joined.length > 1 && name.map((word) => word.charAt(0)).join('') === joined;
  return isAcronym || joined === name.join('') || isPart || isSlip(part, name);
}

const isInitialOf = (given: string, word: string): boolean => given.length === 1 && word.startsWith(given);

/** Tom is short for Thomas: an h is not heard. */
function isShortFor(given: string, word: string): boolean {
  const [short, long] = [given, word].map((it) => it.replaceAll('h', '')) as [string, string];
  return short.length > 1 && long.startsWith(short);
}

/** Word for word the same, but for as many letters as are forgiven when somebody types them, and two at most. */
function isSlip(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const edits = one.map((word, at) => {
    const meant = other[at] as string;
    const apart = distance(word, meant);
    return apart <= forgiven(word.length > meant.length ? word : meant) ? apart : 3;
  });
  return edits.reduce((sum, n) => sum + n, 0) <= 2;
}
