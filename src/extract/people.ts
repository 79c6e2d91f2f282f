import { readFileSync } from 'node:fs';
import type { Article } from './article.ts';
import { castOf, type Entity, nameSpan } from './cast.ts';
import type { Speaker } from './extraction.ts';
import { resolve } from './resolve.ts';
import { spanOf, type Title } from './titles.ts';

/** Who a quotation is from: the speaker, how surely, and a number that all of the same person's quotations share. */
export type Identity = { speaker: Speaker; confidence: number; person: number };

/** The weights of the pronouns' features, from the file beside. */
export const pronounWeights: Float64Array = Float64Array.from(JSON.parse(readFileSync(new URL('./weights/pronouns.json', import.meta.url), 'utf8')));

/** Who the source of each quotation is: `sources` gives its mention's index, or -1; null where nobody can be named. */
export function identify(article: Article, sources: readonly number[]): (Identity | null)[] {
  if (!sources.some((source) => source >= 0)) return sources.map(() => null);
  const cast = castOf(article);
  const resolved = resolve(article, cast, sources, pronounWeights);
  return sources.map((source) => {
    const found = source >= 0 ? resolved.get(source) : undefined;
    const entity = found ? cast.entities[found.entity] : undefined;
    if (!found || !entity) return null;
    return { speaker: speakerOf(article, entity, source), confidence: found.probability, person: entity.id };
  });
}

function speakerOf(article: Article, entity: Entity, source: number): Speaker {
  const nameAt = entity.phrase ?? fullerInQuotations(article, entity) ?? nameSpan(article, entity.fullest);
  const title = entity.kind === 'person' ? bestTitle(entity, source) : null;
  const titleAt = title ? spanOf(article, title) : null;
  return {
    name: article.text.slice(nameAt.start, nameAt.end),
    title: titleAt ? article.text.slice(titleAt.start, titleAt.end) : null,
    kind: entity.kind,
    nameAt,
    titleAt,
  };
}

/** The title that says most; the one beside the quotation where two say as much. */
function bestTitle({ titles }: Entity, source: number): Title | null {
  let best: Title | null = null;
  let most = 0;
  for (const { title, mention } of titles) {
    const score = title.score + (mention === source ? 0.5 : 0);
    if (score > most) [best, most] = [title, score];
  }
  return best;
}

/** Somebody who is named in full only inside quotations: the words before the surname there. */
function fullerInQuotations({ text, quotations, language }: Article, entity: Entity): { start: number; end: number } | null {
  const { fullest, kind } = entity;
  if (kind !== 'person' || fullest.tokens.length !== 1 || (fullest.tokens[0] as string).length < 3) return null;
  for (const { start, end } of quotations) {
    const inner = text.slice(start, end);
    for (const { 0: run, index } of inner.matchAll(/\p{Lu}[\p{L}'’-]*\.?(?: \p{Lu}[\p{L}'’-]*\.?)+/gu)) {
      const parts = run.split(' ');
      const at = parts.findIndex((part) => part.replace(/(?:['’]s|\.)$/, '').toLowerCase() === fullest.tokens[0]);
      if (at < 1) continue;
      const given = parts[at - 1] as string;
      const lower = given.toLowerCase();
      if (!language.maleNames.has(lower) && !language.femaleNames.has(lower)) continue;
      const from = index + parts.slice(0, at - 1).join(' ').length + (at > 1 ? 1 : 0);
      const surname = (parts[at] as string).replace(/(?:['’]s|\.)$/, '');
      return { start: start + from, end: start + from + given.length + 1 + surname.length };
    }
  }
  return null;
}
