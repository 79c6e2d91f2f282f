import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import { isNameWord, isSourceNoun, isTitleWord } from './word-kinds.ts';

/** The head of a description that begins at a word, “the senator”, “two officials”, “critics”; -1 where none begins. */
export function descriptionHead(words: readonly Word[], at: number, language: Language): number {
  const word = words[at] as Word;
  if (word.kind !== 'word' && word.kind !== 'number') return -1;
  const led = language.determiners.has(word.lower) || word.kind === 'number';
  if (!led && !isSourceNoun(word, language)) return -1;
  const head = lastNoun(words, at, led, language);
  if (head < 0) return language.people.has(word.lower) ? at : -1;
  const after = words[head + 1];
  // “the spokesman Bo Dahl”: the name carries the phrase.
  const isTitle =
    after?.sentence === word.sentence && isNameWord(after, language) && isTitleWord(words[head] as Word, language);
  return isTitle ? -1 : withoutVerb(words, at, head, led, language);
}

function lastNoun(words: readonly Word[], at: number, led: boolean, language: Language): number {
  const { sentence } = words[at] as Word;
  let head = led ? -1 : at;
  for (let next = at + (led ? 1 : 0); next < Math.min(words.length, at + 8); next++) {
    const part = words[next] as Word;
    if (led && isOfName(words, next, language)) continue;
    // After such an adjective even what looks like a verb is part of the noun: “think tank”.
    const isLed = part.kind === 'word' && !part.capital && language.endings.ofName.test(words[next - 1]?.lower ?? '');
    if (part.sentence !== sentence || !(isLed || isNounLike(part, language))) break;
    head = next;
    if (part.noun && !words[next + 1]?.noun) break;
  }
  return language.nounsAreCapital && head > at && !(words[head] as Word).noun ? -1 : head;
}

/** “a New Harle-based think tank”: the words of an adjective made of a name. */
function isOfName(words: readonly Word[], at: number, { endings }: Language): boolean {
  for (let end = at; end < at + 3 && words[end]?.capital; end++)
    if (endings.ofName.test((words[end] as Word).lower)) return true;
  return false;
}

/** “A shepherd shrugged”: a verb ends the phrase, though it looks like one of its nouns. */
function withoutVerb(words: readonly Word[], at: number, end: number, led: boolean, language: Language): number {
  let head = end;
  if (head > at + (led ? 1 : 0) && language.endings.surelyPast.test((words[head] as Word).lower)) head--;
  const [before, last] = [words[head - 1], words[head] as Word];
  if (head <= at + 1 || !before || !language.endings.finite.test(last.lower)) return head;
  return !isSourceNoun(last, language) && isSourceNoun(before, language) ? head - 1 : head;
}

function isNounLike(word: Word, language: Language): boolean {
  if (word.kind === 'number') return true;
  if (word.kind !== 'word' || word.capital) return false;
  if (language.functionWords.has(word.lower) || language.pronouns.has(word.lower) || language.verbs.has(word.lower))
    return false;
  return !language.cues.has(word.lower) || isSourceNoun(word, language);
}
