import type { Article } from '../article.ts';
import type { Span } from '../spans/marks.ts';
import { choose, loadWeights, pairWorth, type Weights, worthOf } from './choose.ts';
import { type Candidate, candidatesIn } from './features.ts';
import { passagesOf } from './passages.ts';
import { readingOf } from './reading.ts';
import { repeats } from './repeats.ts';
import type { Terms } from './terms.ts';

/** A sentence of an article: `text` is exactly `article.slice(start, end)`. */
export type Sentence = Span & { text: string };

/** An article's own sentences that tell the most of it, and up to five more for who reads on; both in its order. */
export type Summary = { summary: Sentence[]; points: Sentence[] };

const SENTENCES = 3;
const MOST_POINTS = 5;
/** Points are taken from articles that have more than twice as many sentences. */
const SHARE_OF_POINTS = 0.4;

/** How many sentences a summary has: three, but never all of an article. */
export const sizeOf = (candidates: readonly Candidate[]): number =>
  Math.min(SENTENCES, Math.max(1, candidates.length - 1));

/** Sums an article up in its own sentences; empty where it has none that can be shown. Takes time linear in its length. */
export function summarize(article: Article, weights: Weights = loadWeights()): Summary {
  const reading = readingOf(article);
  const { candidates, terms } = candidatesIn(reading, passagesOf(reading));
  const chosen = choose(candidates, sizeOf(candidates), terms, weights);
  const sentenceOf = ({ passage: { start, end } }: Candidate): Sentence => ({
    text: article.text.slice(start, end),
    start,
    end,
  });
  return {
    summary: chosen.map(sentenceOf),
    points: pointsOf(candidates, chosen, terms, weights).map(sentenceOf),
  };
}

/** The best of the other sentences that stand by themselves, each as unlike the chosen ones as it can be. */
function pointsOf(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  terms: Terms,
  weights: Weights,
): Candidate[] {
  const rest = candidates.filter(
    (it) => it.previous === -1 && it.next === -1 && !chosen.some((other) => repeats(it, other)),
  );
  const worth = new Map(rest.map((it) => [it, worthOf(it, weights)]));
  const most = Math.min(MOST_POINTS, Math.floor(SHARE_OF_POINTS * (candidates.length - chosen.length)));
  const points: Candidate[] = [];
  while (points.length < most && worth.size > 0) {
    const [best] = [...worth].reduce((one, other) => (other[1] > one[1] ? other : one));
    points.push(best);
    for (const [it, value] of worth) {
      if (repeats(it, best)) worth.delete(it);
      else worth.set(it, value + pairWorth(it, best, terms, weights));
    }
  }
  return points.sort((one, other) => one.place - other.place);
}
