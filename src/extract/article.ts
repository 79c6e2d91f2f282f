import { appositionsIn } from './apposition.ts';
import { type Grammar, type Profile, profileOf } from './features.ts';
import type { Language } from './language/language.ts';
import type { Span } from './marks.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { paragraphsOf, type Quoted, quotedSpans } from './quotations.ts';
import { readWords, type Word } from './words.ts';

/** An article as it was read: its words, quotations and mentions, and what the features ask of it as a whole. */
export type Article = {
  text: string;
  language: Language;
  paragraphs: Span[];
  quotations: Quoted[];
  words: Word[];
  mentions: Mention[];
  profiles: Profile[];
  /** The word that stands for each quotation. */
  quotationAt: number[];
  /** The mention that each word belongs to, or -1. */
  mentionAt: Int32Array;
  /** The mention that each mention only describes, or -1. */
  described: Int32Array;
  /** 1: the quotation opens its paragraph, 2: closes it, 3: is all of it, 0: none of these. */
  wholeParagraph: number[];
  /** How many of the quotations stand beside a verb of speech, in quarters. */
  cuedShare: number;
  repeated: Map<string, number>;
};

export function readArticle(text: string, language: Language): Article {
  const paragraphs = paragraphsOf(text);
  const quotations = quotedSpans(text, paragraphs);
  const words = readWords(text, paragraphs, quotations, language);
  const mentions = mentionsIn(words, language);
  const quotationAt: number[] = [];
  const mentionAt = new Int32Array(words.length).fill(-1);
  words.forEach((word, at) => {
    if (word.quotation >= 0) quotationAt[word.quotation] = at;
  });
  mentions.forEach(({ first, last }, at) => mentionAt.fill(at, first, last + 1));
  const repeated = new Map<string, number>();
  for (const { start, end } of quotations) {
    const inner = text.slice(start, end).toLowerCase();
    repeated.set(inner, (repeated.get(inner) ?? 0) + 1);
  }
  const wholeParagraph = quotationAt.map((at) => {
    const { paragraph } = words[at] as Word;
    return (words[at - 1]?.paragraph === paragraph ? 0 : 1) + (words[at + 1]?.paragraph === paragraph ? 0 : 2);
  });
  const cued = quotationAt.filter((at) =>
    [at - 2, at - 1, at + 1, at + 2].some((near) => language.cues.has(words[near]?.lower ?? '')),
  );
  const article: Article = {
    text,
    language,
    paragraphs,
    quotations,
    words,
    mentions,
    profiles: [],
    quotationAt,
    mentionAt,
    wholeParagraph,
    described: appositionsIn(words, mentions, language),
    cuedShare: quotations.length ? Math.round((4 * cued.length) / quotations.length) : 0,
    repeated,
  };
  article.profiles = mentions.map((mention) => profileOf(article, mention));
  countHeads(article);
  return article;
}

/** How often each name comes, and how often beside a verb of speech. */
function countHeads({ mentions, profiles }: Article): void {
  const counts = new Map<number, [number, number]>();
  const spoken = ({ place }: Grammar): number => (place > 0 ? 1 : 0);
  mentions.forEach((_, at) => {
    const profile = profiles[at] as Profile;
    const [n, s] = counts.get(profile.head) ?? [0, 0];
    counts.set(profile.head, [n + 1, s + spoken(profile)]);
  });
  for (const profile of profiles) [profile.count, profile.spoken] = counts.get(profile.head) as [number, number];
}
