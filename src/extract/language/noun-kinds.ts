import type { Lexicon } from './language.ts';

/** Nouns, and some names, by what they tell of whoever they name. */
export type NounKinds = {
  /** Fit anybody of the right gender: man, singer, driver. */
  generic: Lexicon;
  /** Bodies that have a name of their own: ministry, club, newspaper. */
  bodies: Lexicon;
  /** Those of them that an article comes back to without their noun in the name: company, club, airline. */
  companies: Lexicon;
  /** Groups and rows of people without such a name: court, jury, crowd. */
  crowds: Lexicon;
  /** Relatives and the like, who are somebody's: brother, wife, friend. */
  kin: Lexicon;
  /** Members of a party, which says less than an office: democrat. */
  partisans: Lexicon;
  /** Bodies named by two fields: the department of Rivers and Ports. */
  fielded: Lexicon;
  /** Nouns that look like forms of verbs of speech: report, charge. */
  likeCues: Lexicon;
  /** Times, which may stand before a name: week, morning, season. */
  times: Lexicon;
  /** Last words of the names of places and events: county, lake, cup. */
  placeNames: Lexicon;
  /** Things whose noun ends as one for a person does: number, tower. */
  likePeople: Lexicon;
  /** Letters after a name, for an honour or a degree: mbe, phd. */
  postnominals: Lexicon;
};

/** How words end (or look) that no list can hold; each is looked for in a word in lower case. */
export type Endings = {
  /** Nouns for people that stand for somebody without a name: baker, glazier. */
  person: RegExp;
  /** Nouns that may be a role before a name, with less care: clockmaker, assistant. */
  calling: RegExp;
  /** Nouns at the end of a title before a name, with still less. */
  title: RegExp;
  /** Names for whoever comes from a place: Norlander. */
  demonym: RegExp;
  /** Adjectives and adverbs, which aren't what somebody is: late, former. */
  adjective: RegExp;
  /** Adjectives made of a name: Kelham-based. */
  ofName: RegExp;
  /** Adverbs between a subject and its verb: quietly. */
  adverb: RegExp;
  /** Forms of verbs: the participle of the present (running), */
  running: RegExp;
  /** of the past (backed), */
  past: RegExp;
  /** of the past beyond doubt (shrugged), */
  surelyPast: RegExp;
  /** and those that have a subject (backs, backed). */
  finite: RegExp;
  /** Verbs shortened with what denies them: don't. */
  negated: RegExp;
  /** First names of women, mostly. */
  femaleName: RegExp;
  /** Ages, the number in brackets if it has digits: (41)-year-old. */
  age: RegExp;
};
