import { SMALL } from '../features/classes.ts';
import type { Quoted } from '../spans/quotations.ts';
import { hashOf, type Word } from '../words.ts';
import type { Passage } from './passages.ts';
import type { Reading } from './reading.ts';

/** The terms of each sentence, as numbers from 0, once each; `weight` is the logarithm of how many sentences have a term. */
export type Terms = { of: number[][]; size: number; weight: (term: number) => number };

/** As many letters tell a word in all its forms. */
const STEM = 6;
/** Where no language tells its small words, short ones count as such. */
const SHORT = 3;
/** A longer sentence is no sentence. */
const MOST_WORDS = 200;
const LONGEST_QUOTATION = 1000;

const termOf = (lower: string): number => hashOf(lower.length <= STEM ? lower : lower.slice(0, STEM));

/** Adds a term to a sentence's list, once. */
type Add = (hash: number) => void;

/** Finds what a text is about: the words that come in several of its sentences. */
export function termsOf(reading: Reading, passages: readonly Passage[]): Terms {
  const shortest = reading.language.code === 'und' ? SHORT + 1 : 2;
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const lastIn: number[] = [];
  const of = passages.map((passage, index) => {
    const terms: number[] = [];
    addTerms(reading, passage, shortest, (hash) => {
      let term = numbers.get(hash);
      if (term === undefined) {
        term = counts.push(0) - 1;
        numbers.set(hash, term);
      }
      if (lastIn[term] === index) return;
      lastIn[term] = index;
      counts[term] = (counts[term] as number) + 1;
      terms.push(term);
    });
    return terms;
  });
  const weights = Float64Array.from(counts, Math.log);
  return { of, size: counts.length, weight: (term) => weights[term] as number };
}

function addTerms(reading: Reading, { first, last, kind }: Passage, shortest: number, add: Add): void {
  const { words, flags } = reading;
  for (let at = first; at <= Math.min(last, first + MOST_WORDS); at++) {
    const word = words[at] as Word;
    if (word.kind === 'quotation' && kind !== 'apart') addQuoted(reading, word, shortest, add);
    if (word.kind === 'quotation' || word.kind === 'punctuation' || word.lower.length < shortest) continue;
    if (((flags[at] as number) & SMALL) === 0) add(word.lower.length <= STEM ? word.hash : termOf(word.lower));
  }
}

function addQuoted({ text, quotations, language }: Reading, word: Word, shortest: number, add: Add): void {
  const { start, end } = quotations[word.quotation] as Quoted;
  const inner = text.slice(start, Math.min(end, start + LONGEST_QUOTATION)).toLowerCase();
  for (let from = 0, at = 0; at <= inner.length; at++) {
    if (at < inner.length && isLetter(inner.charCodeAt(at))) continue;
    const lower = at - from >= shortest ? inner.slice(from, at) : '';
    if (lower !== '' && !language.functionWords.has(lower)) add(termOf(lower));
    from = at + 1;
  }
}

/** A letter in lower case or a digit, nearly: no pattern is as fast, and a slip costs a term. */
const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit > 191 && (unit < 0x2000 || unit > 0x303f));
