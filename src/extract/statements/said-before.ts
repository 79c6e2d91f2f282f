import type { Article } from '../article.ts';
import type { Word } from '../words.ts';
import { findWord, isClause, isVerb } from './clauses.ts';
import type { Reporter, Sentence, Stretch } from './reporters.ts';

/** What stands before its source and a comma: “The harbour would close, Lund said.” */
export function saidBefore(sentence: Sentence, reporter: Reporter): Stretch | null {
  const { article, reporting } = sentence;
  const { words } = article;
  const comma = reporter.first - 1;
  if (comma <= sentence.from || words[comma]?.lower !== ',' || !isTail(sentence, reporter)) return null;
  const from = afterIntroduction(sentence, comma);
  const to = comma - 1;
  if (from > to || !isClause(article, from, to)) return null;
  if (findWord(words, from, to, ({ lower }) => /^[:;?]$/.test(lower)) >= 0) return null;
  const { lower } = words[from] as Word;
  const isMain = !reporting.subordinators.has(lower) && !lower.endsWith('ing') && !isVerb(article, from);
  // “Asked about the ferry, Lund said so.” is no statement, “When ferries sink, people swim, Lund said.” is one.
  const inner = isMain ? from : findWord(words, from, to, (word) => word.lower === ',');
  return isMain || (inner >= 0 && isClause(article, inner + 1, to)) ? { from, to } : null;
}

/** Whether what follows a source and its verb tells only to whom, when and where. */
function isTail(sentence: Sentence, { last, cue, how }: Reporter): boolean {
  const { article, reporting, to } = sentence;
  const { words, language } = article;
  const first = words[last + 1];
  if (!first || last + 1 > to) return true;
  if (first.lower === ',' && how === 'inverted') return isApposition(article, last + 2, to);
  const isOpen =
    first.kind === 'punctuation' ||
    reporting.addressing.has((words[cue] as Word).lower) ||
    [reporting.particles, reporting.times, language.calendar, language.hanging].some((list) => list.has(first.lower));
  if (!isOpen) return false;
  for (let at = last + 1; at <= to; at++) {
    const { kind, lower } = words[at] as Word;
    if (lower === ',') return goesOn(sentence, at + 1);
    // What follows a colon is what was said.
    if (kind === 'punctuation' && /^(?:[.;!—–-]|\.{2,}|…)$/.test(lower)) return true;
    if (kind === 'quotation' || lower === ':' || isVerb(article, at)) return false;
  }
  return true;
}

/** Whether a sentence goes on about something else after a comma, or about its source. */
function goesOn({ article: { words }, reporting, to }: Sentence, at: number): boolean {
  if (at > to) return true;
  const { lower } = words[at] as Word;
  return (reporting.breaks.has(lower) || /^(?:who|which)$/.test(lower)) && words[at + 1]?.kind !== 'quotation';
}

/** “said Lund, the mayor of Bonn.” and not “The harbour, said Lund, would close.” */
const isApposition = (article: Article, from: number, to: number): boolean =>
  !isVerb(article, from) && findWord(article.words, from, to, ({ kind }) => kind === 'quotation') < 0;

/** The first word after a dateline and after what joins a sentence to the one before: “But”. */
function afterIntroduction({ article: { words, language }, reporting, from }: Sentence, to: number): number {
  let at = from;
  if (words[at - 1]?.paragraph !== (words[at] as Word).paragraph) {
    const small = findWord(words, at, to, ({ kind, capital }) => kind === 'word' && !capital);
    const dash = findWord(words, at, Math.min(to, small < 0 ? to : small), ({ lower }) => /^[—–-]$/.test(lower));
    if (dash > at && !language.functionWords.has((words[at] as Word).lower)) at = dash + 1;
  }
  while (at < to && reporting.coordinators.has((words[at] as Word).lower)) at += words[at + 1]?.lower === ',' ? 2 : 1;
  return at;
}
