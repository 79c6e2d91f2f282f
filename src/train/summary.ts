import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readArticle } from '../extract/article.ts';
import { languageOf } from '../extract/language/detect.ts';
import { combinations, loadWeights, shortlist, type Weights } from '../extract/summary/choose.ts';
import {
  type Candidate,
  candidatesIn,
  FEATURES,
  PAIR_FEATURES,
  pairFeatures,
  SET_FEATURES,
  setFeatures,
} from '../extract/summary/features.ts';
import { passagesOf } from '../extract/summary/passages.ts';
import { readingOf } from '../extract/summary/reading.ts';
import { measured, type Reference, referenceOf, rouge } from './rouge.ts';

export const NAMES = [...FEATURES, ...PAIR_FEATURES, ...SET_FEATURES];

/** An article and the summary that a person wrote of it. */
export type Summarized = { id: string; text: string; reference: string };

/** The ways to sum an article up: the features of each, and its ROUGE-1, -2 and -Lsum. */
export type Choices = { features: Float64Array[]; scores: [number, number, number][] };

const SENTENCES = 3;
const TRIED = 12;

/** Reads `{id, text, references}`, a JSON document a line, compressed or not; the first reference counts. */
export function readSummarized(path: string): Summarized[] {
  const raw = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, text, references } = JSON.parse(line) as { id: string; text: string; references: string[] };
    return { id, text, reference: references[0] ?? '' };
  });
}

/** All summaries of an article that are made of the sentences that `weights` hold for the best. */
export function choicesOf({ text, reference }: Summarized, weights: Weights, tried = TRIED): Choices {
  const article = readingOf(readArticle(text, languageOf(text)));
  const { candidates, terms } = candidatesIn(article, passagesOf(article));
  const against: Reference = referenceOf(reference);
  const list = shortlist(candidates, weights, tried);
  const sentences = list.map(({ passage }) => measured(text.slice(passage.start, passage.end), against));
  const pairs = list.map((one, at) => list.map((other, to) => (to > at ? pairFeatures(one, other, terms) : [])));
  const choices: Choices = { features: [], scores: [] };
  for (let size = Math.min(SENTENCES, Math.max(1, candidates.length - 1)); size > 0; size--) {
    for (const chosen of combinations(list, size)) {
      const features = new Float64Array(NAMES.length);
      const add = (values: readonly number[], from: number) =>
        values.forEach((value, at) => {
          features[from + at] = (features[from + at] as number) + value;
        });
      chosen.forEach((at, index) => {
        add((list[at] as Candidate).features, 0);
        for (const to of chosen.slice(index + 1)) add(pairs[at]?.[to] as number[], FEATURES.length);
      });
      add(setFeatures(chosen.map((at) => list[at] as Candidate)), FEATURES.length + PAIR_FEATURES.length);
      choices.features.push(features);
      choices.scores.push(
        rouge(
          chosen.map((at) => sentences[at] as (typeof sentences)[number]),
          against,
        ),
      );
    }
    if (choices.features.length > 0) break;
  }
  return choices;
}

const SHARPNESS = 1;

/**
 * Fits weights that make the expected ROUGE the highest, where a summary is chosen with a probability that grows with the
 * exponential of its worth: by ascent along the gradient (Adam), with L2.
 */
export function fitSummary(
  articles: readonly Choices[],
  { rounds = 150, rate = 0.05, decay = 0.002, from = [] as Weights } = {},
): number[] {
  const size = NAMES.length;
  const weights = new Float64Array(size);
  from.forEach((value, at) => {
    weights[at] = value;
  });
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const usable = articles.filter(({ features }) => features.length > 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(size);
    for (const article of usable) addGradient(article, weights, gradient);
    for (let at = 0; at < size; at++) {
      const g = (gradient[at] as number) / usable.length - decay * (weights[at] as number);
      mean[at] = 0.9 * (mean[at] as number) + 0.1 * g;
      square[at] = 0.99 * (square[at] as number) + 0.01 * g * g;
      const step =
        (mean[at] as number) / (1 - 0.9 ** round) / (Math.sqrt((square[at] as number) / (1 - 0.99 ** round)) + 1e-6);
      weights[at] = (weights[at] as number) + (rate * step * (rounds + 1 - round)) / rounds;
    }
  }
  return [...weights].map((weight) => Math.round(1000 * weight) / 1000);
}

const gainOf = ([one, two, longest]: [number, number, number]): number => (one + two + longest) / 3;

const worth = (features: Float64Array, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] as number) * (weights[at] as number);
  return sum;
};

function addGradient({ features, scores }: Choices, weights: Float64Array, gradient: Float64Array): void {
  const worths = features.map((it) => SHARPNESS * worth(it, weights));
  const most = Math.max(...worths);
  const powers = worths.map((it) => Math.exp(it - most));
  const total = powers.reduce((a, b) => a + b, 0);
  let expected = 0;
  powers.forEach((power, at) => {
    expected += (power / total) * gainOf(scores[at] as [number, number, number]);
  });
  features.forEach((it, at) => {
    const factor = ((powers[at] as number) / total) * (gainOf(scores[at] as [number, number, number]) - expected) * 10;
    if (Math.abs(factor) < 1e-7) return;
    for (let index = 0; index < it.length; index++)
      gradient[index] = (gradient[index] as number) + factor * (it[index] as number);
  });
}

/** The scores of the summary that weights would choose. */
export function chosenScores({ features, scores }: Choices, weights: ArrayLike<number>): [number, number, number] {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  features.forEach((it, at) => {
    const value = worth(it, weights);
    if (value > most) [most, best] = [value, at];
  });
  return scores[best] ?? [0, 0, 0];
}

export { loadWeights };
