import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import type { Quoted } from '../spans/quotations.ts';
import type { Word } from '../words.ts';

/** How many words a title has at most, and how far before it its verb stands: “wrote most of the song “The Lock Song””. */
const LONGEST = 8;
const FARTHEST = 5;

/**
 * Whether the words between marks are the title of a work: capitals on all but small words, after a verb for making or
 * giving one (“sang “Salt and Rope””). Such verbs may be of speech too, and only the capitals tell them apart.
 */
export function isTitleOfWork(article: Article, index: number): boolean {
  return isTitled(article, article.quotations[index] as Quoted) && followsMaking(article, index);
}

function isTitled({ text, language }: Article, { start, end }: Quoted): boolean {
  const inner = text.slice(start, Math.min(end, start + 120));
  const parts = inner.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  if (parts.length < 2 || parts.length > LONGEST || end - start > 120 || /[!?…]$|[.!?…]\s/u.test(inner)) return false;
  const isCapital = (part: string): boolean => /^\p{Lu}/u.test(part);
  const small = parts.filter((part) => language.functionWords.has(part.toLowerCase()));
  const large = parts.length - small.length;
  return large > 0 && parts.every((part, at) => isCapital(part) || (at > 0 && small.includes(part)));
}

const belongsToObject = (word: string, { small, works, functionWords }: Language): boolean =>
  works.has(word) || small.of.has(word) || (functionWords.has(word) && !small.prepositions.has(word));

/** Only the object's own words may stand between: “wrote most of”, “published her novel”, “sang the song”. */
function followsMaking({ words, quotationAt, language }: Article, index: number): boolean {
  const at = quotationAt[index] as number;
  const { sentence } = words[at] as Word;
  for (let before = at - 1; before >= at - FARTHEST; before--) {
    const word = words[before];
    if (word?.sentence !== sentence || word.kind !== 'word') return false;
    if (language.making.has(word.lower)) return true;
    if (!belongsToObject(word.lower, language)) return false;
  }
  return false;
}
