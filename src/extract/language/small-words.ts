import { type Lexicon, words } from './language.ts';

/** Small words by what they do in a phrase. A language without one of these kinds leaves its list empty. */
export type SmallWords = {
  /** Before a noun, and no part of what somebody is called: the, a, an. */
  articles: Lexicon;
  /** Those of them for what is known already: the. */
  definite: Lexicon;
  /** Before somebody new: a, an, another, one. */
  indefinite: Lexicon;
  /** this, that */
  demonstratives: Lexicon;
  /** Of the third person: his, her, its, their. */
  possessives: Lexicon;
  /** Of the first person: my, our. */
  ownPossessives: Lexicon;
  /** Joins two names or roles: and. */
  and: Lexicon;
  /** Goes on with a list after a name: and, or. */
  lists: Lexicon;
  /** Open a clause on the person before them: who. They may be articles as well: die. */
  relatives: Lexicon;
  /** Pronouns that do so on a thing: which, that. */
  relativesOfThings: Lexicon;
  /** A noun after one of these is neither subject nor object: in, with, from. */
  prepositions: Lexicon;
  /** Before a name they tell a place: in, near, across. */
  locating: Lexicon;
  /** Before a month: in, since, last, early. */
  beforeMonths: Lexicon;
  /** Joins an office to its field, when no name can hold it: of. */
  of: Lexicon;
  /** Inside the name of a body: of, on, for. */
  bodyLinks: Lexicon;
  /** A name with one of these is a body's, not a person's: of, for. */
  inBodies: Lexicon;
  /** After a noun, before what belongs to it: of, at, for. */
  belonging: Lexicon;
  /** Small words that may stand inside what belongs to a noun: the, of, and. */
  insideBelonging: Lexicon;
  /** After a noun, before what tells which one is meant: of, behind, with, who. */
  telling: Lexicon;
  /** After the head of a title they lead away from it: at, for, with. */
  afterTitles: Lexicon;
  /** Inside a title, before words that are no role of its holder: of, for, who, and. */
  insideTitles: Lexicon;
  /** After a name and its comma they go on with a role: of, from, whose. */
  afterRoles: Lexicon;
  /** After them what somebody is called is nobody new: is, becomes, as, like. */
  predicative: Lexicon;
  /** Between a name and what somebody is: is, was. */
  copulas: Lexicon;
  /** Verbs that make a clause of what looks like a title: is, has, would, said. */
  clauseVerbs: Lexicon;
  /** Words that end an apposition: who, whose, told, said. */
  appositionEnds: Lexicon;
  /** Before the start of a phrase, read backwards: and, who, said, while. */
  phraseBounds: Lexicon;
  /** Right before a subject, or a role that a comma parts from its name: and, but, that, as. */
  clauseOpeners: Lexicon;
  /** Others that such a role follows: by, to. */
  roleOpeners: Lexicon;
  /** With a capital they open a sentence, and no title: then. */
  sentenceOpeners: Lexicon;
  /** Point to somebody's place in a photograph: left, above, pictured. */
  photograph: Lexicon;
  /** Say that a name follows, as the words between them do: name, himself, identified. */
  introducing: Lexicon;
  /** Tell that words between marks speak: I, you, our, don't. */
  speaking: Lexicon;
};

/** Sets made of lists that are written with spaces. */
export const lexicons = <Key extends string>(lists: Record<Key, string>): Record<Key, ReadonlySet<string>> =>
  Object.fromEntries(
    Object.entries<string>(lists).map(([key, list]) => [key, new Set(list === '' ? [] : words(list))]),
  ) as unknown as Record<Key, ReadonlySet<string>>;
