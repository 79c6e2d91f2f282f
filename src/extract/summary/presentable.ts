import { SMALL } from '../features/classes.ts';
import type { Quoted } from '../spans/quotations.ts';
import type { Word } from '../words.ts';
import type { Reading } from './reading.ts';

/** A stretch of an article from its word `first` to `last`, both included. */
export type Stretch = { start: number; end: number; first: number; last: number };

const ENDS = /^(?:[.!?…。！？؟।]|\.{2,})$/u;
const CLOSES = /^[)\]’'”"»」』]$/u;
const WHOLE_QUOTATION = /[.!?…。！？،।][\s’'”"»」』]*$/u;

const SHORTEST = 5;
const LONGEST = 70;
export const MOST_CHARACTERS = 600;
/** A quotation's words, and those of a script without spaces, are guessed by their letters. */
const LETTERS_A_WORD = 5.5;
const WIDEST = 24;
const EAST_ASIAN = 0x2e80;
const CHARACTERS_A_WORD = 2;

export const isEnd = ({ kind, lower }: Word): boolean =>
  kind === 'punctuation' && lower !== ',' && (lower === '.' || ENDS.test(lower));

/** The length of a stretch in words. */
export function lengthOf(words: readonly Word[], { first, last }: Stretch): number {
  let length = 0;
  for (let at = first; at <= last; at++) {
    const { kind, start, end, lower } = words[at] as Word;
    if (lower.charCodeAt(0) >= EAST_ASIAN && kind === 'word') length += (end - start) / CHARACTERS_A_WORD;
    else if (kind === 'quotation' || end - start > WIDEST) length += (end - start) / LETTERS_A_WORD;
    else if (kind !== 'punctuation') length++;
  }
  return length;
}

/** Whether its last mark is a sentence's: headings, captions and items of lists have none. */
export function endsWhole({ text, words }: Reading, { first, last }: Stretch): boolean {
  let at = last;
  while (at > first && CLOSES.test((words[at] as Word).lower)) at--;
  const word = words[at] as Word;
  if (word.kind === 'quotation') return WHOLE_QUOTATION.test(text.slice(word.end - 12, word.end));
  return isEnd(word) || (word.kind === 'word' && text[word.end - 1] === '.');
}

/** Whether it asks, outside what somebody said. */
export const isQuestion = ({ words }: Pick<Reading, 'words'>, { last }: Stretch): boolean =>
  /^[?？؟]$/.test((words[last] as Word).lower);

/** Whether it has an ordinary length, begins as a sentence does and tells something, has all its marks and says who speaks. */
export function isPresentable(reading: Reading, stretch: Stretch): boolean {
  const { text, words, quotations } = reading;
  const { start, end, first, last } = stretch;
  const length = lengthOf(words, stretch);
  if (length < SHORTEST || length > LONGEST || end - start > MOST_CHARACTERS || isQuestion(reading, stretch))
    return false;
  if (/^[\p{Ll}\p{M},;:)\]]/u.test(text.slice(start, start + 2))) return false;
  let outside = 0;
  for (let at = first; at <= last; at++) {
    const { kind, quotation } = words[at] as Word;
    if (kind === 'quotation' && !(quotations[quotation] as Quoted).closed) return false;
    if (kind !== 'word') continue;
    outside++;
    if (at > first && (runsOn(reading, at) || pointsAway(reading, at))) return false;
  }
  return outside >= 2 || (words[first] as Word).kind !== 'quotation';
}

/** “( left )” and “Lund, left,” point into a picture that isn't there. */
const pointsAway = ({ words, language }: Reading, at: number): boolean =>
  (words[at - 1]?.lower === '(' || (words[at - 1]?.lower === ',' && words[at + 1]?.lower === ',')) &&
  language.small.photograph.has((words[at] as Word).lower);

/** “… in the harbour The mayor …”: two lines without a stop between them, as a caption and the text behind it. */
function runsOn({ words, flags }: Reading, at: number): boolean {
  const [before, { capital, lower }, after] = [words[at - 1] as Word, words[at] as Word, words[at + 1]];
  if (!capital || lower.length < 2 || !((flags[at] as number) & SMALL)) return false;
  return before.kind === 'word' && !before.capital && flags[at - 1] === 0 && after?.kind === 'word' && !after.capital;
}
