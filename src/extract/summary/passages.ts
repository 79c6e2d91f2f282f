import { SMALL } from '../features/classes.ts';
import type { Language } from '../language/language.ts';
import type { Span } from '../spans/marks.ts';
import type { Quoted } from '../spans/quotations.ts';
import type { Word } from '../words.ts';
import { datelineLength, isApart, isStamp } from './apart.ts';
import { tornByMarks } from './loose-marks.ts';
import type { Reading } from './reading.ts';

/**
 * A sentence of an article from its word `first` to `last`, both included. `whole`: may be shown by itself; `broken`: a
 * fragment, or part of a quotation that goes on; `apart`: none of the article's own. `stand`: stands above the article's date.
 */
export type Passage = Span & { first: number; last: number; kind: 'whole' | 'broken' | 'apart'; stand: boolean };

/** As much of an article is looked at. */
const MOST_PASSAGES = 300;
const HEAD = 20;
const SAMPLE = 5000;
const SHORTEST = 5;
const LONGEST = 70;
const MOST_CHARACTERS = 600;
/** Words that a script without spaces, or a quotation, has by its length. */
const LETTERS_A_WORD = 8;

const ENDS = /^(?:[.!?…。！？؟।]|\.{2,})$/u;
const CLOSES = /^[)\]’'”"»」』]$/u;
const JUNK = /^[-–—•·*|>#~_=+▪►●:;,.]$/u;

/** The sentences of an article's beginning, in their order. */
export function passagesOf(article: Reading): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  const { words } = article;
  for (let at = 1; at <= words.length && passages.length < MOST_PASSAGES; at++) {
    if (at < words.length && !breaksAt(article, at)) continue;
    const passage = stretchOf(article, first, at - 1);
    if (passage) passages.push(passage);
    first = at;
  }
  const torn = tornByMarks(article, passages);
  const isTorn = torn.includes(true);
  passages.forEach((passage, at) => {
    passage.kind = kindOf(article, passage, torn[at] || (isTorn && speaks(article, passage)));
  });
  setApartHeadings(article, passages);
  markStand(article, passages);
  return passages;
}

/** A sentence's end; in scripts that have no capitals every stop is one. */
function breaksAt({ text, words }: Reading, at: number): boolean {
  const [before, word] = [words[at - 1] as Word, words[at] as Word];
  if (before.sentence !== word.sentence) return true;
  if (before.kind !== 'punctuation' || !ENDS.test(before.lower)) return false;
  if (/[。！？।]/u.test(before.lower)) return word.kind !== 'punctuation';
  return word.start > before.end && /^\p{Lo}/u.test(text.slice(word.start, word.start + 2));
}

/** A sentence without bullets and dateline before it; null where it has no letters. */
function stretchOf({ text, words }: Reading, from: number, last: number): Passage | null {
  let first = from;
  while (first < last && (words[first] as Word).kind === 'punctuation' && JUNK.test((words[first] as Word).lower))
    first++;
  const end = (words[last] as Word).end;
  let start = (words[first] as Word).start;
  const beginning = text.slice(start, Math.min(end, start + 2 * MOST_CHARACTERS));
  if (!/[\p{L}\p{N}]/u.test(beginning)) return null;
  start += datelineLength(beginning);
  while (first < last && (words[first] as Word).start < start) first++;
  return { start: (words[first] as Word).start, end, first, last, kind: 'whole', stand: false };
}

function kindOf(article: Reading, passage: Passage, isTorn: boolean): Passage['kind'] {
  const { text, words } = article;
  const { start, end, first } = passage;
  const line = text.slice(start, Math.min(end, start + MOST_CHARACTERS + 1));
  if (isApart(line) || isStamp(line)) return 'apart';
  if (!endsWhole(text, words, passage)) return startsParagraph(words, first) ? 'apart' : 'broken';
  return isTorn || !isPresentable(article, passage) ? 'broken' : 'whole';
}

const outsideOf = (words: readonly Word[], { first, last }: Passage): number =>
  words.slice(first, last + 1).filter(({ kind }) => kind === 'word').length;

/** Where marks are missing, words in the first person may be somebody's. */
const speaks = ({ words, language }: Reading, { first, last }: Passage): boolean =>
  words.slice(first, last + 1).some(({ lower }) => language.pronouns.get(lower)?.person === 1);

/** “( left )” points into a picture that isn't there. */
const pointsAway = (words: readonly Word[], at: number, { small }: Language): boolean =>
  small.photograph.has((words[at] as Word).lower) && words[at - 1]?.lower === '(';

/** “… in the harbour The mayor …”: two lines without a stop between them, as a caption and the text behind it. */
function runsOn(words: readonly Word[], flags: Uint8Array, at: number): boolean {
  const [before, word, after] = [words[at - 1] as Word, words[at] as Word, words[at + 1]];
  if (!word.capital || !((flags[at] as number) & SMALL) || before.kind !== 'word' || before.capital) return false;
  return (flags[at - 1] as number) === 0 && word.lower.length > 1 && after?.kind === 'word' && !after.capital;
}

const startsParagraph = (words: readonly Word[], at: number): boolean =>
  words[at]?.paragraph !== words[at - 1]?.paragraph;

/** Headings, captions and items of lists have no mark at their end. */
function endsWhole(text: string, words: readonly Word[], { first, last }: Passage): boolean {
  let at = last;
  while (at > first && CLOSES.test((words[at] as Word).lower)) at--;
  const word = words[at] as Word;
  if (word.kind === 'quotation') return /[.!?…。！？،।][\s’'”"»」』]*$/u.test(text.slice(word.end - 12, word.end));
  return ENDS.test(word.lower) || (word.kind === 'word' && text[word.end - 1] === '.');
}

/** Whether it has an ordinary length, a first letter that begins a sentence, words outside marks, and all its marks. */
function isPresentable({ text, words, quotations, flags, language }: Reading, passage: Passage): boolean {
  const { start, end, first, last } = passage;
  const length = lengthOf(words, passage);
  if (length < SHORTEST || length > LONGEST || end - start > MOST_CHARACTERS) return false;
  if (/^[\p{Ll}\p{M},;:)\]]/u.test(text.slice(start, start + 2))) return false;
  for (let at = first; at <= last; at++) {
    const word = words[at] as Word;
    if (word.kind === 'quotation' && !(quotations[word.quotation] as Quoted).closed) return false;
    if (at > first && (runsOn(words, flags, at) || pointsAway(words, at, language))) return false;
  }
  // Words of nobody: who speaks stands in another sentence.
  return outsideOf(words, passage) >= 2 || (words[first] as Word).kind !== 'quotation';
}

/** The length of a sentence in words, those of its quotations guessed by their letters. */
export function lengthOf(words: readonly Word[], { first, last }: { first: number; last: number }): number {
  let length = 0;
  for (let at = first; at <= last; at++) {
    const { kind, start, end } = words[at] as Word;
    if (kind === 'quotation') length += (end - start) / 5.5;
    else if (kind !== 'punctuation') length += end - start > 24 ? (end - start) / LETTERS_A_WORD : 1;
  }
  return length;
}

/** Where stops stand close to their words, one with a blank before it was set after a line that had none: a caption. */
function setApartHeadings({ text, words }: Reading, passages: readonly Passage[]): void {
  const isLoose = ({ last }: Passage): boolean => {
    const { lower, start } = words[last] as Word;
    return lower === '.' && text[start - 1] === ' ';
  };
  const loose = passages.filter(isLoose);
  const count = (pattern: RegExp): number => text.slice(0, SAMPLE).match(pattern)?.length ?? 0;
  const isSpaced = count(/\s[,']/g) > count(/[^\s,'],/g);
  if (!isSpaced) for (const passage of loose) passage.kind = passage.kind === 'whole' ? 'apart' : passage.kind;
}

/** What stands above the line that tells the article's date, and above who wrote it, sums it up. */
function markStand({ text, words }: Reading, passages: readonly Passage[]): void {
  const head = passages.slice(0, HEAD);
  const stamp = head.findLastIndex(({ start, end }) => isStamp(text.slice(start, Math.min(end, start + 100))));
  for (const passage of head.slice(0, Math.max(0, stamp))) {
    if (lengthOf(words, passage) < SHORTEST + 1 || isApart(text.slice(passage.start, passage.end))) continue;
    if (passage.kind !== 'apart' || !ENDS.test((words[passage.last] as Word).lower)) continue;
    passage.kind = 'whole';
    passage.stand = true;
  }
}
