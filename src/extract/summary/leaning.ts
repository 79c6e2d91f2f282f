import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { openersOf } from './openers.ts';
import type { Passage } from './passages.ts';

/** So near its beginning a sentence's first pronoun has nobody to stand for but in the sentence before. */
const BEGINNING = 6;

/**
 * Tells whether a sentence can't be understood without the one before it: it begins with “but”, “he” or “the pair”. `opens`:
 * it is the article's first, where “It was the ferry …” leans on nothing.
 */
export function leaningIn(article: Article): (passage: Passage, opens: boolean) => boolean {
  const { words, language } = article;
  const { links, standIns, groups, empty } = openersOf(language.code);
  const { definite, demonstratives } = language.small;
  return ({ first, last }, opens) => {
    const one = words[first]?.lower ?? '';
    const two = words[first + 1]?.lower ?? '';
    if (opens && empty.has(`${one} ${two}`)) return false;
    if (links.has(one) || standIns.has(one) || demonstratives.has(one)) return true;
    return (definite.has(one) && groups.has(two)) || pronounLeads(article, first, Math.min(last, first + BEGINNING));
  };
}

/** Whether between two words a pronoun comes before anybody whom it may stand for. */
function pronounLeads({ words, language, mentions, mentionAt }: Article, first: number, last: number): boolean {
  const { possessives, relatives } = language.small;
  for (let at = first; at <= last; at++) {
    const { kind, lower } = words[at] as Word;
    if (kind === 'quotation') continue;
    if (possessives.has(lower)) return true;
    const mention: Mention | undefined = mentions[mentionAt[at] as number];
    if (!mention) continue;
    if (!mention.pronoun) return false;
    const { person, gender } = mention.pronoun;
    if (person === 3 && !(gender === 'thing' && at > first + 1) && !relatives.has(lower)) return true;
  }
  return false;
}
