/** What a pronoun tells of its source: gender, number, and whether its form can be a subject. */
export type Pronoun = { gender: 'male' | 'female' | 'any' | 'thing'; plural: boolean; subject: boolean; person: 1 | 2 | 3 };

/**
 * All that the extraction knows of a language. Words are in lower case and without closing full stops; `abbreviations` are
 * words whose full stop doesn't end a sentence. Marks of quotation need no language.
 */
export type Language = {
  code: string;
  /** The words that tell the language of a text by their number. */
  functionWords: ReadonlySet<string>;
  pronouns: ReadonlyMap<string, Pronoun>;
  determiners: ReadonlySet<string>;
  /** Forms of the verbs of speech: said, writes, according. */
  cues: ReadonlySet<string>;
  /** Verbs after which a phrase can't go on: is, has, went. */
  verbs: ReadonlySet<string>;
  /** Words before a source that attribute by themselves, as “according to” does. */
  prepositions: readonly (readonly string[])[];
  abbreviations: ReadonlySet<string>;
  /** Before a name and no role: Mr, Ms. */
  honorifics: ReadonlyMap<string, Pronoun['gender']>;
  /** Last words of titles before names: Sen, minister, spokesman, coach. */
  roles: ReadonlySet<string>;
  /** Words inside a title: former, deputy, chief. */
  rolePrefixes: ReadonlySet<string>;
  /** Small words inside names: van, de, al. */
  particles: ReadonlySet<string>;
  suffixes: ReadonlySet<string>;
  /** Last or first words of names of organizations: department, university, times. */
  organizations: ReadonlySet<string>;
  documents: ReadonlySet<string>;
  /** Nouns for people and groups that speak: critic, officials, witness. */
  people: ReadonlySet<string>;
  maleNames: ReadonlySet<string>;
  femaleNames: ReadonlySet<string>;
  /** Capitalized words that name no source: weekdays, months. */
  calendar: ReadonlySet<string>;
};

/** The words of a list that is written with spaces and line breaks. */
export const words = (list: string): string[] => list.trim().split(/\s+/);
