import type { Quoted } from '../spans/quotations.ts';
import type { Word } from '../words.ts';
import { openersOf } from './openers.ts';
import type { Passage } from './passages.ts';
import { mentionOf, type Reading } from './reading.ts';

/** “She added: “But …””: so many words may stand before what somebody goes on with. */
const INTRODUCTION = 5;
const LONGEST_TURN = 20;

/** The word for a quotation near a sentence's beginning that takes back what was said before it, or -1. */
function turnAt({ text, words, quotations, language }: Reading, first: number, last: number): number {
  let at = first;
  while (at < Math.min(last, first + INTRODUCTION) && (words[at] as Word).kind !== 'quotation') at++;
  const { kind, quotation } = words[at] as Word;
  if (kind !== 'quotation') return -1;
  const { start, end } = quotations[quotation] as Quoted;
  const opening = /^\p{L}+/u.exec(text.slice(start, Math.min(end, start + LONGEST_TURN)))?.[0].toLowerCase() ?? '';
  return openersOf(language.code).turns.has(opening) ? at : -1;
}

/** Whether somebody's words begin it with “but”. */
export const turnsBack = (reading: Reading, first: number, last: number): boolean =>
  turnAt(reading, first, last) === first;

/**
 * Whether what somebody says in a sentence is taken back by the same speaker in the one behind it: what is said there goes on in
 * the same paragraph, or a pronoun says it.
 */
export function isTakenBack(reading: Reading, passage: Passage, behind: Passage | undefined): boolean {
  const { words } = reading;
  if (!behind || words[passage.last + 1] === undefined) return false;
  const turn = turnAt(reading, behind.first, behind.last);
  if (turn < 0 || !hasQuotation(words, passage)) return false;
  const isSameParagraph = words[passage.last]?.paragraph === words[behind.first]?.paragraph;
  return turn === behind.first ? isSameParagraph : mentionOf(reading, behind.first)?.pronoun?.person === 3;
}

function hasQuotation(words: readonly Word[], { first, last }: Passage): boolean {
  for (let at = first; at <= last; at++) if ((words[at] as Word).kind === 'quotation') return true;
  return false;
}
