import { SMALL } from '../features/classes.ts';
import type { Quoted } from '../spans/quotations.ts';
import { hashOf, type Word } from '../words.ts';
import type { Passage } from './passages.ts';
import type { Reading } from './reading.ts';

/** The terms of each sentence, as numbers, once each; `weight` is the logarithm of how many sentences have a term. */
export type Terms = { of: number[][]; weight: (term: number) => number };

/** As many letters tell a word in all its forms. */
const STEM = 6;
/** Where no language tells its small words, short ones count as such. */
const SHORT = 3;
const LONGEST_QUOTATION = 1000;

/** Finds what a text is about: the words that come in several of its sentences. */
export function termsOf(article: Reading, passages: readonly Passage[]): Terms {
  const counts = new Map<number, number>();
  const isKnown = article.language.code !== 'und';
  const of = passages.map((passage) => {
    const terms = new Set<number>();
    const add = (lower: string, isSmall: boolean) => {
      if (isSmall || lower.length < 2 || (!isKnown && lower.length <= SHORT)) return;
      terms.add(lower.length <= STEM ? hashOf(lower) : hashOf(lower.slice(0, STEM)));
    };
    for (let at = passage.first; at <= passage.last; at++) {
      const word = article.words[at] as Word;
      if (word.kind === 'word' || word.kind === 'number') add(word.lower, ((article.flags[at] as number) & SMALL) > 0);
      else if (word.kind === 'quotation' && passage.kind !== 'apart') addQuoted(article, word, add);
    }
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return [...terms];
  });
  return { of, weight: (term) => Math.log(counts.get(term) ?? 1) };
}

function addQuoted(
  { text, quotations, language }: Reading,
  word: Word,
  add: (lower: string, isSmall: boolean) => void,
): void {
  const { start, end } = quotations[word.quotation] as Quoted;
  const inner = text.slice(start, Math.min(end, start + LONGEST_QUOTATION)).toLowerCase();
  for (const lower of inner.match(/[\p{L}\p{N}]+/gu) ?? []) add(lower, language.functionWords.has(lower));
}
