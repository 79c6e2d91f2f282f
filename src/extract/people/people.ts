import type { Article } from '../article.ts';
import type { Speaker } from '../extraction.ts';
import type { Span } from '../spans/marks.ts';
import PRONOUNS from '../weights/pronouns.json' with { type: 'json' };
import { castOf } from './cast.ts';
import type { Entity } from './entities.ts';
import { nameSpan } from './names.ts';
import { resolve } from './resolve.ts';
import { spanOf, type Title } from './titles.ts';

/** Who a quotation is from: the speaker, how surely, and a number that all of the same person's quotations share. */
export type Identity = { speaker: Speaker; confidence: number; person: number };

/** The weights of the pronouns' features. */
export const pronounWeights: Float64Array = Float64Array.from(PRONOUNS.weights);

/** Who the source of each quotation is: `sources` gives its mention's index, or -1; null where nobody can be named. */
export function identify(article: Article, sources: readonly number[]): (Identity | null)[] {
  if (!sources.some((source) => source >= 0)) return sources.map(() => null);
  const cast = castOf(article);
  const resolved = resolve(article, cast, sources, pronounWeights);
  const inFull = fullNamesIn(article);
  return sources.map((source) => {
    const found = source >= 0 ? resolved.get(source) : undefined;
    const entity = found ? cast.entities[found.entity] : undefined;
    if (!found || !entity) return null;
    return { speaker: speakerOf(article, entity, source, inFull), confidence: found.probability, person: entity.id };
  });
}

function speakerOf(article: Article, entity: Entity, source: number, inFull: ReadonlyMap<string, Span>): Speaker {
  const nameAt = entity.phrase ?? fullerOf(entity, inFull) ?? nameSpan(article, entity.fullest);
  const title = entity.kind === 'person' ? bestTitle(entity, source) : null;
  const titleAt = title ? spanOf(article, title) : null;
  return {
    name: onOneLine(article.text, nameAt),
    title: titleAt ? onOneLine(article.text, titleAt) : null,
    kind: entity.kind,
    nameAt,
    titleAt,
  };
}

/** A stretch of the text without the line breaks inside it: they are the page's, and part of nobody's name. */
const onOneLine = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');

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

const fullerOf = ({ kind, fullest: { tokens } }: Entity, inFull: ReadonlyMap<string, Span>): Span | undefined =>
  kind === 'person' && tokens.length === 1 ? inFull.get(tokens[0] as string) : undefined;

/** Names in full inside quotations, by their surnames: somebody may be named in full only there. */
function fullNamesIn({ text, quotations, language }: Article): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const { start, end } of quotations)
    for (const { 0: run, index } of text
      .slice(start, end)
      .matchAll(/\p{Lu}[\p{L}'’-]{0,99}\.?(?:\s\p{Lu}[\p{L}'’-]{0,99}\.?){1,99}/gu)) {
      const parts = run.split(/\s/);
      let from = start + index;
      parts.forEach((given, at) => {
        const surname = parts[at + 1]?.replace(/(?:['’]s|\.)$/, '');
        const isGiven = language.maleNames.has(given.toLowerCase()) || language.femaleNames.has(given.toLowerCase());
        const key = surname?.toLowerCase() ?? '';
        if (surname && isGiven && key.length > 2 && !found.has(key))
          found.set(key, { start: from, end: from + given.length + 1 + surname.length });
        from += given.length + 1;
      });
    }
  return found;
}
