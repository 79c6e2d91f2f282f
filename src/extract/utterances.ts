import type { Article } from './article.ts';
import { CUE } from './features/classes.ts';
import type { Mention } from './mentions/mentions.ts';
import type { Quoted } from './spans/quotations.ts';
import type { Word } from './words.ts';

/** Marks what is no quotation in a list of sources. */
export const SKIPPED = -9;

/**
 * Numbers for utterances, from 1: the parts of a sentence that its attribution splits (“A,” she said, “b.”) and the
 * paragraphs of a quotation that goes on without a closing mark share one.
 */
export function utterancesOf(article: Article, sources: readonly number[]): number[] {
  let number = 0;
  let before = -1;
  return sources.map((source, index) => {
    if (source === SKIPPED) return 0;
    if (before < 0 || !(runsOn(article, before, index) || isSplit(article, before, index, sources))) number++;
    before = index;
    return number;
  });
}

/** Whether a quotation goes on with the one before it, which had no closing mark, in the next paragraph. */
export function runsOn({ quotations, words, quotationAt }: Article, before: number, index: number): boolean {
  const next = (words[quotationAt[index] as number] as Word).paragraph;
  return (
    !(quotations[before] as Quoted).closed &&
    index === before + 1 &&
    next === (words[quotationAt[before] as number] as Word).paragraph + 1
  );
}

/** Whether only the attribution stands between two parts of one sentence: “A,” she said, “b.” */
function isSplit(article: Article, before: number, index: number, sources: readonly number[]): boolean {
  const { text, words, flags, quotations, quotationAt, mentions } = article;
  const from = quotationAt[before] as number;
  const to = quotationAt[index] as number;
  const source = sources[index] as number;
  if (sources[before] !== source || source < 0 || to - from > 40) return false;
  const { first, last } = mentions[source] as Mention;
  if (first < from || last > to) return false;
  let cues = 0;
  for (let at = from + 1; at < to; at++) {
    if (/^[.!?]$/.test((words[at] as Word).lower)) return false;
    if ((at < first || at > last) && (flags[at] as number) & CUE) cues++;
  }
  const isOpen = !/[.]$/.test(text.slice(0, quotations[before]?.end).slice(-1));
  return cues === 1 && isOpen;
}
