import type { Language } from './language/language.ts';
import { isForename, isPossessive, isTitleWord, PERSONAL_NOUN } from './word-kinds.ts';
import type { Word } from './words.ts';

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
    if (word.sentence !== sentence || word.kind === 'quotation' || (word.capital && word.lower === 'then')) break;
    const isBare = start === nameFirst || isPlainRun(words, start, nameFirst, language);
    if (isVerbal(words, at, isBare, language)) break;
    if (isRolePart(word, language))
      role ||= isTitleWord(word, language) || (at === nameFirst - 1 && isCalling(words, at, language));
    else if (!role || !joinsTitle(words, at, language)) break;
    start = at;
  }
  return role ? start : nameFirst;
}

/** “Mr. Hallam backed Ada Lund”, “a lawyer leading Mr. Hallam's case”: a verb, not a title. */
function isVerbal(words: readonly Word[], at: number, isBare: boolean, { rolePrefixes }: Language): boolean {
  const { lower, capital } = words[at] as Word;
  if (capital || rolePrefixes.has(lower)) return false;
  if (lower.endsWith('ed')) return isBare || (words[at - 1]?.capital ?? false);
  return isBare && lower.endsWith('ing');
}

/** What may stand inside a title, once it has a role: a possessive, a name, “of” after a role, “and”. */
function joinsTitle(words: readonly Word[], at: number, language: Language): boolean {
  const word = words[at] as Word;
  if (isPossessive(word) || (word.capital && !language.functionWords.has(word.lower))) return true;
  if (word.lower === 'of') return isTitleWord(words[at - 1] ?? word, language);
  return /^(?:[-–/&]|and)$/.test(word.lower) && joinsRoles(words[at - 1], language);
}

/** “writer and director Ada Lund” has two roles, “Bo Dahl and director Ada Lund” are two people. */
const joinsRoles = (word: Word | undefined, language: Language): boolean =>
  word !== undefined &&
  isRolePart(word, language) &&
  (!word.capital || isTitleWord(word, language) || language.rolePrefixes.has(word.lower));

/** Nouns of time may stand before a name without being what somebody is. */
const TIMES =
  /^(?:week|month|year|morning|evening|afternoon|night|day|time|weekend|season|summer|winter|spring|autumn|fall|decade|century|moment|hour|today)s?$/;

const ADJECTIVE =
  /(?:ly|ing|ed|al|ic|ive|ous|able|ible|less|ful|est|ary|real|late|young|new|old|same|little|great|poor|rich|big|beside|other|former|under|over|after)$/;

/** “signalman Ruprecht Dahl”: a small noun right before a first name and a surname says what somebody is. */
function isCalling(words: readonly Word[], at: number, language: Language): boolean {
  const [word, given, surname] = [words[at] as Word, words[at + 1], words[at + 2]];
  if (word.kind !== 'word' || word.capital || word.lower.length < 3) return false;
  const isName =
    given?.capital && isForename(given, language) && surname?.capital && surname.sentence === word.sentence;
  const lists = [language.cues, language.verbs, language.functionWords];
  if (!isName || lists.some((list) => list.has(word.lower))) return false;
  if (TIMES.test(word.lower) || ADJECTIVE.test(word.lower)) return false;
  return PERSONAL_NOUN.test(word.lower) || /^(?:the|a|an)$/.test(words[at - 1]?.lower ?? '');
}

function isRolePart(word: Word, language: Language): boolean {
  if (word.kind === 'number') return /\p{L}/u.test(word.lower);
  if (word.kind !== 'word') return false;
  const { lower } = word;
  if (language.roles.has(lower) || language.rolePrefixes.has(lower) || language.honorifics.has(lower)) return true;
  if (!word.capital && lower.endsWith('ed')) return false;
  return (
    !language.functionWords.has(lower) &&
    !language.cues.has(lower) &&
    !language.verbs.has(lower) &&
    !language.pronouns.has(lower)
  );
}
