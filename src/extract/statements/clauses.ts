import type { Article } from '../article.ts';
import { CUE, VERB } from '../features/classes.ts';
import type { Word } from '../words.ts';
import type { Sentence } from './reporters.ts';

const CLITIC_VERB = /^'(?:s|re|ll|ve|d|m)$/;

export const isVerb = ({ flags }: Article, at: number): boolean => ((flags[at] ?? 0) & (VERB | CUE)) > 0;

/** Whether a mention with a finite verb after it begins at a word: 0 no, 1 maybe, 2 surely. */
export const subjectAt = ({ mentionAt, mentions, profiles }: Article, at: number): number => {
  const mention = mentionAt[at] as number;
  return mention >= 0 && mentions[mention]?.first === at ? (profiles[mention]?.clause ?? 0) : 0;
};

/** Whether there is a finite verb among words. */
export function isClause(article: Article, from: number, to: number): boolean {
  const { words, flags, mentions, mentionAt } = article;
  for (let at = from; at <= to; at++) {
    const { lower } = words[at] as Word;
    if ((flags[at] as number) & VERB && !lower.endsWith('ing')) return true;
    if (CLITIC_VERB.test(lower) && mentions[mentionAt[at - 1] as number]?.pronoun) return true;
    if (subjectAt(article, at) === 2) return true;
  }
  return false;
}

/** Whether a clause may begin at a word without a conjunction: it has its verb before the next comma. */
export function opensClause({ article, reporting, to }: Sentence, from: number): boolean {
  const word = article.words[from];
  if (!word || from > to || (word.kind !== 'word' && word.kind !== 'number')) return false;
  if (reporting.unopened.has(word.lower) || isVerb(article, from)) return false;
  return isClause(article, from, segmentEnd(article.words, from, to));
}

/** The last word of a clause: before a mark that ends it, or a comma and a word that goes on about something else. */
export function clauseEnd(sentence: Sentence, from: number): number {
  const { words } = sentence.article;
  let end = from;
  // Two dashes hold a parenthesis, one an afterthought.
  const isCut = words.slice(from, sentence.to + 1).filter(isDash).length !== 2;
  while (end < sentence.to) {
    const word = words[end + 1] as Word;
    if (/^[;:]$/.test(word.lower) || (isCut && isDash(word))) break;
    if (word.lower === ',' && isBreak(sentence, end + 2)) break;
    if (/^(?:and|und)$/.test(word.lower) && speaksAt(sentence.article, end + 2)) break;
    end++;
  }
  while (end > from && /^[^\s\p{L}\p{N})\]%°€$”’]$|^\.+$/u.test((words[end] as Word).lower)) end--;
  return end;
}

/** Whether somebody else begins to speak: “said the harbour would close and Holm disagreed”. */
const speaksAt = ({ mentionAt, mentions, profiles }: Article, at: number): boolean => {
  const mention = mentionAt[at] ?? -1;
  return mentions[mention]?.first === at && profiles[mention]?.place === 1;
};

/** Whether a comma ends a clause: “and” goes on with a list unless a clause follows. */
function isBreak({ article, reporting, to }: Sentence, at: number): boolean {
  const word = article.words[at];
  if (!word || at > to || !reporting.breaks.has(word.lower)) return false;
  return !/^(?:and|und)$/.test(word.lower) || isClause(article, at + 1, segmentEnd(article.words, at + 1, to));
}

/** The last word before the next comma, or another mark that may part clauses. */
export function segmentEnd(words: readonly Word[], from: number, to: number): number {
  const mark = findWord(words, from, to, ({ kind, lower }) => kind === 'punctuation' && /^[,;:—–(]$/.test(lower));
  return mark < 0 ? to : mark - 1;
}

export function findWord(words: readonly Word[], from: number, to: number, test: (word: Word) => boolean): number {
  for (let at = from; at <= to; at++) if (test(words[at] as Word)) return at;
  return -1;
}

const isDash = ({ kind, lower }: Word): boolean => kind === 'punctuation' && /^[—–-]$/.test(lower);
