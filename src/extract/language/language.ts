import type { Endings, NounKinds } from './noun-kinds.ts';
import type { SmallWords } from './small-words.ts';

/** What a pronoun tells of its source: gender, number, and whether its form can be a subject. */
export type Pronoun = {
  gender: 'male' | 'female' | 'any' | 'thing';
  plural: boolean;
  subject: boolean;
  person: 1 | 2 | 3;
};

/** A set of words; it may know them by their endings, where a language makes compounds. */
export type Lexicon = Pick<ReadonlySet<string>, 'has'>;

/** What a language may look at, and change, in the words that were read. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'punctuation' | 'quotation';
  readonly lower: string;
  readonly paragraph: number;
  sentence: number;
  /** Is spelt as a name is. */
  capital: boolean;
  /** Is spelt as a noun is, in a language that tells them; a phrase goes on to its noun and ends there. */
  noun?: boolean;
};

/** How a language reports what somebody said in words of its own, in cases that leave no doubt. */
export type Reporting = {
  /** Verbs of saying in the singular and the past; those of `plural` need a plural source. */
  finite: Lexicon;
  plural: Lexicon;
  /** Of these the ones after which a clause needs no conjunction, and the ones that say to whom first. */
  bare: Lexicon;
  addressing: Lexicon;
  /** What may stand between a source and its verb: has, also. */
  between: Lexicon;
  conjunctions: Lexicon;
  /** Words before or after a source that report by themselves: according, zufolge. */
  before: Lexicon;
  after: Lexicon;
  /** What a verb leaves behind: mit, in “teilte Lund mit”. */
  particles: Lexicon;
  /** Words that begin when and where something was said. */
  times: Lexicon;
  /** After a comma they end what was said. */
  breaks: Lexicon;
  /** No clause of what was said begins with these, unless a conjunction opens it. */
  unopened: Lexicon;
  subordinators: Lexicon;
  coordinators: Lexicon;
  /** Forms of verbs for what others say; a language that has them sets what was said apart by a comma. */
  moods?: Lexicon;
};

/**
 * All that the extraction knows of a language. Words are in lower case and without closing full stops; `abbreviations` are
 * words whose full stop doesn't end a sentence. Marks of quotation need no language.
 */
export type Language = {
  code: string;
  /** The words that tell the language of a text by their number. */
  functionWords: Lexicon;
  pronouns: ReadonlyMap<string, Pronoun>;
  determiners: Lexicon;
  /** Forms of the verbs of speech: said, writes, according. */
  cues: Lexicon;
  /** Verbs after which a phrase can't go on: is, has, went. */
  verbs: Lexicon;
  /** Words before a source that attribute by themselves, as “according to” does. */
  prepositions: readonly (readonly string[])[];
  /** Before who did what a passive verb says: by. */
  agents: Lexicon;
  /** Prepositions that hang a phrase on the noun before it: of, at, for. */
  hanging: Lexicon;
  abbreviations: Lexicon;
  /** Before a name and no role: Mr, Ms. */
  honorifics: ReadonlyMap<string, Pronoun['gender']>;
  /** Last words of titles before names: Sen, minister, spokesman, coach. */
  roles: Lexicon;
  /** Words inside a title: former, deputy, chief. */
  rolePrefixes: Lexicon;
  /** Small words inside names: van, de, al. */
  particles: Lexicon;
  suffixes: Lexicon;
  /** Last or first words of names of organizations: department, university, times. */
  organizations: Lexicon;
  documents: Lexicon;
  /** Nouns for works, whose titles stand between marks: film, song, exhibition. */
  works: Lexicon;
  /** Words that introduce a name or a term between marks: dubbed, titled, so-called. */
  naming: Lexicon;
  /** Verbs before the title of a work that is made or given: sang, directed; empty where capitals tell no title. */
  making: Lexicon;
  /** Nouns for people and groups that speak: critic, officials, witness. */
  people: Lexicon;
  maleNames: Lexicon;
  femaleNames: Lexicon;
  /** Capitalized words that name no source: weekdays, months. */
  calendar: Lexicon;
  small: SmallWords;
  nouns: NounKinds;
  endings: Endings;
  /** Whether a noun stands for several, by its form or that of the article before it: officials, die Helfer. */
  isPlural: (noun: string, article?: string) => boolean;
  /** The singular of a noun, or the noun. */
  singularOf: (noun: string) => string;
  /** Whether a noun for a person, or the article before it, tells a man or a woman: king, actress, die Abgeordnete. */
  genderOf: (noun: string, article?: string) => 'male' | 'female' | null;
  /** Whether two different nouns can name one office: boss and manager. */
  isSameOffice: (one: string, other: string) => boolean;
  /** Whether two different first names can be one: Bill and William. */
  isShortForm: (one: string, other: string) => boolean;
  /** The English for a language's commonest words, so that what was learned of them holds there too. */
  glosses?: ReadonlyMap<string, string>;
  /** Without it no reported speech is read. */
  reporting?: Reporting;
  /** All nouns are spelt with a capital: `adapt` tells names from them. */
  nounsAreCapital?: boolean;
  /** Changes what was read where spelling differs from English, as in a language that capitalizes all nouns. */
  adapt?: (words: readonly Token[], text: string) => void;
};

/** The words of a list that is written with spaces and line breaks. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

const INDEX = 4;

/** The words of a list, and all longer words that end in one of `endings` (each of four letters or more). */
export function withEndings(list: Iterable<string>, endings: Iterable<string>): Lexicon {
  const whole = new Set(list);
  const byTail = new Map<string, string[]>();
  for (const ending of endings) {
    const tail = ending.slice(-INDEX);
    byTail.set(tail, [...(byTail.get(tail) ?? []), ending]);
  }
  const hasEnding = (word: string): boolean =>
    byTail.get(word.slice(-INDEX))?.some((ending) => word.length > ending.length && word.endsWith(ending)) ?? false;
  return { has: (word) => whole.has(word) || hasEnding(word) };
}
