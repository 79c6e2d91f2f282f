import type { Quotation } from '../extract/extraction.ts';
import type { Span } from '../extract/spans/marks.ts';
import type { Label, Labelled } from './labelled.ts';
import { headOf, isNamed, lastWord, overlap, trimmed } from './target.ts';

export type Prediction = Pick<Quotation, 'start' | 'end' | 'speaker' | 'mention' | 'confidence'>;
export type Judged = { prediction: Prediction; label: Label | null; exact: boolean; mention: boolean; strict: boolean };

/**
 * Sets what was found against the labels of an article: `exact`, the words are the same; `mention`, the phrase that names the
 * source touches one that a person marked (or neither names one); `strict`, both, and a name ends in the same word.
 */
export function judge({ text, quotes }: Labelled, predictions: readonly Prediction[]): Judged[] {
  const taken = new Set<Label>();
  return predictions.map((prediction) => {
    const label = closest(
      text,
      prediction,
      quotes.filter((quote) => !taken.has(quote)),
    );
    if (!label) return { prediction, label, exact: false, mention: false, strict: false };
    taken.add(label);
    const one = trimmed(text, prediction);
    const two = trimmed(text, label);
    const exact = one.start === two.start && one.end === two.end;
    const mention = touches(prediction.mention, label.source);
    const phrases = label.source.map(({ start, end }) => text.slice(start, end));
    const name = !isNamed(phrases) || lastWord(prediction.speaker?.name ?? '') === headOf(phrases[0] as string);
    return { prediction, label, exact, mention, strict: exact && mention && name };
  });
}

const touches = (mention: Span | null, source: readonly Span[]): boolean =>
  source.length === 0 ? mention === null : mention !== null && source.some((span) => overlap(mention, span) > 0);

function closest(text: string, prediction: Span, labels: readonly Label[]): Label | null {
  let best: Label | null = null;
  let most = 0.5;
  for (const label of labels) {
    const shared = overlap(prediction, label);
    const share = shared / (Math.max(prediction.end, label.end) - Math.min(prediction.start, label.start));
    if (share >= most) {
      most = share;
      best = label;
    }
  }
  return best && text ? best : null;
}

export type Measure = { precision: number; recall: number; f1: number };
export type Scores = {
  articles: number;
  labels: number;
  found: number;
  span: Measure;
  mention: Measure;
  strict: Measure;
  fullName: Measure;
  title: number;
  coverageAt95: number;
  judged: Judged[];
};

/** The measures of a set of articles; full names and titles count where labels tell them. */
export function scoresOf(articles: readonly Labelled[], predictions: readonly (readonly Prediction[])[]): Scores {
  const judged = articles.flatMap((article, at) => judge(article, predictions[at] as readonly Prediction[]));
  const labels = articles.reduce((sum, { quotes }) => sum + quotes.length, 0);
  const count = (test: (one: Judged) => boolean): number => judged.filter(test).length;
  const measure = (hits: number): Measure => {
    const precision = judged.length ? hits / judged.length : 0;
    const recall = labels ? hits / labels : 0;
    return { precision, recall, f1: hits ? (2 * precision * recall) / (precision + recall) : 0 };
  };
  const titled = judged.filter(
    ({ exact, label, prediction }) => exact && label?.title && prediction.speaker && sameName(prediction, label),
  );
  return {
    articles: articles.length,
    labels,
    found: judged.length,
    span: measure(count(({ exact }) => exact)),
    mention: measure(count(({ exact, mention }) => exact && mention)),
    strict: measure(count(({ strict }) => strict)),
    fullName: measure(
      count(({ exact, label, prediction }) => exact && label?.speaker !== undefined && sameName(prediction, label)),
    ),
    title: titled.length
      ? titled.filter(({ prediction, label }) => sameTitle(prediction, label as Label)).length / titled.length
      : Number.NaN,
    coverageAt95: coverage(judged, labels),
    judged,
  };
}

const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();

export const sameName = ({ speaker }: Prediction, label: Label): boolean =>
  plain(speaker?.name) === plain(label.speaker);

const sameTitle = ({ speaker }: Prediction, { title }: Label): boolean => {
  const one = plain(speaker?.title);
  const two = plain(title);
  return one === two || (one !== '' && two !== '' && (one.includes(two) || two.includes(one)));
};

/** The largest share of the labels that can be attributed, the surest first, so that 95 % of what is attributed is right. */
function coverage(judged: readonly Judged[], labels: number): number {
  let hits = 0;
  let best = 0;
  [...judged]
    .sort((a, b) => b.prediction.confidence - a.prediction.confidence)
    .forEach(({ strict }, at) => {
      if (strict) hits++;
      if (hits / (at + 1) >= 0.95) best = hits;
    });
  return labels ? best / labels : 0;
}
