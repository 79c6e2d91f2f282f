/** The code of a language without word lists (extract/language/none.ts). */
const UNKNOWN = 'und';

/** What whoever reads who said what is to know of a text's language (its code); nothing where its words are known. */
export const languageNotes = (language: string | undefined): string[] =>
  language === UNKNOWN
    ? ['Verbatim has no word lists for this language, so nobody is named unless it is very sure.']
    : [];
