import { SMALL } from '../features/classes.ts';
import type { Word } from '../words.ts';
import { datelineLength, isApart, isStamp } from './apart.ts';
import { isFragment } from './fragments.ts';
import { breakAnswers } from './interviews.ts';
import { tornByMarks } from './loose-marks.ts';
import { endsWhole, isEnd, isPresentable, lengthOf, MOST_CHARACTERS, type Stretch } from './presentable.ts';
import { type Reading, speaks } from './reading.ts';

/**
 * A sentence of an article. `whole`: may be shown by itself; `broken`: a fragment, or part of a quotation that goes on; `apart`:
 * none of the article's own, as a caption. `stand`: stands above the article's date.
 */
export type Passage = Stretch & { kind: 'whole' | 'broken' | 'apart'; stand: boolean };

/** As much of an article is looked at. */
const MOST_PASSAGES = 300;
/** A dateline stands before one of the first sentences, a date among them. */
const HEAD = 20;
const SAMPLE = 5000;
/** Fewer words are no summary above an article. */
const SHORTEST_STAND = 6;

const LONGEST_HEADING = 25;

const JUNK = /^[-–—•·*|>#~_=+▪►●:;,.]$/u;

/** The sentences of an article's beginning, in their order. */
export function passagesOf(reading: Reading): Passage[] {
  const passages: Passage[] = [];
  const { words } = reading;
  for (let first = 0, at = 1; at <= words.length && passages.length < MOST_PASSAGES; at++) {
    if (at < words.length && !breaksAt(reading, at)) continue;
    const passage = stretchOf(reading, first, at - 1, passages.length < HEAD);
    if (passage) passages.push(passage);
    first = at;
  }
  const torn = tornByMarks(reading, passages);
  const isTorn = torn.includes(true);
  passages.forEach((passage, at) => {
    // Where marks are missing, words in the first person may be somebody's.
    passage.kind = kindOf(reading, passage, torn[at] || (isTorn && speaks(reading, passage)));
  });
  setApartHeadings(reading, passages);
  setApartCaptions(reading, passages);
  breakAnswers(reading, passages);
  markStand(reading, passages);
  return passages;
}

/** A sentence's end; in scripts that have no capitals every stop is one. */
function breaksAt(reading: Reading, at: number): boolean {
  const { text, words } = reading;
  const [before, word] = [words[at - 1] as Word, words[at] as Word];
  if (before.sentence !== word.sentence) return !isAbbreviated(reading, at);
  if (!isEnd(before)) return false;
  if (/[。！？।]/u.test(before.lower)) return word.kind !== 'punctuation';
  return word.start > before.end && /^\p{Lo}/u.test(text.slice(word.start, word.start + 2));
}

/** “at 4 a.m. Monday”: after a stop behind a small single letter only a small word begins a sentence. */
function isAbbreviated({ words, flags }: Reading, at: number): boolean {
  const [letter, stop, word] = [words[at - 2], words[at - 1] as Word, words[at] as Word];
  if (stop.lower !== '.' || letter?.kind !== 'word' || letter.lower.length > 1 || letter.capital) return false;
  return letter.end === stop.start && stop.paragraph === word.paragraph && ((flags[at] as number) & SMALL) === 0;
}

/** A sentence without bullets and dateline before it; null where it has no letters. */
function stretchOf({ text, words }: Reading, from: number, last: number, isHead: boolean): Passage | null {
  let first = from;
  while (first < last && JUNK.test((words[first] as Word).lower)) first++;
  const end = (words[last] as Word).end;
  let { start } = words[first] as Word;
  const beginning = text.slice(start, Math.min(end, start + 2 * MOST_CHARACTERS));
  if (!/[\p{L}\p{N}]/u.test(beginning)) return null;
  if (isHead && words[from]?.paragraph !== words[from - 1]?.paragraph) start += datelineLength(beginning);
  while (first < last && (words[first] as Word).start < start) first++;
  return { start: (words[first] as Word).start, end, first, last, kind: 'whole', stand: false };
}

function kindOf(reading: Reading, passage: Passage, isTorn: boolean): Passage['kind'] {
  const { text, words } = reading;
  const { start, end, first } = passage;
  const line = text.slice(start, Math.min(end, start + MOST_CHARACTERS));
  if (isApart(line) || isStamp(line)) return 'apart';
  const opensParagraph = words[first]?.paragraph !== words[first - 1]?.paragraph;
  if (!endsWhole(reading, passage)) return opensParagraph && !introduces(reading, passage) ? 'apart' : 'broken';
  return isTorn || !isPresentable(reading, passage) || isFragment(reading, passage) ? 'broken' : 'whole';
}

/** “She said:” */
const introduces = ({ words }: Reading, { last }: Passage): boolean => words[last]?.lower === ':';

/** “Late again? Ferry blames fog”: a paragraph without a stop at its end is a heading, all of it. */
function setApartHeadings(reading: Reading, passages: readonly Passage[]): void {
  const paragraphs = Map.groupBy(passages, ({ first }) => reading.words[first]?.paragraph);
  for (const [, paragraph] of paragraphs) {
    const [one, last] = [paragraph[0] as Passage, paragraph.at(-1) as Passage];
    if (paragraph.length === 1 || last.last - one.first > LONGEST_HEADING || endsWhole(reading, last)) continue;
    if (introduces(reading, last)) continue;
    for (const passage of paragraph) passage.kind = 'apart';
  }
}

/** Where stops stand close to their words, one with a blank before it was set after a line that had none: a caption. */
function setApartCaptions({ text, words }: Reading, passages: readonly Passage[]): void {
  const loose = passages.filter(({ kind, last }) => {
    const { lower, start } = words[last] as Word;
    return kind === 'whole' && lower === '.' && text[start - 1] === ' ';
  });
  if (loose.length === 0) return;
  const count = (pattern: RegExp): number => text.slice(0, SAMPLE).match(pattern)?.length ?? 0;
  if (count(/\s[,']/g) <= count(/[^\s,'],/g)) for (const passage of loose) passage.kind = 'apart';
}

/** What stands above the line that tells the article's date sums it up. */
function markStand({ text, words }: Reading, passages: readonly Passage[]): void {
  const head = passages.slice(0, HEAD);
  const stamp = head.findLastIndex(({ start, end }) => isStamp(text.slice(start, Math.min(end, start + 100))));
  for (const passage of head.slice(0, Math.max(0, stamp))) {
    if (passage.kind !== 'apart' || lengthOf(words, passage) < SHORTEST_STAND) continue;
    if (!isEnd(words[passage.last] as Word) || isApart(text.slice(passage.start, passage.end))) continue;
    passage.kind = 'whole';
    passage.stand = true;
  }
}
