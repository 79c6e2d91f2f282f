import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Article } from '../extract/article.ts';
import { attribute } from '../extract/attribution.ts';
import { type Curve, fitCurve } from '../extract/calibration.ts';
import { extract } from '../extract/extract.ts';
import { languageNamed } from '../extract/language/index.ts';
import { type Model, pack } from '../extract/model.ts';
import type { Quoted } from '../extract/spans/quotations.ts';
import { type Labelled, readArticles, readCorpus } from './labelled.ts';
import { type Example, learn } from './learn.ts';
import { packPronouns } from './pronouns.ts';
import { candidateRecall } from './recall.ts';
import { printRecall, printReliability, printScores } from './report.ts';
import { judge, type Prediction, scoresOf } from './score.ts';
import { fitPronouns, withSpeakers } from './speakers.ts';
import { trainSummary } from './summary.ts';
import { exampleOf, nameOf } from './target.ts';
import { continental } from './typography.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const WEIGHTS = join(HERE, '../extract/weights/attribution.json');
const PRONOUNS = join(HERE, '../extract/weights/pronouns.json');
const THRESHOLDS = { speech: 0.6, speaker: 0.45 };
const FOLDS = 3;
const ROUNDS = 6;
/** Invented articles are denser in what is hard than real ones are: they count for less. */
const INVENTED = 0.3;

/** A small generator of random numbers (Lehmer), so that every training gives the same weights. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

type Data = { train: Labelled[]; development: Labelled[]; invented: Labelled[] };

function readData(folder: string): Data {
  const files = readdirSync(folder)
    .filter((file) => /^quotes-.*\.jsonl(?:\.gz)?$/.test(file))
    .sort();
  const part = (name: RegExp): Labelled[] =>
    files.filter((file) => name.test(file)).flatMap((file) => readCorpus(join(folder, file)));
  const train = part(/train/);
  if (train.length === 0) throw new Error(`${folder} holds no quotes-train.jsonl or quotes-train.jsonl.gz.`);
  return { train, development: part(/dev/), invented: readArticles(join(HERE, 'articles')) };
}

const fitWeights = (lessons: readonly Lesson[]): Float32Array =>
  learn(
    lessons.flatMap(({ examples }) => examples),
    { rounds: ROUNDS, random: seeded(7) },
  );

/** An article to learn from, as it is and perhaps once more with other marks. */
type Lesson = { labels: Labelled; examples: Example[] };

function lessonOf(labels: Labelled, at: number, weight: number): Lesson {
  const language = languageNamed(labels.language);
  // Every fourth with the marks of other countries too, so that what is learned holds for their pages.
  const forms = at % 4 === 1 ? [labels, continental(labels, at)] : [labels];
  return { labels, examples: forms.map((form) => exampleOf(form, language, weight)) };
}

/** What a belief in a mention is worth, measured on articles that were not learned from: fold by fold. */
function calibrate(lessons: readonly Lesson[]): Curve {
  const cases: { belief: number; right: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitWeights(lessons.filter((_, at) => at % FOLDS !== fold));
    lessons.forEach(({ labels, examples: [example] }, at) => {
      if (at % FOLDS !== fold || !example) return;
      for (const { prediction, strict } of judge(labels, mentionsOnly(example.article, weights)))
        cases.push({ belief: prediction.confidence, right: strict });
    });
    say(`fold ${fold + 1} of ${FOLDS} measured`);
  }
  return fitCurve(cases);
}

/** What the field alone says of an article: the mentions, each by the name that it has. */
const mentionsOnly = (article: Article, weights: Float32Array): Prediction[] =>
  attribute(article, weights).flatMap(({ speech, source, probability }, index) => {
    if (speech < THRESHOLDS.speech) return [];
    const mention = article.mentions[source] ?? null;
    const speaker = mention && ({ name: nameOf(article, source) } as Prediction['speaker']);
    return [{ ...(article.quotations[index] as Quoted), mention, speaker, confidence: probability }];
  });

/** How much the number of articles matters: the score on the development part for growing parts of the corpus. */
function learningCurve(lessons: readonly Lesson[], development: readonly Labelled[], curve: Curve): void {
  for (const share of [0.125, 0.25, 0.5, 1]) {
    const part = lessons.filter((_, at) => (at * 0.618034) % 1 < share);
    const model: Model = { weights: fitWeights(part), curve, thresholds: THRESHOLDS };
    const { span, strict } = scoresOf(
      development,
      development.map(({ text }) => extract(text, model).quotes),
    );
    say(
      `${String(part.length).padStart(5)} articles: exact span ${span.f1.toFixed(3)}, with source ${strict.f1.toFixed(3)}`,
    );
  }
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, curve: { type: 'boolean' } },
  });
  const folder = positionals[0];
  if (!folder || !existsSync(folder)) {
    say(
      'Give the folder of the corpus: npm run train -- FOLDER [--dry-run] [--curve]\nIt holds quotes-train.jsonl.gz and quotes-dev.jsonl.gz: {id, text, quotes: [{start, end, source: [[start, end]]}]} a line.',
    );
    process.exitCode = 2;
    return;
  }
  trainSummary(folder, { random: seeded(7), say, isDry: values['dry-run'] ?? false });
  const { train, development, invented } = readData(folder);
  // Every fifth invented article is held back, to measure on other beats than the corpus has.
  const held = invented.filter((_, at) => at % 5 === 4);
  const kept = invented.filter((_, at) => at % 5 !== 4);
  say(`${train.length} articles of the corpus and ${kept.length} invented ones to learn from`);
  const lessons = [...train, ...kept].map((labels, at) => lessonOf(labels, at, at < train.length ? 1 : INVENTED));
  const speaking = withSpeakers(train);
  const pronouns = fitPronouns([...speaking, ...kept]);
  say(
    `${(100 * pronouns.share).toFixed(1)} % of ${pronouns.count} pronouns that were not learned from name the right person`,
  );
  const curve = calibrate(lessons);
  const model: Model = { weights: fitWeights(lessons), curve, thresholds: THRESHOLDS };
  for (const [name, articles] of [
    ['development part', development],
    ['invented articles held back', held],
  ] as const) {
    const scores = scoresOf(
      articles,
      articles.map(({ text }) => extract(text, model).quotes),
    );
    const read = articles.map((labels) => ({ labels, example: exampleOf(labels, languageNamed(labels.language)) }));
    printRecall(name, candidateRecall(read));
    printScores(name, scores);
    printReliability(scores.judged);
  }
  if (values.curve) learningCurve(lessons, development, curve);
  if (values['dry-run']) return;
  const of = `${kept.length} invented articles of this project`;
  const note = `Fitted by npm run train on the training part of PolNeAR (${train.length} articles of US political news) and ${of}.`;
  writeFileSync(WEIGHTS, `${JSON.stringify(pack(model, note))}\n`);
  const noteOfPronouns = `Fitted by npm run train on ${speaking.length} articles of PolNeAR, whose speakers are noted in src/train/labels, and ${of}.`;
  writeFileSync(PRONOUNS, `${JSON.stringify(packPronouns(pronouns.weights, noteOfPronouns))}\n`);
  say(`written: ${WEIGHTS} and ${PRONOUNS}`);
}

main();
