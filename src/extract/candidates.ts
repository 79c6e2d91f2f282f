import type { Article } from './article.ts';
import type { Profile } from './features/profile.ts';
import type { Rank } from './features/source.ts';
import type { Mention } from './mentions/mentions.ts';
import type { Word } from './words.ts';

/** A mention that may be a quotation's source, by its index in the article, and how it stands among the others. */
export type Candidate = { mention: number; rank: Rank };

const BEFORE = 12;
const AFTER = 8;

/** The mentions around a quotation that may name its source: from three paragraphs before it to one after. */
export function candidatesOf(article: Article, index: number): Candidate[] {
  const { words, mentions, profiles } = article;
  const at = article.quotationAt[index] as number;
  const here = words[at] as Word;
  const paragraph = (mention: number): number => (words[(mentions[mention] as Mention).head] as Word).paragraph;
  let first = lowerBound(mentions, at);
  const before: number[] = [];
  for (let k = first - 1; k >= 0 && (before.length < BEFORE || paragraph(k) === here.paragraph); k--) {
    if (here.paragraph - paragraph(k) > 3 || before.length > 24) break;
    const isAround = (mentions[k] as Mention).last >= at;
    if ((article.described[k] as number) < 0 && !isAround) before.push(k);
  }
  const after: number[] = [];
  for (; first < mentions.length && (after.length < AFTER || paragraph(first) === here.paragraph); first++) {
    if (paragraph(first) - here.paragraph > 1 || after.length > 20) break;
    if ((article.described[first] as number) < 0) after.push(first);
  }
  const cuedInSentence = [...before, ...after].filter(
    (k) => isCued(profiles[k]) && sentenceOf(article, k) === here.sentence,
  ).length;
  return [...ranked(article, before, here, cuedInSentence), ...ranked(article, after, here, cuedInSentence)];
}

const isCued = (profile: Profile | undefined): boolean => (profile?.place ?? 0) > 0;
const sentenceOf = ({ words, mentions }: Article, k: number): number =>
  (words[(mentions[k] as Mention).head] as Word).sentence;

/** The mentions of one side, from the nearest on, with their ranks. */
function ranked(article: Article, side: readonly number[], here: Word, cuedInSentence: number): Candidate[] {
  let cued = 0;
  let inSentence = 0;
  const speakers = side.map((k) => {
    const { kind, pronoun } = article.mentions[k] as Mention;
    return kind === 'name' || (kind === 'pronoun' && pronoun?.subject !== false) ? 1 : 0;
  });
  let between = 0;
  return side.map((k, nearest) => {
    const rank: Rank = {
      nearest: Math.min(nearest, 6),
      inSentence: Math.min(inSentence, 4),
      cued: Math.min(cued, 3) + (isCued(article.profiles[k]) ? 4 : 0),
      others: Math.min(cuedInSentence, 3) + (sentenceOf(article, k) === here.sentence ? 4 : 0),
      between,
    };
    if (isCued(article.profiles[k])) cued++;
    if (sentenceOf(article, k) === here.sentence) inSentence++;
    between += speakers[nearest] as number;
    return { mention: k, rank };
  });
}

function lowerBound(mentions: readonly Mention[], at: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).first < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
