import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';

/**
 * Words in lower case and capitalized words inside sentences: they tell a name from a sentence's first word. A headline
 * may capitalize every word, so it tells nothing.
 */
export function seenWords(words: readonly Word[], language: Language): Seen {
  const { maleNames, femaleNames, roles, rolePrefixes, organizations, functionWords, people, honorifics } = language;
  const isForename = (lower: string): boolean =>
    maleNames.has(lower) ||
    femaleNames.has(lower) ||
    ![roles, rolePrefixes, organizations, functionWords, people, honorifics].some((list) => list.has(lower));
  const seen: Seen = {
    surnames: new Set(),
    small: new Set(),
    inside: new Set(),
    capital: new Set(),
    headlines: headlinesIn(words, language),
  };
  words.forEach((word, at) => {
    if (word.kind !== 'word' || seen.headlines.has(word.sentence)) return;
    if (!word.capital) seen.small.add(word.lower);
    else {
      seen.capital.add(word.lower);
      const before = words[at - 1];
      if (before?.sentence !== word.sentence || before.kind !== 'word') return;
      seen.inside.add(word.lower);
      if (before.capital && isForename(before.lower)) seen.surnames.add(word.lower);
    }
  });
  return seen;
}

/** How words are written elsewhere in the article; `headlines` are numbers of sentences. */
export type Seen = {
  surnames: Set<string>;
  small: Set<string>;
  inside: Set<string>;
  capital: Set<string>;
  headlines: Set<number>;
};

/** The sentences with a capital on nearly every word, from the first of their paragraph on. */
function headlinesIn(words: readonly Word[], language: Language): Set<number> {
  const headlines = new Set<number>();
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    const first = words[from] as Word;
    if (at < words.length && (words[at] as Word).sentence === first.sentence) continue;
    const before = words[from - 1];
    const leads = first.kind !== 'word' || first.capital;
    const isTop = before?.paragraph !== first.paragraph || headlines.has(before.sentence);
    const isStopped = /^[.!?…]$/.test((words[at - 1] as Word).lower);
    const mayBe = at - from < 30 && leads && isTop && (!isStopped || first.paragraph < 2);
    if (mayBe && isCapitalized(words, from, at, language)) headlines.add(first.sentence);
    from = at;
  }
  return headlines;
}

/** Whether nearly all long words have a capital; a headline capitalizes its verbs. */
function isCapitalized(words: readonly Word[], from: number, to: number, { cues, verbs }: Language): boolean {
  let long = 0;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    const { kind, lower, end, start, capital } = words[at] as Word;
    if (kind !== 'word') continue;
    if (!capital && (cues.has(lower) || verbs.has(lower))) return false;
    if (end - start < 4) continue;
    long++;
    if (capital) capitals++;
  }
  return long > 3 && capitals >= 0.8 * long;
}

/** Where every word has a capital, a name ends before a verb, and before words that the article also writes small. */
export function endsInHeadline(
  words: readonly Word[],
  first: number,
  at: number,
  { cues, verbs, maleNames, femaleNames }: Language,
  seen: Seen,
): boolean {
  const { lower, kind } = words[at] as Word;
  if (kind !== 'word') return false;
  if (cues.has(lower) || verbs.has(lower) || seen.small.has(lower)) return true;
  const before = (words[at - 1] as Word).lower;
  return !seen.capital.has(lower) && !(at === first + 1 && (maleNames.has(before) || femaleNames.has(before)));
}
