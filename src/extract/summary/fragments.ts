import { CUE, SMALL, VERB } from '../features/classes.ts';
import { words as list } from '../language/language.ts';
import type { Word } from '../words.ts';
import type { Stretch } from './presentable.ts';
import type { Reading } from './reading.ts';

/** A longer sentence has a verb, though it be one that isn't known. */
const LONGEST = 16;

/** Past forms without an ending that the lists of common verbs don't have. */
const PAST = new Set(
  list(`beat bent bet bit bled blew bore bound bred broke burnt burst cast caught chose clung cost crept cut dealt drank drew drove
  dug ate fed fled flew flung forbade forgot forgave fought froze hid hit hung hurt laid lay leapt lent lit oversaw overtook put quit
  rang rode sang sank sought set shed shook shot shrank shut slept slid slit slung spat sped spilt split spoke sprang spread spun
  stole stuck struck strode strove stung swam swept swore swung taught thought threw told tore understood undertook upheld upset
  wept woke wore wound withdrew withstood wrote am 'm 're 've 'll 'd n't`),
);

/** What stands behind these is the noun that it looks like: “the first note”, “eleven goats”. */
const BEFORE_NOUNS = new Set(
  list(`first second third last next eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
  fifty sixty seventy eighty ninety hundred thousand million`),
);

/**
 * Whether a short sentence has no finite verb: “The silence before the first note.” Only in English, whose verbs can be told; what
 * may be a verb counts as one.
 */
export function isFragment(reading: Reading, { first, last }: Stretch): boolean {
  if (reading.language.code !== 'en' || last - first > LONGEST) return false;
  let isPlural = false;
  for (let at = first; at <= last; at++) {
    const { kind, lower } = reading.words[at] as Word;
    if (kind === 'quotation' || (at > first && mayBeVerb(reading, at, isPlural))) return false;
    isPlural ||= kind === 'word' && reading.language.isPlural(lower);
    if (reading.mentions[reading.mentionAt[at] as number]?.pronoun?.subject) return false;
  }
  return true;
}

/** `isPlural`: behind a noun for several a verb needs no ending. */
function mayBeVerb({ words, flags, language }: Reading, at: number, isPlural: boolean): boolean {
  const [before, { kind, lower, capital }] = [words[at - 1] as Word, words[at] as Word];
  if (kind !== 'word' || capital) return false;
  if (PAST.has(lower)) return true;
  const flag = flags[at] as number;
  if (flag & SMALL) return (flag & VERB) > 0;
  if (leadsToNoun(before, language)) return false;
  if (flag & (CUE | VERB)) return true;
  const isAfterNoun = before.kind === 'word' && ((flags[at - 1] as number) & SMALL) === 0;
  if (lower.endsWith('ed')) return true;
  return lower.endsWith('s') ? isAfterNoun : isAfterNoun && isPlural && lower.length > 2;
}

const leadsToNoun = ({ kind, lower }: Word, { determiners, small }: Reading['language']): boolean =>
  kind === 'number' || determiners.has(lower) || small.prepositions.has(lower) || BEFORE_NOUNS.has(lower);
