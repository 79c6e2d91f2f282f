import type { Reader } from '../store/database.ts';
import { searchOf } from '../store/search.ts';
import type { TermKind } from '../store/terms.ts';
import { startDistance } from './distance.ts';

/** A word of the library, and by how many edits its beginning differs from what was typed. */
export type Slip = { word: string; edits: number };

/** How many words are compared, and how many of the nearest are taken. */
const COMPARED = 2000;
const TAKEN = 40;

/** How many slips of the keys a typed word is forgiven. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * Words of a kind that begin much like a typed one, nearest first. Two texts that differ by n edits become the same when
 * at most n letters are left out of each, so they are found in an index of such remains (symmetric deletion; the store keeps
 * those of beginnings of four letters, and of eight for two edits), then compared.
 */
export async function wordsLike(store: Reader, kind: TermKind, typed: string, edits: number): Promise<Slip[]> {
  if (edits === 0 || typed.length < 3) return [];
  const found = await searchOf(store).wordsFrom(store, kind, remains(typed, edits), COMPARED);
  return found
    .map((word) => ({ word, edits: startDistance(word, typed) }))
    .filter((slip) => slip.edits <= edits)
    .sort((a, b) => a.edits - b.edits || a.word.length - b.word.length)
    .slice(0, TAKEN);
}

/** What may be left of a typed word; edits shift the letters, so a little less and more of its beginning, too. */
function remains(typed: string, edits: number): string[] {
  const letters = Array.from(typed);
  const size = edits === 1 ? 4 : 8;
  let all = new Set<string>();
  for (let length = size - edits; length <= size + edits; length += 1) all.add(letters.slice(0, length).join(''));
  for (let cut = 0; cut < edits; cut += 1) all = new Set([...all, ...[...all].flatMap(shorter)]);
  return [...all];
}

/** A text with each of its letters left out in turn. */
const shorter = (text: string): string[] => {
  const letters = Array.from(text);
  return letters.map((_, at) => letters.filter((_, other) => other !== at).join(''));
};
