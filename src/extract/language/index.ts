import { english } from './english.ts';
import { german } from './german.ts';
import type { Language } from './language.ts';

const empty: ReadonlySet<string> = new Set();

/** Knows no words: what is left are marks, names by their capitals, and places. */
export const none: Language = {
  code: 'und',
  functionWords: empty,
  pronouns: new Map(),
  determiners: empty,
  cues: empty,
  verbs: empty,
  prepositions: [],
  agents: empty,
  hanging: empty,
  abbreviations: empty,
  honorifics: new Map(),
  roles: empty,
  rolePrefixes: empty,
  particles: empty,
  suffixes: empty,
  organizations: empty,
  documents: empty,
  works: empty,
  naming: empty,
  people: empty,
  maleNames: empty,
  femaleNames: empty,
  calendar: empty,
};

/** The languages with word lists of their own; a new one is a file and a place here. */
export const languages: readonly Language[] = [english, german];

/** A language by its code; `none` for one without a file. */
export const languageNamed = (code: string): Language => languages.find((language) => language.code === code) ?? none;
