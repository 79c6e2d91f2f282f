import type { Language, Pronoun } from '../language/language.ts';
import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';
import { descriptionHead } from './description-heads.ts';
import { runAt } from './name-runs.ts';
import { nameOf } from './names-in-runs.ts';
import { type Seen, seenWords } from './seen-words.ts';
import { titleStart } from './title-starts.ts';
import { isPossessive, isTitleWord, type Run } from './word-kinds.ts';

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

/** All phrases of an article that may name a source, in their order. */
export function mentionsIn(words: readonly Word[], language: Language): Mention[] {
  const seen = seenWords(words, language);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const found =
      pronounAt(words, at, language) ?? nameAt(words, at, language, seen) ?? descriptionAt(words, at, language);
    if (found) add(mentions, found, words, language);
    at = found ? Math.max(at, found.last) + 1 : at + 1;
  }
  return mentions;
}

/**
 * Adds a mention, with what belongs to it: a name whose title reaches into the mention before takes that in (“Port Osk”
 * in “Port Osk biologist Ada Lund”), as does a group whom a name tells from others (“the Lund campaign”).
 */
function add(mentions: Mention[], found: Mention, words: readonly Word[], language: Language): void {
  let before = mentions.at(-1);
  while (before && (found.kind === 'name' ? before.last >= found.first : isModifier(before, found, words, language))) {
    if (before.first < found.first) {
      found.first = before.first;
      found.start = (words[before.first] as Word).start;
    }
    mentions.pop();
    before = mentions.at(-1);
  }
  mentions.push(found);
}

function isModifier(
  before: Mention,
  found: Mention,
  words: readonly Word[],
  { organizations, people, roles, determiners }: Language,
): boolean {
  if (found.kind !== 'description' || before.kind !== 'name' || before.last !== found.first - 1 || before.possessive)
    return false;
  const { lower, sentence, capital } = words[found.head] as Word;
  if (
    capital ||
    sentence !== (words[before.last] as Word).sentence ||
    determiners.has((words[found.first] as Word).lower)
  )
    return false;
  return organizations.has(lower) || people.has(lower) || roles.has(lower);
}

function pronounAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const { kind, lower } = words[at] as Word;
  const pronoun = kind === 'word' ? language.pronouns.get(lower) : undefined;
  if (!pronoun) return null;
  return mention('pronoun', words, { first: at, last: at }, { first: at, last: at }, at, pronoun);
}

function nameAt(words: readonly Word[], at: number, language: Language, seen: Seen): Mention | null {
  const run = runAt(words, at, language, seen);
  // “a New Delhi-based group”: an adjective made of a name, and no name.
  if (!run || language.endings.ofName.test((words[run.last] as Word).lower)) return null;
  const name = nameOf(words, run, language, seen);
  const first = titleStart(words, run.first, language, name.first > run.first);
  let head = name.last;
  while (head > name.first && language.suffixes.has((words[head] as Word).lower)) head--;
  const { lower } = words[head] as Word;
  const isAddressed = name.first > run.first && language.honorifics.has((words[name.first - 1] as Word).lower);
  const isSurname = isAddressed || (seen.surnames.has(lower) && !seen.small.has(lower));
  const isRole = !language.nounsAreCapital && !isSurname && isHolderless(words, name, head, language);
  return mention(isRole ? 'description' : 'name', words, { first, last: run.last }, name, head);
}

/** “the Mayor”, “Vice President”: a role that no name follows. */
function isHolderless(words: readonly Word[], name: Run, head: number, language: Language): boolean {
  if (!isTitleWord(words[head] as Word, language)) return false;
  return name.first === name.last ? !followsName(words, head, language) : isOffice(words, name, language);
}

/** “Vice President”, “Senate Minority Leader”: an office without its holder's name. */
const isOffice = (
  words: readonly Word[],
  { first, last }: Run,
  { roles, rolePrefixes, organizations }: Language,
): boolean => {
  for (let at = first; at < last; at++) {
    const { lower } = words[at] as Word;
    if (!(roles.has(lower) || rolePrefixes.has(lower) || organizations.has(lower))) return false;
  }
  return true;
};

const followsName = (words: readonly Word[], at: number, language: Language): boolean => {
  const before = words[at - 1];
  return before?.kind === 'word' && before.capital && !isTitleWord(before, language);
};

function descriptionAt(words: readonly Word[], at: number, language: Language): Mention | null {
  const head = descriptionHead(words, at, language);
  return head < 0 ? null : mention('description', words, { first: at, last: head }, { first: at, last: head }, head);
}

function mention(
  kind: Mention['kind'],
  words: readonly Word[],
  whole: Run,
  name: Run,
  head: number,
  pronoun: Pronoun | null = null,
): Mention {
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
