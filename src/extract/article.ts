import { CUE, classesOf, flagsOf, VERB } from './features/classes.ts';
import { type Profile, profileOf } from './features/profile.ts';
import type { Language } from './language/language.ts';
import { appositionsIn, reached } from './mentions/apposition.ts';
import { type Mention, mentionsIn } from './mentions/mentions.ts';
import type { Span } from './spans/marks.ts';
import { paragraphsOf, type Quoted, quotedSpans } from './spans/quotations.ts';
import { readWords, type Word } from './words.ts';

/** What is counted along the words, so that a stretch of them is counted in one step. */
type Counted = 'quotations' | 'subjects' | 'verbs' | 'commas';

/** An article as it was read: its words, quotations and mentions, and what the features ask of it as a whole. */
export type Article = {
  text: string;
  language: Language;
  paragraphs: Span[];
  quotations: Quoted[];
  words: Word[];
  /** What the word lists say of each word, and what kind of word it is (features/classes.ts). */
  flags: Uint8Array;
  classes: Uint8Array;
  mentions: Mention[];
  profiles: Profile[];
  /** The word that stands for each quotation. */
  quotationAt: number[];
  /** The mention that each word belongs to, or -1. */
  mentionAt: Int32Array;
  /** The mention that each mention only describes, or -1. */
  described: Int32Array;
  /** The mentions as far as their appositions reach. */
  reached: Mention[];
  /** 1: the quotation opens its paragraph, 2: closes it, 3: is all of it, 0: none of these. */
  wholeParagraph: number[];
  /** How many of the quotations stand beside a verb of speech, in quarters. */
  cuedShare: number;
  /** Whether the same words stand between marks elsewhere too. */
  repeats: (quoted: Quoted) => boolean;
  /** How many there are among the words from `from` to `to`, `to` excluded. */
  between: (what: Counted, from: number, to: number) => number;
  /** How many mentions begin between two words, both excluded. */
  starts: (from: number, to: number) => number;
};

export function readArticle(text: string, language: Language): Article {
  const paragraphs = paragraphsOf(text);
  const quotations = quotedSpans(text, paragraphs);
  const words = readWords(text, paragraphs, quotations, language);
  const mentions = mentionsIn(words, language);
  const flags = flagsOf(words, language);
  const quotationAt: number[] = [];
  const mentionAt = new Int32Array(words.length).fill(-1);
  const starts = new Int32Array(words.length + 1);
  words.forEach((word, at) => {
    if (word.quotation >= 0) quotationAt[word.quotation] = at;
  });
  mentions.forEach(({ first, last }, at) => {
    mentionAt.fill(at, first, last + 1);
    starts[first + 1] = 1;
  });
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const counts: Record<Counted, Int32Array> = {
    quotations: sums(words, ({ kind }) => kind === 'quotation'),
    verbs: sums(words, (_, at) => ((flags[at] as number) & (CUE | VERB)) > 0),
    commas: sums(words, ({ lower }) => lower === ','),
    subjects: new Int32Array(0),
  };
  const described = appositionsIn({ words, mentions, flags, language });
  const article: Article = {
    text,
    language,
    paragraphs,
    quotations,
    words,
    flags,
    classes: classesOf(words, mentions, flags, language),
    mentions,
    profiles: [],
    quotationAt,
    mentionAt,
    described,
    reached: reached(words, mentions, described),
    wholeParagraph: quotationAt.map((at) => wholeParagraph(words, at)),
    cuedShare: cuedShare(quotationAt, flags),
    repeats: repeatsIn(text, quotations),
    between: (what, from, to) => (to > from ? (counts[what][to] as number) - (counts[what][from] as number) : 0),
    starts: (from, to) => (to > from + 1 ? (starts[to] as number) - (starts[from + 1] as number) : 0),
  };
  article.profiles = article.reached.map((mention) => profileOf(article, mention));
  counts.subjects = sums(words, (_, at) => {
    const mention = mentionAt[at] as number;
    return mention >= 0 && mentions[mention]?.first === at && (article.profiles[mention] as Profile).clause > 0;
  });
  countHeads(article.profiles);
  return article;
}

function sums(words: readonly Word[], test: (word: Word, at: number) => boolean): Int32Array {
  const totals = new Int32Array(words.length + 1);
  words.forEach((word, at) => {
    totals[at + 1] = (totals[at] as number) + (test(word, at) ? 1 : 0);
  });
  return totals;
}

function wholeParagraph(words: readonly Word[], at: number): number {
  const { paragraph } = words[at] as Word;
  return (words[at - 1]?.paragraph === paragraph ? 0 : 1) + (words[at + 1]?.paragraph === paragraph ? 0 : 2);
}

function cuedShare(quotationAt: readonly number[], flags: Uint8Array): number {
  const isCue = (at: number): boolean => ((flags[at] ?? 0) & CUE) > 0;
  const cued = quotationAt.filter((at) => isCue(at - 2) || isCue(at - 1) || isCue(at + 1) || isCue(at + 2));
  return quotationAt.length ? Math.round((4 * cued.length) / quotationAt.length) : 0;
}

function repeatsIn(text: string, quotations: readonly Quoted[]): (quoted: Quoted) => boolean {
  const times = new Map<string, number>();
  const key = ({ start, end }: Quoted): string => text.slice(start, Math.min(end, start + 200)).toLowerCase();
  for (const quoted of quotations) times.set(key(quoted), (times.get(key(quoted)) ?? 0) + 1);
  return (quoted) => (times.get(key(quoted)) ?? 0) > 1;
}

/** How often each name comes, and how often beside a verb of speech. */
function countHeads(profiles: readonly Profile[]): void {
  const counts = new Map<number, [number, number]>();
  for (const { head, place } of profiles) {
    const [all, spoken] = counts.get(head) ?? [0, 0];
    counts.set(head, [all + 1, spoken + (place > 0 ? 1 : 0)]);
  }
  for (const profile of profiles) [profile.count, profile.spoken] = counts.get(profile.head) as [number, number];
}
