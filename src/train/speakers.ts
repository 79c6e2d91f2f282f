import { readFileSync } from 'node:fs';
import { type Article, readArticle } from '../extract/article.ts';
import { languageNamed } from '../extract/language/index.ts';
import type { Labelled } from './labelled.ts';
import { type Lesson, learnPronouns, testPronouns } from './pronouns.ts';

const LABELS = new URL('./labels/speakers.jsonl', import.meta.url);
const FOLDS = 5;

/** Adds to the quotations of a corpus who said them by full name, where a reader of ours has noted it; drops other articles. */
export function withSpeakers(corpus: readonly Labelled[]): Labelled[] {
  const notes = new Map<string, Map<string, string>>();
  for (const line of readFileSync(LABELS, 'utf8').split('\n').filter(Boolean)) {
    const { id, speakers } = JSON.parse(line) as { id: string; speakers: [number, number, string][] };
    notes.set(id, new Map(speakers.map(([start, end, name]) => [`${start} ${end}`, name])));
  }
  return corpus.flatMap((article) => {
    const names = notes.get(article.id);
    const named = (start: number, end: number): string | null => names?.get(`${start} ${end}`) ?? null;
    return names
      ? [{ ...article, quotes: article.quotes.map((quote) => ({ ...quote, speaker: named(quote.start, quote.end) })) }]
      : [];
  });
}

/** The sources of an article's quotations as the labels give them: the mention in each label's phrase. */
function lessonOf({ text, language, quotes }: Labelled): Lesson {
  const article = readArticle(text, languageNamed(language));
  const sources = article.quotations.map(() => -1);
  const speakers: (string | null)[] = article.quotations.map(() => null);
  for (const { start, end, source, speaker } of quotes) {
    const at = article.quotations.findIndex((quotation) => quotation.start < end && quotation.end > start);
    const [phrase] = source;
    if (at < 0 || !phrase || !speaker || speakers[at]) continue;
    sources[at] = lastInside(article, phrase);
    speakers[at] = speaker;
  }
  return { article, sources, speakers };
}

const lastInside = ({ mentions }: Article, phrase: { start: number; end: number }): number =>
  mentions.findLastIndex(({ start, end }) => start < phrase.end && end > phrase.start);

/** Fits whom pronouns stand for; `share` of those that it had not seen were right, fold by fold, of `count`. */
export function fitPronouns(articles: readonly Labelled[]): { weights: Float64Array; share: number; count: number } {
  const lessons = articles.map(lessonOf);
  let right = 0;
  let count = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learnPronouns(lessons.filter((_, at) => at % FOLDS !== fold));
    const score = testPronouns(
      lessons.filter((_, at) => at % FOLDS === fold),
      weights,
    );
    right += score.right;
    count += score.all;
  }
  return { weights: learnPronouns(lessons), share: right / Math.max(count, 1), count };
}
