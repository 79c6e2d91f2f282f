import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import { isForename, isNameWord, isTitleWord } from './word-kinds.ts';

/** Tom "Bear" Halloran: how many words after `at` belong to a nickname that stands between names; 0 for none. */
export function nicknameMarks(words: readonly Word[], at: number, language: Language): number {
  const [before, mark] = [words[at - 1] as Word, words[at] as Word];
  const isFirstName = before.capital && (isForename(before, language) || at === 1 || !isTitleWord(before, language));
  if (!isFirstName) return 0;
  const isNext = (word: Word | undefined): boolean => word?.sentence === mark.sentence && isNameWord(word, language);
  if (mark.kind === 'quotation') return mark.end - mark.start < 24 && isNext(words[at + 1]) ? 1 : 0;
  if (!/^['‘’"“”]$/.test(mark.lower)) return 0;
  for (let close = at + 2; close < at + 5 && words[close + 1]?.sentence === mark.sentence; close++) {
    if (!/^['’"”]$/.test((words[close] as Word).lower)) continue;
    return (words[close - 1] as Word).capital && isNext(words[close + 1]) ? close + 1 - at : 0;
  }
  return 0;
}
