import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import { isForename, isPossessive, isTitleWord } from './word-kinds.ts';

const isPlainRun = (words: readonly Word[], first: number, end: number, { honorifics }: Language): boolean => {
  for (let at = first; at < end; at++) if (!honorifics.has((words[at] as Word).lower)) return false;
  return true;
};

/** Where the title before a name begins: “Harbour Office spokesman” Rear Adm. Tom Hale. */
export function titleStart(words: readonly Word[], nameFirst: number, language: Language, hasTitle = false): number {
  const { sentence } = words[nameFirst] as Word;
  let start = nameFirst;
  let role = hasTitle;
  for (let at = nameFirst - 1; at >= Math.max(0, nameFirst - 9); at--) {
    const word = words[at] as Word;
    if (
      word.sentence !== sentence ||
      word.kind === 'quotation' ||
      (word.capital && language.small.sentenceOpeners.has(word.lower)) ||
      isDate(words, at, language)
    )
      break;
    const isBare = start === nameFirst || isPlainRun(words, start, nameFirst, language);
    if (isVerbal(words, at, isBare, language)) break;
    if (isRolePart(word, language))
      role ||= isTitleWord(word, language) || (at === nameFirst - 1 && isCalling(words, at, language));
    else if (!role || !joinsTitle(words, at, language)) break;
    start = at;
  }
  return role ? start : nameFirst;
}

/** The Monday of “On Monday office spokeswoman Ada Lund”; the Sunday Times and the Women's March have editors. */
function isDate(words: readonly Word[], at: number, { calendar, small }: Language): boolean {
  const [before, word, after] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (isPossessive(word)) return before?.capital === true && calendar.has(before.lower);
  if (!word.capital || !calendar.has(word.lower)) return false;
  if (before?.sentence !== word.sentence) return true;
  return small.beforeMonths.has(before.lower) || !(after?.capital || before.capital || isPossessive(before));
}

/** “Mr. Hallam backed Ada Lund”, “a lawyer leading Mr. Hallam's case”: a verb, not a title. */
function isVerbal(words: readonly Word[], at: number, isBare: boolean, { rolePrefixes, endings }: Language): boolean {
  const { lower, capital } = words[at] as Word;
  if (capital || rolePrefixes.has(lower)) return false;
  if (endings.past.test(lower)) return isBare || (words[at - 1]?.capital ?? false);
  return isBare && endings.running.test(lower);
}

/** What may stand inside a title, once it has a role: a possessive, a name, “of” after a role, “and”. */
function joinsTitle(words: readonly Word[], at: number, language: Language): boolean {
  const word = words[at] as Word;
  if (isPossessive(word) || (word.capital && !language.functionWords.has(word.lower))) return true;
  if (language.small.of.has(word.lower) || language.hanging.has(word.lower))
    return isTitleWord(words[at - 1] ?? word, language);
  return (/^[-–/&]$/.test(word.lower) || language.small.and.has(word.lower)) && joinsRoles(words[at - 1], language);
}

/** “writer and director Ada Lund” has two roles, “Bo Dahl and director Ada Lund” are two people. */
const joinsRoles = (word: Word | undefined, language: Language): boolean =>
  word !== undefined &&
  isRolePart(word, language) &&
  (!word.capital || isTitleWord(word, language) || language.rolePrefixes.has(word.lower));

/** “signalman Ruprecht Dahl”: a small noun right before a first name and a surname says what somebody is. */
function isCalling(words: readonly Word[], at: number, language: Language): boolean {
  const [word, given, surname] = [words[at] as Word, words[at + 1], words[at + 2]];
  if (word.kind !== 'word' || word.capital || word.lower.length < 3) return false;
  const isName =
    given?.capital && isForename(given, language) && surname?.capital && surname.sentence === word.sentence;
  const lists = [language.cues, language.verbs, language.functionWords];
  if (!isName || lists.some((list) => list.has(word.lower))) return false;
  const { endings, nouns, small } = language;
  if (nouns.times.has(word.lower) || endings.adjective.test(word.lower)) return false;
  return endings.calling.test(word.lower) || small.articles.has(words[at - 1]?.lower ?? '');
}

function isRolePart(word: Word, language: Language): boolean {
  if (word.kind === 'number') return /\p{L}/u.test(word.lower);
  if (word.kind !== 'word') return false;
  const { lower } = word;
  if (language.roles.has(lower) || language.rolePrefixes.has(lower) || language.honorifics.has(lower)) return true;
  if (!word.capital && language.endings.past.test(lower)) return false;
  return (
    !language.functionWords.has(lower) &&
    !language.cues.has(lower) &&
    !language.verbs.has(lower) &&
    !language.pronouns.has(lower)
  );
}
