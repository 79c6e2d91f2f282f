import { fold } from '../core/fold.ts';
import { shinglesOf } from './shingles.ts';

type Compared = { text: string; shingles: ReadonlySet<number> };

/** Up to this share of its own, a text is another edition of what is known: a lead, a sentence at the end. */
const OWN = 0.15;
const OWN_SENTENCES = 2;
/** In shingles, of nine words that is: a shorter sentence is soon another by an editor's word. */
const SHORTEST = 5;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Whether a text that is nearly a known one has news of its own, as a follow-up that repeats the background: a good part of
 * it is new, and in that somebody is quoted, or it is whole sentences and not words changed here and there.
 */
export function hasOwnText(
  { text, shingles, quotes }: Compared & { quotes: readonly string[] },
  known: Compared,
): boolean {
  const isOwn = (shingle: number): boolean => !known.shingles.has(shingle);
  const own = (of: ReadonlySet<number>): number => [...of].filter(isOwn).length / of.size;
  if (own(shingles) <= OWN) return false;
  const words = ` ${fold(known.text)} `;
  if (quotes.map(fold).some((quote) => quote !== '' && !words.includes(` ${quote} `))) return true;
  const sentences = [...SENTENCES.segment(text)].map(({ segment }) => shinglesOf(segment));
  return sentences.filter((it) => it.size >= SHORTEST && own(it) > 0.5).length >= OWN_SENTENCES;
}
