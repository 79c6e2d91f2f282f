import type { Article } from './article.ts';
import { candidatesOf } from './candidates.ts';
import { Features } from './features/hashing.ts';
import type { Profile } from './features/profile.ts';
import { quotationFeatures } from './features/quotation.ts';
import { settingOf, sourceFeatures } from './features/source.ts';
import type { Mention } from './mentions/mentions.ts';
import type { Word } from './words.ts';

/** What a quotation can be: no speech, speech without a source, or speech from a mention (its index, 0 and up). */
export const NO_SPEECH = -1;
export const NO_SOURCE = -2;
const MIRROR = 0x2aaaa;
export type Scored = { source: number; score: number };
export type State = { source: number; places: Int32Array };

/** Every state of every quotation with its features. */
export function latticeOf(article: Article): State[][] {
  return article.quotations.map((_, index) => {
    const own = quotationFeatures(article, index).taken();
    const setting = settingOf(article, index);
    const sources = candidatesOf(article, index).map(({ mention, rank }) => {
      const profile = article.profiles[mention] as Profile;
      return {
        source: mention,
        places: sourceFeatures(article, setting, article.reached[mention] as Mention, profile, rank).taken(),
      };
    });
    return [
      { source: NO_SPEECH, places: own },
      { source: NO_SOURCE, places: own.map((place) => place ^ MIRROR) },
      ...sources,
    ];
  });
}

/** The score of every state of a quotation, without keeping its features. */
export function scoresOf(article: Article, index: number, weights: Float32Array): Scored[] {
  const own = quotationFeatures(article, index);
  const silent = own.mirrored(weights, MIRROR);
  const scored: Scored[] = [
    { source: NO_SPEECH, score: own.sum(weights) },
    { source: NO_SOURCE, score: silent },
  ];
  const setting = settingOf(article, index);
  for (const { mention, rank } of candidatesOf(article, index)) {
    const profile = article.profiles[mention] as Profile;
    const features = sourceFeatures(article, setting, article.reached[mention] as Mention, profile, rank);
    scored.push({ source: mention, score: features.sum(weights) });
  }
  return scored;
}

/** How two quotations that follow each other stand: what the transitions of their states look at. */
export function gapOf({ words, quotationAt, wholeParagraph }: Article, index: number): number {
  const a = quotationAt[index] as number;
  const b = quotationAt[index + 1] as number;
  const paragraphs = Math.min((words[b] as Word).paragraph - (words[a] as Word).paragraph, 3);
  const sentences = Math.min((words[b] as Word).sentence - (words[a] as Word).sentence, 3);
  const between = b - a - 1;
  const size = between === 0 ? 0 : between < 4 ? 1 : between < 9 ? 2 : between < 20 ? 3 : 4;
  return (
    ((paragraphs * 4 + sentences) * 5 + size) * 16 +
    (wholeParagraph[index] as number) * 4 +
    (wholeParagraph[index + 1] as number)
  );
}

const features = new Features();

/**
 * The features of one state after another: the same mention, the same name, a pronoun after it, a change. To be taken or
 * summed before the next call.
 */
export function transition(article: Article, index: number, gap: number, from: number, to: number): Features {
  const { mentions, profiles, words, quotationAt } = article;
  const a = quotationAt[index] as number;
  const b = quotationAt[index + 1] as number;
  const one = mentions[from];
  const two = mentions[to];
  const wide = gap >> 4;
  const relation = relationOf(article, from, to);
  const side = (one ? (one.last < a ? 1 : 2) : 0) * 4 + (two ? (two.last < a ? 1 : two.last < b ? 2 : 3) : 0);
  features.add(90, relation);
  features.add(91, relation, gap);
  features.add(92, relation, side);
  features.add(93, relation, side, wide);
  if (two) {
    const { type, place } = profiles[to] as Profile;
    features.add(94, relation, type, side);
    features.add(95, relation, place, side);
    features.add(96, relation * 64 + place, wide, (words[b] as Word).paragraph - (words[two.head] as Word).paragraph);
  }
  return features;
}

function relationOf({ mentions, profiles }: Article, from: number, to: number): number {
  if (from < 0 || to < 0) return 10 + (from < 0 ? -from : 0) * 3 + (to < 0 ? -to : 0);
  if (from === to) return 1;
  const one = mentions[from] as Mention;
  const two = mentions[to] as Mention;
  if ((profiles[from] as Profile).head === (profiles[to] as Profile).head) return 2;
  if (one.kind === 'name' && two.kind === 'pronoun') return 3;
  if (one.kind === 'pronoun' && two.kind === 'name') return 4;
  return one.kind === two.kind ? 5 : 6;
}
