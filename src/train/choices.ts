import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readArticle } from '../extract/article.ts';
import { languageOf } from '../extract/language/detect.ts';
import { eachChoice, shortlist, type Weights } from '../extract/summary/choose.ts';
import {
  type Candidate,
  candidatesIn,
  FEATURES,
  NAMES,
  pairFeatures,
  setFeatures,
} from '../extract/summary/features.ts';
import { passagesOf } from '../extract/summary/passages.ts';
import { readingOf } from '../extract/summary/reading.ts';
import { sizeOf } from '../extract/summary/summary.ts';
import type { Terms } from '../extract/summary/terms.ts';
import { type Measured, measured, type Reference, type Rouge, referenceOf, rouge } from './rouge.ts';

/** An article and the summary that a person wrote of it. */
export type Summarized = { id: string; text: string; reference: string };

/** An article read once, each of its sentences measured against the reference once. */
export type Prepared = {
  candidates: Candidate[];
  terms: Terms;
  sentences: ReadonlyMap<Candidate, Measured>;
  reference: Reference;
};

/** Summaries that an article may have: the features of each (NAMES), and its scores. */
export type Choices = { features: Float64Array[]; scores: Rouge[] };

/** Reads `{id, text, references}`, a JSON document a line, compressed or not; the first reference counts. */
export function readSummarized(path: string): Summarized[] {
  const raw = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, text, references } = JSON.parse(line) as { id: string; text: string; references: string[] };
    return { id, text, reference: references[0] ?? '' };
  });
}

export function prepare({ text, reference: summary }: Summarized): Prepared {
  const reading = readingOf(readArticle(text, languageOf(text)));
  const { candidates, terms } = candidatesIn(reading, passagesOf(reading));
  const reference = referenceOf(summary);
  const sentences = new Map(
    candidates.map((it) => [it, measured(text.slice(it.passage.start, it.passage.end), reference)]),
  );
  return { candidates, terms, sentences, reference };
}

/** The scores of a summary made of these sentences. */
export const scoreOf = ({ sentences, reference }: Prepared, chosen: readonly Candidate[]): Rouge =>
  rouge(
    chosen.map((it) => sentences.get(it) as Measured),
    reference,
  );

/** All summaries of an article made of the `tried` sentences that weights hold for the best. */
export function choicesOf(prepared: Prepared, weights: Weights, tried: number): Choices {
  const { candidates, terms } = prepared;
  const list = shortlist(candidates, weights, tried);
  const pairs = list.map((one, at) => list.map((other, to) => (to > at ? pairFeatures(one, other, terms) : [])));
  const choices: Choices = { features: [], scores: [] };
  for (let size = sizeOf(candidates); size > 0 && choices.features.length === 0; size--)
    eachChoice(list, size, (chosen) => {
      choices.features.push(featuresOf(list, pairs, chosen));
      const summary = chosen.map((at) => list[at] as Candidate);
      choices.scores.push(scoreOf(prepared, summary));
    });
  return choices;
}

function featuresOf(list: readonly Candidate[], pairs: readonly number[][][], chosen: readonly number[]): Float64Array {
  const features = new Float64Array(NAMES.length);
  const add = (values: readonly number[], from: number): void =>
    values.forEach((value, at) => {
      features[from + at] = (features[from + at] as number) + value;
    });
  const together = setFeatures(list, chosen);
  chosen.forEach((at, index) => {
    add((list[at] as Candidate).features, 0);
    for (const to of chosen.slice(index + 1)) add(pairs[at]?.[to] as number[], FEATURES.length);
  });
  add(together, NAMES.length - together.length);
  return features;
}
