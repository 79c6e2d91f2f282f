import type { Language, Pronoun } from './language/language.ts';
import type { Span } from './marks.ts';
import type { Word } from './words.ts';

/**
 * A phrase that may name a source. `first` to `last` are the words of the whole phrase, title included; `nameFirst` to
 * `nameLast` those of the name, `head` the word that carries it (a surname, a noun).
 */
export type Mention = Span & {
  kind: 'name' | 'pronoun' | 'description';
  first: number;
  last: number;
  nameFirst: number;
  nameLast: number;
  head: number;
  possessive: boolean;
  pronoun: Pronoun | null;
};

type Run = { first: number; last: number };

/** All phrases of an article that may name a source, in their order. */
export function mentionsIn(words: readonly Word[], language: Language): Mention[] {
  const seen = seenWords(words);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const found =
      pronounAt(words, at, language) ?? nameAt(words, at, language, seen) ?? descriptionAt(words, at, language);
    if (found) mentions.push(found);
    at = found ? Math.max(at, found.last) + 1 : at + 1;
  }
  return mentions;
}

/** Words in lower case and capitalized words inside sentences: they tell a name from a sentence's first word. */
function seenWords(words: readonly Word[]): { small: Set<string>; inside: Set<string> } {
  const small = new Set<string>();
  const inside = new Set<string>();
  words.forEach((word, at) => {
    if (word.kind !== 'word') return;
    if (!word.capital) small.add(word.lower);
    else if (at > 0 && (words[at - 1] as Word).sentence === word.sentence && (words[at - 1] as Word).kind === 'word') inside.add(word.lower);
  });
  return { small, inside };
}
type Seen = ReturnType<typeof seenWords>;

function pronounAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const { kind, lower } = words[at] as Word;
  const pronoun = kind === 'word' ? language.pronouns.get(lower) : undefined;
  if (!pronoun) return null;
  return mention('pronoun', words, { first: at, last: at }, { first: at, last: at }, at, pronoun);
}

function nameAt(words: readonly Word[], at: number, language: Language, seen: Seen): Mention | null {
  const run = runAt(words, at, language, seen);
  if (!run) return null;
  const name = nameOf(words, run, language);
  const first = titleStart(words, run.first, language);
  let head = name.last;
  while (head > name.first && language.suffixes.has((words[head] as Word).lower)) head--;
  const isRole = name.first === name.last && isTitleWord(words[head] as Word, language) && !followsName(words, head, language);
  return mention(isRole ? 'description' : 'name', words, { first, last: run.last }, name, head);
}

/** A run of capitalized words, with the particles and initials between them. */
function runAt(words: readonly Word[], at: number, language: Language, seen: Seen): Run | null {
  if (!startsName(words, at, language, seen)) return null;
  let last = at;
  for (let next = at + 1; next < words.length; next++) {
    const word = words[next] as Word;
    if (word.sentence !== (words[at] as Word).sentence || word.kind === 'quotation') break;
    if (isNameWord(word, language)) {
      last = next;
      continue;
    }
    const after = words[next + 1];
    if (!after || after.sentence !== word.sentence) break;
    const joins = language.particles.has(word.lower) && !language.functionWords.has(word.lower);
    const ofOrganization = (word.lower === 'of' || word.lower === '&' || word.lower === 'for') && joinsOrganization(words, at, next, language);
    const nickname = word.kind === 'punctuation' && word.lower === ',' && language.suffixes.has(after.lower);
    if ((joins || ofOrganization) && isNameWord(after, language)) last = next;
    else if (nickname) last = next;
    else if (ofOrganization && after.lower === 'the' && isNameWord(words[next + 2] ?? word, language)) last = next++ + 1;
    else break;
  }
  return { first: at, last };
}

function joinsOrganization(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const before = words[at - 1] as Word;
  if ((words[at] as Word).lower === '&') return true;
  if (language.organizations.has(before.lower) || language.organizations.has(before.lower.replace(/s$/, ''))) return true;
  return first < at && language.roles.has(before.lower) && (words[at] as Word).lower === 'of';
}

function startsName(words: readonly Word[], at: number, language: Language, seen: Seen): boolean {
  const word = words[at] as Word;
  const after = words[at + 1];
  if (word.kind === 'word' && !word.capital && language.particles.has(word.lower) && !language.functionWords.has(word.lower))
    return after !== undefined && isNameWord(after, language) && !(words[at - 1]?.capital ?? false);
  if (!isNameWord(word, language)) return isSmallName(words, at, language);
  const before = words[at - 1];
  const opens = !before || before.sentence !== word.sentence || before.kind !== 'word';
  if (!opens || seen.inside.has(word.lower)) return true;
  if (after && after.sentence === word.sentence && isNameWord(after, language)) return true;
  return !seen.small.has(word.lower) && !language.people.has(word.lower);
}

/** A small word that is capitalized inside a sentence, before a verb of speech, is a name: the columnist Will. */
function isSmallName(words: readonly Word[], at: number, { cues, pronouns, determiners }: Language): boolean {
  const word = words[at] as Word;
  const before = words[at - 1];
  const after = words[at + 1];
  if (!word.capital || pronouns.has(word.lower) || determiners.has(word.lower) || !before || before.sentence !== word.sentence) return false;
  return after?.sentence === word.sentence && !after.capital && cues.has(after.lower);
}

const isNameWord = (word: Word, { functionWords, calendar, pronouns, honorifics }: Language): boolean =>
  word.kind === 'word' && word.capital && !calendar.has(word.lower) && !pronouns.has(word.lower) &&
  (!functionWords.has(word.lower) || honorifics.has(word.lower));

const isTitleWord = ({ lower }: Word, { roles, honorifics }: Language): boolean => roles.has(lower) || honorifics.has(lower);

/** The name in a run: what follows its last title (“Prime Minister” Haider al-Abadi), if anything does. */
function nameOf(words: readonly Word[], run: Run, language: Language): Run {
  let first = run.first;
  for (let at = run.first; at < run.last; at++) {
    const word = words[at] as Word;
    if (isTitleWord(word, language) || word.lower === 'of') {
      const isInName = at > first && language.organizations.has(word.lower);
      if (!isInName) first = at + 1;
    }
  }
  if (first > run.first && (words[first - 1] as Word).lower === 'of') first = nameAfterOf(words, run, first);
  return { first: Math.min(first, run.last), last: run.last };
}

/** “Secretary of State John Kerry” is a title and a name, “Bank of England” is one name. */
function nameAfterOf(words: readonly Word[], run: Run, first: number): number {
  const left = run.last - first + 1;
  return left >= 2 && (words[run.first] as Word).kind === 'word' ? first + 1 : run.first;
}

const followsName = (words: readonly Word[], at: number, language: Language): boolean => {
  const before = words[at - 1];
  return before?.kind === 'word' && before.capital && !isTitleWord(before, language);
};

/** Where the title before a name begins: “Pentagon spokesman” Rear Adm. John F. Kirby. */
export function titleStart(words: readonly Word[], nameFirst: number, language: Language): number {
  let start = nameFirst;
  let role = false;
  for (let at = nameFirst - 1; at >= Math.max(0, nameFirst - 9); at--) {
    const word = words[at] as Word;
    if (word.sentence !== (words[nameFirst] as Word).sentence || word.kind === 'quotation') break;
    if (isRolePart(word, words[at - 1], language)) {
      role ||= isTitleWord(word, language);
      start = at;
    } else if (role && isPossessive(word)) start = at;
    else if (role && word.capital && !language.functionWords.has(word.lower)) start = at;
    else if (role && /^(?:[-–/&]|and)$/.test(word.lower) && isRolePart(words[at - 1] as Word, words[at - 2], language)) start = at;
    else break;
    if (at === nameFirst - 1 && !role && !isRolePart(word, undefined, language)) break;
  }
  return role ? start : nameFirst;
}

export const isPossessive = (word: Word | undefined): boolean => word?.lower === "'s" || word?.lower === "'";

function isRolePart(word: Word, _before: Word | undefined, language: Language): boolean {
  if (word.kind === 'number') return /\p{L}/u.test(word.lower);
  if (word.kind !== 'word') return false;
  const { lower } = word;
  if (language.roles.has(lower) || language.rolePrefixes.has(lower) || language.honorifics.has(lower)) return true;
  return !language.functionWords.has(lower) && !language.cues.has(lower) && !language.verbs.has(lower) && !language.pronouns.has(lower);
}

/** “the senator”, “two officials who asked not to be named”, “critics”. */
function descriptionAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const word = words[at] as Word;
  if (word.kind !== 'word' && word.kind !== 'number') return null;
  const led = language.determiners.has(word.lower) || word.kind === 'number';
  if (!led && !isSourceNoun(word, language)) return null;
  let head = led ? -1 : at;
  for (let next = at + (led ? 1 : 0); next < Math.min(words.length, at + 8); next++) {
    const part = words[next] as Word;
    if (part.sentence !== word.sentence || !isNounLike(part, language)) break;
    head = next;
  }
  if (head < 0) return language.people.has(word.lower) ? mention('description', words, { first: at, last: at }, { first: at, last: at }, at) : null;
  const after = words[head + 1];
  // “the spokesman John Doe”: the name carries the phrase.
  if (after && after.sentence === word.sentence && isNameWord(after, language) && isTitleWord(words[head] as Word, language)) return null;
  if (head > at + 1 && (words[head] as Word).lower.endsWith('ed') && isSourceNoun(words[head - 1] as Word, language)) head--;
  return mention('description', words, { first: at, last: head }, { first: at, last: head }, head);
}

const isSourceNoun = ({ lower }: Word, { people, documents, roles }: Language): boolean =>
  people.has(lower) || documents.has(lower) || roles.has(lower);

function isNounLike(word: Word, language: Language): boolean {
  if (word.kind === 'number') return true;
  if (word.kind !== 'word' || word.capital) return false;
  if (language.functionWords.has(word.lower) || language.pronouns.has(word.lower) || language.verbs.has(word.lower)) return false;
  return !language.cues.has(word.lower) || isSourceNoun(word, language);
}

function mention(kind: Mention['kind'], words: readonly Word[], whole: Run, name: Run, head: number, pronoun: Pronoun | null = null): Mention {
  return {
    kind,
    start: (words[whole.first] as Word).start,
    end: (words[whole.last] as Word).end,
    first: whole.first,
    last: whole.last,
    nameFirst: name.first,
    nameLast: name.last,
    head,
    possessive: isPossessive(words[whole.last + 1]),
    pronoun,
  };
}
