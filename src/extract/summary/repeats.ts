import type { Candidate } from './features.ts';

/** A sentence's words as they are compared, each between blanks: within one article accents stay as they are. */
export const wordsIn = (sentence: string): string =>
  ` ${sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether one of two sentences adds nothing to the other: an opening line that comes again, or what stands in a longer one. */
export const repeats = ({ words }: Pick<Candidate, 'words'>, other: Pick<Candidate, 'words'>): boolean =>
  words.includes(other.words) || other.words.includes(words);
