import type { Word } from '../words.ts';
import { openersOf } from './openers.ts';
import type { Passage } from './passages.ts';
import { mentionOf, type Reading } from './reading.ts';
import { turnsBack } from './turns.ts';

/** So near its beginning a sentence's first pronoun has nobody to stand for but in the sentence before. */
const BEGINNING = 6;

/** Up to here “one of them” belongs to the first clause, whoever was mentioned before it. */
const FIRST_CLAUSE = 14;
/** So many words back a group is looked for. */
const FARTHEST = 1000;

/**
 * Finds what a sentence can't be understood without: the index of a word of an earlier sentence, nearly always of the one before
 * it, as it begins with “but”, “he” or “the pair”; -1 where it stands by itself. `opens`: it is the article's first, where “It
 * was the ferry …” leans on nothing.
 */
export function leaningIn(reading: Reading): (passage: Passage, opens: boolean) => number {
  const { empty } = openersOf(reading.language.code);
  const { words } = reading;
  const leansOnLast = ({ first, last }: Passage, opens: boolean): boolean => {
    if (opens && empty.has(`${words[first]?.lower} ${words[first + 1]?.lower}`)) return false;
    if (opensLeaning(reading, first) || (!opens && turnsBack(reading, first, last))) return true;
    const pronoun = leadingPronoun(reading, first, Math.min(last, first + BEGINNING));
    return pronoun >= 0 && !(opens && pronoun > first && namesLater(reading, pronoun, last));
  };
  return (passage, opens) => {
    const { first, last } = passage;
    if (leansOnLast(passage, opens)) return Math.max(0, first - 1);
    return partOf(reading, first, Math.min(last - 1, first + FIRST_CLAUSE));
  };
}

/** The word that “one of the climbers” or “a brother of one of them” takes its part from, where an earlier sentence has it. */
function partOf({ words, language }: Reading, first: number, last: number): number {
  const { of, definite } = language.small;
  const { counts, groups } = openersOf(language.code);
  const justBefore = Math.max(0, first - 1);
  for (let at = first; at <= last; at++) {
    if (!of.has((words[at] as Word).lower)) continue;
    if (words.slice(first, at).some(({ lower }) => lower === 'and' || language.isPlural(lower))) return -1;
    const [after = '', then] = [words[at + 1]?.lower, words[at + 2]];
    if (language.pronouns.get(after)?.plural && language.pronouns.get(after)?.person === 3) return justBefore;
    if (definite.has(after) && then && counts.has(words[at - 1]?.lower ?? ''))
      return groups.has(then.lower) ? justBefore : lastBefore(words, first, then.hash);
  }
  return -1;
}

function lastBefore(words: readonly Word[], first: number, hash: number): number {
  const from = Math.max(-1, first - 1 - FARTHEST);
  let at = first - 1;
  while (at > from && words[at]?.hash !== hash) at--;
  return at > from ? at : -1;
}

/** Whether its first words join it to another, or stand for what that one named. */
function opensLeaning({ words, language }: Reading, first: number): boolean {
  const { links, standIns, groups, counts } = openersOf(language.code);
  const { definite, demonstratives, possessives, relatives } = language.small;
  const [one = '', two = '', three = ''] = [0, 1, 2].map((at) => words[first + at]?.lower);
  if (demonstratives.has(one)) return !language.nouns.times.has(two);
  if (links.has(one) || standIns.has(one)) return true;
  if (definite.has(one)) return groups.has(two);
  if (!counts.has(one) || relatives.has(three)) return false;
  return two === ',' || possessives.has(three) || language.pronouns.get(three)?.person === 3;
}

/** The first sentence may name somebody late: “When she woke, Lund …”. */
const namesLater = ({ mentions, mentionAt }: Reading, from: number, to: number): boolean =>
  mentionAt.subarray(from, to + 1).some((mention) => mentions[mention]?.kind === 'name');

/** The pronoun between two words that comes before anybody whom it may stand for, or -1. */
function leadingPronoun(reading: Reading, first: number, last: number): number {
  const { words, language } = reading;
  const { possessives, relatives } = language.small;
  for (let at = first; at <= last; at++) {
    const { kind, lower } = words[at] as Word;
    if (kind === 'quotation') continue;
    if (possessives.has(lower)) return at;
    const mention = mentionOf(reading, at);
    if (!mention) continue;
    if (!mention.pronoun) return -1;
    const { person, gender } = mention.pronoun;
    if (person === 3 && !(gender === 'thing' && at > first + 1) && !relatives.has(lower)) return at;
  }
  return -1;
}
