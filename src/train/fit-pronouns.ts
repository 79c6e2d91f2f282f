import { readFileSync } from 'node:fs';
import { readArticle } from '../extract/article.ts';
import { english } from '../extract/language/english.ts';
import { type Label, type Labelled, readArticles } from './labelled.ts';
import { type Lesson, learnPronouns, testPronouns, writeWeights } from './pronouns.ts';

const WEIGHTS = new URL('../extract/weights/pronouns.json', import.meta.url);
const FOLDS = 5;

/** Reads a JSON document a line: `{id, text, quotes: [{start, end, source: [[start, end]], speaker}]}`. */
function readLines(path: string): Labelled[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, text, quotes } = JSON.parse(line) as {
      id: string;
      text: string;
      quotes: (Omit<Label, 'source'> & { source: [number, number][] })[];
    };
    return {
      id,
      text,
      language: 'en',
      quotes: quotes.map((quote) => ({ ...quote, source: quote.source.map(([start, end]) => ({ start, end })) })),
    };
  });
}

/** The sources of an article's quotations as the labels give them: the mention in each label's phrase. */
function lessonOf({ text, quotes }: Labelled): Lesson {
  const article = readArticle(text, english);
  const sources = article.quotations.map(() => -1);
  const speakers: (string | null)[] = article.quotations.map(() => null);
  for (const { start, end, source, speaker } of quotes) {
    const at = article.quotations.findIndex((quotation) => quotation.start < end && quotation.end > start);
    const [phrase] = source;
    if (at < 0 || !phrase || !speaker || speakers[at]) continue;
    const inside = article.mentions.findLastIndex(
      (mention) => mention.start < phrase.end && mention.end > phrase.start,
    );
    sources[at] = inside;
    speakers[at] = speaker;
  }
  return { article, sources, speakers };
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node src/train/fit-pronouns.ts FOLDER-OF-ARTICLES|LABELLED.jsonl …');
  process.exit(2);
}
const lessons = paths
  .flatMap((path) => (path.endsWith('.jsonl') ? readLines(path) : readArticles(path)))
  .filter(({ language }) => language === 'en')
  .map(lessonOf);
let right = 0;
let all = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = learnPronouns(lessons.filter((_, at) => at % FOLDS !== fold));
  const score = testPronouns(
    lessons.filter((_, at) => at % FOLDS === fold),
    weights,
  );
  right += score.right;
  all += score.all;
}
console.log(
  `${lessons.length} articles; pronouns to full names, cross-validated: ${right} of ${all}, ${((100 * right) / Math.max(all, 1)).toFixed(1)} %`,
);
writeWeights(WEIGHTS, learnPronouns(lessons));
