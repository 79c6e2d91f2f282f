import type { Article } from '../article.ts';
import { flagsOf } from '../features/classes.ts';
import { type Mention, mentionsIn } from '../mentions/mentions.ts';
import type { Quoted } from '../spans/quotations.ts';
import { readWords } from '../words.ts';

/** What the summary asks of an article. */
export type Reading = Pick<
  Article,
  'text' | 'language' | 'paragraphs' | 'quotations' | 'words' | 'flags' | 'mentions' | 'mentionAt'
>;

/** The mention that a word belongs to; undefined for most words. */
export function mentionOf({ mentions, mentionAt }: Reading, at: number): Mention | undefined {
  const mention = mentionAt[at] as number;
  return mention < 0 ? undefined : mentions[mention];
}

/** Whether any of its words outside quotations is in the first person. */
export function speaks(reading: Reading, { first, last }: { first: number; last: number }): boolean {
  const { pronouns, small } = reading.language;
  for (let at = first; at <= last; at++) {
    const lower = reading.words[at]?.lower ?? '';
    if (pronouns.get(lower)?.person === 1 || small.ownPossessives.has(lower)) return true;
  }
  return false;
}

/** Single marks are apostrophes too: one that nothing closes hides the sentences behind it. */
const hidesSentences = (text: string, { closed, outer }: Quoted): boolean =>
  !closed && /['’‘`]/.test(text[outer.start] as string);

/** The article as it was read, or read once more without the single marks that nothing closes. */
export function readingOf(article: Article): Reading {
  const { text, language, paragraphs } = article;
  const quotations = article.quotations.filter((quoted) => !hidesSentences(text, quoted));
  if (quotations.length === article.quotations.length) return article;
  const words = readWords(text, paragraphs, quotations, language);
  const mentions = mentionsIn(words, language);
  const mentionAt = new Int32Array(words.length).fill(-1);
  for (const [at, { first, last }] of mentions.entries()) mentionAt.fill(at, first, last + 1);
  return { text, language, paragraphs, quotations, words, flags: flagsOf(words, language), mentions, mentionAt };
}
