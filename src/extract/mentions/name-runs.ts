import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import { nicknameMarks } from './nicknames.ts';
import { organizationLinks } from './organization-names.ts';
import { endsInHeadline, type Seen } from './seen-words.ts';
import { isNameWord, isParticle, isPossessive, type Run } from './word-kinds.ts';

/** A run of capitalized words, with the particles, initials and nicknames between them. */
export function runAt(words: readonly Word[], at: number, language: Language, seen: Seen): Run | null {
  if (!startsName(words, at, language, seen)) return null;
  const { sentence } = words[at] as Word;
  const isHeadline = seen.headlines.has(sentence);
  let last = at;
  for (let next = at + 1; words[next]?.sentence === sentence; ) {
    if (isHeadline && endsInHeadline(words, at, next, language, seen)) break;
    const linked = linksAt(words, at, next, language) || (!isHeadline && isSmallEnd(words, at, next, language) ? 1 : 0);
    if (linked === 0) break;
    last = next + linked - 1;
    next = last + 1;
  }
  return { first: at, last };
}

/** How many words from `at` on go on with a name that began at `first`; 0 where it ends. */
function linksAt(words: readonly Word[], first: number, at: number, language: Language): number {
  const [word, after] = [words[at] as Word, words[at + 1]];
  if (isNameWord(word, language) || PREFIXED.test(word.lower)) return 1;
  if (after?.sentence !== word.sentence) return 0;
  if (isParticle(word, language)) {
    const name = isParticle(after, language) ? words[at + 2] : after;
    if (name && isNameWord(name, language)) return 1;
  }
  const marks = nicknameMarks(words, at, language);
  if (marks > 0) return marks + 1;
  const links = organizationLinks(words, first, at, language);
  if (links > 0) return links;
  return word.lower === ',' && language.suffixes.has(after.lower) ? 1 : 0;
}

/** “Nguyen Van An”: a small word with a capital, where a name of two words or more ends, is its last word. */
function isSmallEnd(words: readonly Word[], first: number, at: number, language: Language): boolean {
  const [word, after] = [words[at] as Word, words[at + 1]];
  const isSmall = word.kind === 'word' && word.capital && language.functionWords.has(word.lower);
  if (!isSmall || language.nounsAreCapital || at - first < 2 || !(words[at - 1] as Word).capital) return false;
  if (language.pronouns.has(word.lower) || language.small.definite.has(word.lower) || isPossessive(word)) return false;
  if (after?.sentence !== word.sentence || after.kind !== 'word') return after?.kind !== 'number';
  return !after.capital && (language.functionWords.has(after.lower) || language.cues.has(after.lower));
}

/** Arabic and French names with a small prefix: al-Harrabi, d'Orval. */
const PREFIXED = /^(?:al|el|ad|an|ar|as|ash|at|az|ul|ud|ur|d|l)[-'‐]\p{L}{3}/u;

/** Whether a name begins at a word, and not only a sentence. */
function startsName(words: readonly Word[], at: number, language: Language, seen: Seen): boolean {
  const word = words[at] as Word;
  const after = words[at + 1];
  if (isParticle(word, language)) return startsWithParticle(words, at, language);
  if (!isNameWord(word, language))
    return isSmallName(words, at, language) || isGivenName(words, at, language) || isAcronym(words, at, language);
  const before = words[at - 1];
  const opens = !before || before.sentence !== word.sentence || before.kind !== 'word';
  if (!opens || seen.inside.has(word.lower)) return true;
  if (isOpeningAdverb(word, language)) return false;
  if (after && after.sentence === word.sentence && isNameWord(after, language)) return true;
  // “President of Norland Ines Varga”
  if (
    language.small.of.has(after?.lower ?? '') &&
    language.roles.has(word.lower) &&
    isNameWord(words[at + 2] ?? word, language)
  )
    return true;
  return !seen.small.has(word.lower) && !language.people.has(word.lower);
}

/** “Apparently Ida Lund left”: an adverb that opens a sentence is no part of the name after it. */
const isOpeningAdverb = ({ lower }: Word, { femaleNames, maleNames }: Language): boolean =>
  /.{4}ly$/.test(lower) && !femaleNames.has(lower) && !maleNames.has(lower);

function startsWithParticle(words: readonly Word[], at: number, language: Language): boolean {
  let next = at + 1;
  while (next < at + 3 && words[next] && isParticle(words[next] as Word, language)) next++;
  const [before, name] = [words[at - 1], words[next]];
  if (name?.sentence !== (words[at] as Word).sentence || !isNameWord(name, language)) return false;
  return !(before && isNameWord(before, language));
}

/** A small word that is capitalized inside a sentence, before a verb of speech, is a name: the columnist Will. */
function isSmallName(words: readonly Word[], at: number, { cues, pronouns, determiners, calendar }: Language): boolean {
  const word = words[at] as Word;
  const before = words[at - 1];
  const after = words[at + 1];
  if (
    !word.capital ||
    pronouns.has(word.lower) ||
    determiners.has(word.lower) ||
    calendar.has(word.lower) ||
    !before ||
    before.sentence !== word.sentence
  )
    return false;
  return after?.sentence === word.sentence && !after.capital && cues.has(after.lower);
}

/** The IF of “the union IF Varvet”: inside a sentence a conjunction has its capital only as somebody's initials. */
function isAcronym(words: readonly Word[], at: number, language: Language): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  const isInside =
    before?.sentence === word.sentence && (before.kind === 'word' ? !before.capital : before.lower === ',');
  if (!isInside && before?.kind !== 'quotation') return false;
  const { small, pronouns, determiners, calendar, nounsAreCapital } = language;
  if (!word.capital || nounsAreCapital || word.lower.length < 2 || before?.sentence !== word.sentence) return false;
  if ([pronouns, determiners, calendar, small.prepositions].some((list) => list.has(word.lower))) return false;
  return word.kind === 'word' && after?.sentence === word.sentence && isNameWord(after, language);
}

/** A month or a small word can be a first name: April Mellor, said Will Dahl. */
function isGivenName(words: readonly Word[], at: number, language: Language): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (!word.capital || !(language.maleNames.has(word.lower) || language.femaleNames.has(word.lower))) return false;
  if (!after || after.sentence !== word.sentence || !isNameWord(after, language)) return false;
  const opens = !before || before.sentence !== word.sentence;
  if (opens) return language.calendar.has(word.lower);
  return before.kind !== 'word' || !language.small.beforeMonths.has(before.lower);
}
