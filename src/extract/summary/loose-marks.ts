import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';
import type { Reading } from './reading.ts';

const MARK = /^["“”„«»‘’`']$/u;
/** What a mark that stands apart from its word may only be the apostrophe of: “it 's”, “don ’ t”. */
const CLITIC = /^ ?(?:s|t|d|m|re|ll|ve|n't|em|cause|til|\d0s)\b/iu;
/** A mark that nothing closes is taken for a slip after so many sentences. */
const LONGEST = 6;

type Move = 'opens' | 'closes' | 'none';

/** What a mark without a fellow seems to do, by the blanks and stops around it. */
function moveOf(text: string, words: readonly Word[], at: number, isOpen: boolean): Move {
  const { kind, lower, start, end } = words[at] as Word;
  if (kind !== 'punctuation' || !MARK.test(lower)) return 'none';
  const isQuote = lower !== "'" && lower !== '’';
  const next = text.slice(end, end + 5);
  const isApart = /\s/.test(text[start - 1] ?? ' ');
  if (!isQuote && CLITIC.test(next)) return 'none';
  if (isApart && /^[\p{L}\p{N}]/u.test(next)) return 'opens';
  const before = words[at - 1];
  if (before?.kind === 'punctuation' && /[.,!?:;…]/.test(before.lower)) return isOpen ? 'closes' : 'opens';
  if (isOpen) return 'closes';
  return isQuote && !/[\d\p{L}]/u.test(text[start - 1] ?? ' ') ? 'opens' : 'none';
}

type Stretch = Span & { first: number; last: number };

/**
 * Finds the sentences that begin or end inside words between marks which the reading of quotations could not pair; a mark at a
 * sentence's end that opens the next one is taken from it. Gives for each whether it was torn.
 */
export function tornByMarks({ text, words }: Reading, stretches: readonly Stretch[]): boolean[] {
  let isOpen = false;
  let since = 0;
  return stretches.map((stretch, index) => {
    const beganOpen = isOpen;
    if (!isOpen) since = index;
    for (let at = stretch.first; at <= stretch.last; at++) {
      const move = moveOf(text, words, at, isOpen);
      if (move === 'none') continue;
      isOpen = move === 'opens';
      if (isOpen && at === stretch.last && at > stretch.first && !beganOpen) {
        stretch.last--;
        stretch.end = (words[stretch.last] as Word).end;
        return false;
      }
    }
    const torn = beganOpen || isOpen;
    if (isOpen && index - since >= LONGEST) isOpen = false;
    return torn;
  });
}
