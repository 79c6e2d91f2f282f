import { stringify } from 'yaml';
import type { Brief, Quote } from '../core/brief.ts';

export type ListedSpeaker = { name: string; aliases: string[]; roles: string[] };

/**
 * What a briefing's file holds, in the order of its keys and without what may be left out: two briefings say the same
 * where this is the same. `added` is an ISO instant.
 */
export const briefDocument = (brief: Brief, added?: string) => ({
  format: 1,
  title: brief.title,
  source: inOrder(brief.source, ['publisher', 'url', 'author', 'published', 'sha256']),
  ...some('topics', brief.topics),
  summary: brief.summary.map((it) => inOrder(it, ['text', 'start', 'end'])),
  ...some(
    'points',
    brief.points.map((it) => inOrder(it, ['text', 'start', 'end'])),
  ),
  ...some('quotes', brief.quotes.map(quoteDocument)),
  ...some(
    'also',
    (brief.also ?? []).map((it) => inOrder(it, ['publisher', 'url', 'title'])),
  ),
  ...some(
    'corrections',
    (brief.corrections ?? []).map((it) => inOrder(it, ['at', 'note'])),
  ),
  ...(brief.retracted && { retracted: inOrder(brief.retracted, ['at', 'note']) }),
  ...(added !== undefined && { added }),
});

const quoteDocument = ({ speaker, title, kind, ...quote }: Quote) => ({
  text: quote.text,
  ...(speaker !== null && { speaker }),
  ...(title !== null && { title }),
  ...(kind !== 'person' && { kind }),
  ...inOrder(quote, ['start', 'end', 'utterance']),
});

/** A briefing's file, as `readBrief` reads it. */
export const briefText = (brief: Brief, added?: string): string => yaml(briefDocument(brief, added));

/** The speakers' file, as `readSpeakers` reads it. */
export const speakersText = (speakers: readonly ListedSpeaker[]): string => yaml(speakersDocument(speakers));

export const speakersDocument = (speakers: readonly ListedSpeaker[]) => ({
  format: 1,
  speakers: speakers.map(({ name, aliases, roles }) => ({
    name,
    ...some('aliases', aliases),
    ...some('roles', roles),
  })),
});

/** Long texts stay on their line, and what is there twice is written twice. */
const yaml = (document: object): string => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });

const some = <K extends string, T>(key: K, list: readonly T[]) =>
  (list.length > 0 ? { [key]: list } : {}) as { [key in K]?: readonly T[] };

function inOrder<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const known = keys.filter((key) => value[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, value[key]])) as Partial<Pick<T, K>>;
}
