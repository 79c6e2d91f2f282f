import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choose } from '../extract/summary/choose.ts';
import { NAMES } from '../extract/summary/features.ts';
import { sizeOf } from '../extract/summary/summary.ts';
import { ascend } from './ascent.ts';
import { choicesOf, type Prepared, prepare, readSummarized, type Summarized, scoreOf } from './choices.ts';
import { measured, type Rouge, referenceOf, rouge } from './rouge.ts';

const WEIGHTS = fileURLToPath(new URL('../extract/weights/summary.json', import.meta.url));
const FOLDS = 10;
const REPEATS = 3;
/** Summaries are made of so many sentences, at first of those that stand first, then of those that were fitted. */
const TRIED = 12;
const FIRST: readonly number[] = NAMES.map((name) => (name === 'place' ? -1 : 0));

/** Fits weights on articles: twice, the second time on the sentences that the first weights hold for the best. */
export function fitSummary(articles: readonly Prepared[]): number[] {
  const better = (weights: readonly number[]): number[] => ascend(articles.map((it) => choicesOf(it, weights, TRIED)));
  return better(better(FIRST));
}

const summaryScore = (prepared: Prepared, weights: readonly number[]): Rouge =>
  scoreOf(prepared, choose(prepared.candidates, sizeOf(prepared.candidates), prepared.terms, weights));

/** The scores of articles that were not learned from, fold by fold; the folds are drawn anew in each of `repeats`. */
export function crossValidate(articles: readonly Prepared[], random: () => number, repeats = REPEATS): Rouge[] {
  const scores = articles.map((): Rouge => [0, 0, 0]);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const draws = articles.map((_, at) => ({ at, draw: random() })).sort((one, other) => one.draw - other.draw);
    for (let fold = 0; fold < FOLDS; fold++) {
      const held = new Set(draws.filter((_, index) => index % FOLDS === fold).map(({ at }) => at));
      const weights = fitSummary(articles.filter((_, at) => !held.has(at)));
      for (const at of held) {
        const score = summaryScore(articles[at] as Prepared, weights);
        scores[at] = scores[at]?.map((sum, index) => sum + (score[index] as number) / repeats) as Rouge;
      }
    }
  }
  return scores;
}

/** The first three sentences, as summaries of news are measured against. */
function leadScore({ text, reference }: Summarized): Rouge {
  const against = referenceOf(reference);
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence.split(/\s+/).length >= 4);
  return rouge(
    sentences.slice(0, 3).map((sentence) => measured(sentence, against)),
    against,
  );
}

const points = (scores: readonly Rouge[]): string =>
  ['ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum']
    .map((name, at) => {
      const sum = scores.reduce((total, score) => total + (score[at] as number), 0);
      return `${name} ${((100 * sum) / scores.length).toFixed(2)}`;
    })
    .join('  ');

/** Fits and measures the weights of the summary on the `summaries-*.jsonl` of a folder, if it has any, and writes them. */
export function trainSummary(
  folder: string,
  { random, say, isDry }: { random: () => number; say: (line: string) => void; isDry: boolean },
): void {
  const files = readdirSync(folder).filter((file) => /^summaries-.*\.jsonl(?:\.gz)?$/.test(file));
  const articles = files.sort().flatMap((file) => readSummarized(join(folder, file)));
  if (articles.length === 0) {
    say(`${folder} holds no summaries-*.jsonl: the summary keeps its weights`);
    return;
  }
  const prepared = articles.map(prepare);
  const weights = fitSummary(prepared);
  say(`summaries of ${articles.length} articles`);
  say(`  the first three sentences   ${points(articles.map(leadScore))}`);
  say(`  chosen, not learned from    ${points(crossValidate(prepared, random))}`);
  say(`  chosen, learned from        ${points(prepared.map((it) => summaryScore(it, weights)))}`);
  if (isDry) return;
  const note = `Fitted by npm run train on ${articles.length} articles of CNN and the Daily Mail with their editors' summaries.`;
  const named = Object.fromEntries(NAMES.map((name, at) => [name, weights[at]]));
  writeFileSync(WEIGHTS, `${JSON.stringify({ note, weights: named })}\n`);
  say(`written: ${WEIGHTS}`);
}
