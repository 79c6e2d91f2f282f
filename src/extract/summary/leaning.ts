import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { openersOf } from './openers.ts';
import type { Passage } from './passages.ts';
import type { Reading } from './reading.ts';

/** So near its beginning a sentence's first pronoun has nobody to stand for but in the sentence before. */
const BEGINNING = 6;

/**
 * Tells whether a sentence can't be understood without the one before it: it begins with “but”, “he” or “the pair”. `opens`:
 * it is the article's first, where “It was the ferry …” leans on nothing.
 */
export function leaningIn(article: Reading): (passage: Passage, opens: boolean) => boolean {
  const { words, language } = article;
  const { links, standIns, groups, empty } = openersOf(language.code);
  const { definite, demonstratives } = language.small;
  return ({ first, last }, opens) => {
    const one = words[first]?.lower ?? '';
    const two = words[first + 1]?.lower ?? '';
    if (opens && empty.has(`${one} ${two}`)) return false;
    if (demonstratives.has(one) && language.nouns.times.has(two)) return false;
    if (links.has(one) || standIns.has(one) || demonstratives.has(one)) return true;
    if (definite.has(one) && groups.has(two)) return true;
    const pronoun = leadingPronoun(article, first, Math.min(last, first + BEGINNING));
    return pronoun >= 0 && !(opens && pronoun > first && namesLater(article, pronoun, last));
  };
}

/** The first sentence may name somebody late: “When she woke, Lund …”. */
const namesLater = ({ mentions, mentionAt }: Reading, from: number, to: number): boolean =>
  mentionAt.subarray(from, to + 1).some((mention) => mentions[mention]?.kind === 'name');

/** The pronoun between two words that comes before anybody whom it may stand for, or -1. */
function leadingPronoun({ words, language, mentions, mentionAt }: Reading, first: number, last: number): number {
  const { possessives, relatives } = language.small;
  for (let at = first; at <= last; at++) {
    const { kind, lower } = words[at] as Word;
    if (kind === 'quotation') continue;
    if (possessives.has(lower)) return at;
    const mention: Mention | undefined = mentions[mentionAt[at] as number];
    if (!mention) continue;
    if (!mention.pronoun) return -1;
    const { person, gender } = mention.pronoun;
    if (person === 3 && !(gender === 'thing' && at > first + 1) && !relatives.has(lower)) return at;
  }
  return -1;
}
