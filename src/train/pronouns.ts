import type { Article } from '../extract/article.ts';
import { castOf } from '../extract/people/cast.ts';
import type { Entity } from '../extract/people/entities.ts';
import { PLACES } from '../extract/people/pronoun-features.ts';
import { resolve } from '../extract/people/resolve.ts';

/** An article with the mention that is each quotation's source (or -1) and the full name of who it stands for. */
export type Lesson = { article: Article; sources: number[]; speakers: (string | null)[] };

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();

/** Whether an entity is the one of that full name. */
function isNamed(article: Article, { fullest, phrase }: Entity, speaker: string): boolean {
  if (phrase) return plain(article.text.slice(phrase.start, phrase.end)).includes(plain(speaker));
  return (
    fullest.tokens.join(' ') ===
    plain(speaker)
      .replace(/,? (?:jr|sr|ii|iii|iv)$/, '')
      .split(/[\s,]+/)
      .join(' ')
  );
}

/**
 * Fits the weights that say whom a pronoun stands for: a log-linear ranking of those spoken of before it, by Adagrad with
 * L2, averaged over the last half of the rounds. Pronouns without a label are resolved by the weights of the moment.
 */
export function learnPronouns(
  lessons: readonly Lesson[],
  { rounds = 20, rate = 0.04, decay = 1e-2 } = {},
): Float64Array {
  const weights = new Float64Array(PLACES);
  const squares = new Float64Array(PLACES).fill(1e-2);
  const sum = new Float64Array(PLACES);
  const prepared = lessons.map((lesson) => ({
    ...lesson,
    targets: new Map(lesson.sources.map((source, at) => [source, lesson.speakers[at] ?? null])),
  }));
  let averaged = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { article, sources, targets } of prepared) {
      const cast = castOf(article);
      resolve(article, cast, sources, weights, (mention, choices) => {
        const speaker = targets.get(mention);
        if (!speaker) return -1;
        const right = choices.findIndex(({ entity }) => isNamed(article, cast.entities[entity] as Entity, speaker));
        if (right < 0) return -1;
        const scores = choices.map(({ places }) =>
          places.reduce((total, place) => total + (weights[place] as number), 0),
        );
        const most = Math.max(...scores);
        const powers = scores.map((score) => Math.exp(score - most));
        const total = powers.reduce((a, b) => a + b, 0);
        choices.forEach(({ places }, at) => {
          const gradient = (at === right ? 1 : 0) - (powers[at] as number) / total;
          if (Math.abs(gradient) < 1e-4) return;
          for (const place of places) {
            const g = gradient - decay * (weights[place] as number);
            squares[place] = (squares[place] as number) + g * g;
            weights[place] = (weights[place] as number) + (rate * g) / Math.sqrt(squares[place] as number);
          }
        });
        return (choices[right] as { entity: number }).entity;
      });
    }
    if (round < rounds / 2) continue;
    averaged++;
    weights.forEach((weight, place) => {
      sum[place] = (sum[place] as number) + weight;
    });
  }
  return sum.map((total) => Math.round((1000 * total) / averaged) / 1000);
}

/** How many of the pronouns that name sources are resolved to the right full name. */
export function testPronouns(lessons: readonly Lesson[], weights: ArrayLike<number>): { right: number; all: number } {
  let right = 0;
  let all = 0;
  for (const { article, sources, speakers } of lessons) {
    const cast = castOf(article);
    const resolved = resolve(article, cast, sources, weights);
    sources.forEach((source, at) => {
      const speaker = speakers[at];
      if (!speaker || article.mentions[source]?.kind !== 'pronoun') return;
      all++;
      const entity = cast.entities[resolved.get(source)?.entity ?? -1];
      if (entity && isNamed(article, entity, speaker)) right++;
    });
  }
  return { right, all };
}

/** Weights as they are kept: where they were fitted, and the list without the zeros at its end. */
export function packPronouns(weights: Float64Array, note: string): { note: string; weights: number[] } {
  const list = [...weights];
  while (list.at(-1) === 0) list.pop();
  return { note, weights: list };
}
