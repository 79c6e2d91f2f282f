import { english } from './english.ts';
import { german } from './german.ts';
import type { Language } from './language.ts';
import { none } from './none.ts';

export { none };

/** The languages with word lists of their own; a new one is a file and a place here. */
export const languages: readonly Language[] = [english, german];

/** A language by its code; `none` for one without a file. */
export const languageNamed = (code: string): Language => languages.find((language) => language.code === code) ?? none;
