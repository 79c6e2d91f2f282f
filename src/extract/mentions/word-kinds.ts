import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';

/** Words from `first` to `last`. */
export type Run = { first: number; last: number };

export const isPossessive = (word: Word | undefined): boolean => word?.lower === "'s" || word?.lower === "'";

export const isParticle = (word: Word, { particles, functionWords }: Language): boolean =>
  word.kind === 'word' && particles.has(word.lower) && word.capital === functionWords.has(word.lower);

/** The A. of Olumide A. Fashola. */
const isInitial = ({ start, end, lower, capital }: Word): boolean => capital && lower.length === 1 && end - start === 2;

export const isNameWord = (word: Word, { functionWords, calendar, pronouns, honorifics }: Language): boolean =>
  isInitial(word) ||
  (word.kind === 'word' &&
    word.capital &&
    !calendar.has(word.lower) &&
    !pronouns.has(word.lower) &&
    (!functionWords.has(word.lower) || honorifics.has(word.lower)));

export const isTitleWord = ({ lower }: Word, { roles, honorifics }: Language): boolean =>
  roles.has(lower) || honorifics.has(lower);

export const isForename = (word: Word | undefined, { maleNames, femaleNames }: Language): boolean =>
  word !== undefined && (maleNames.has(word.lower) || femaleNames.has(word.lower));

export const isSourceNoun = ({ lower }: Word, { people, documents, roles }: Language): boolean =>
  people.has(lower) || documents.has(lower) || roles.has(lower);
