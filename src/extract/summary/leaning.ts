import type { Word } from '../words.ts';
import { openersOf } from './openers.ts';
import type { Passage } from './passages.ts';
import { mentionOf, type Reading } from './reading.ts';

/** So near its beginning a sentence's first pronoun has nobody to stand for but in the sentence before. */
const BEGINNING = 6;

/**
 * Tells whether a sentence can't be understood without the one before it: it begins with “but”, “he” or “the pair”. `opens`:
 * it is the article's first, where “It was the ferry …” leans on nothing.
 */
export function leaningIn(reading: Reading): (passage: Passage, opens: boolean) => boolean {
  const { empty } = openersOf(reading.language.code);
  const { words } = reading;
  return ({ first, last }, opens) => {
    if (opens && empty.has(`${words[first]?.lower} ${words[first + 1]?.lower}`)) return false;
    if (opensLeaning(reading, first)) return true;
    const pronoun = leadingPronoun(reading, first, Math.min(last, first + BEGINNING));
    return pronoun >= 0 && !(opens && pronoun > first && namesLater(reading, pronoun, last));
  };
}

/** Whether its first words join it to another, or stand for what that one named. */
function opensLeaning({ words, language }: Reading, first: number): boolean {
  const { links, standIns, groups, counts } = openersOf(language.code);
  const { definite, demonstratives, possessives } = language.small;
  const [one = '', two = '', three = ''] = [0, 1, 2].map((at) => words[first + at]?.lower);
  if (demonstratives.has(one)) return !language.nouns.times.has(two);
  if (links.has(one) || standIns.has(one)) return true;
  if (definite.has(one)) return groups.has(two);
  return counts.has(one) && (two === ',' || possessives.has(three) || language.pronouns.get(three)?.person === 3);
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
