import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { pronounFeatures } from './pronoun-features.ts';
import { agrees, match, type Scene, type Trace } from './pronouns.ts';
import { best, type Reading, type Resolved } from './reading.ts';

/** Whom a pronoun of the third person stands for: the likeliest of those spoken of last. */
export function antecedentOf(reading: Reading, mention: Mention, index: number, kind: number): Resolved | null {
  const { article, weights, teacher } = reading;
  const active = activeFor(reading, kind);
  const sure = active.filter(({ entity }) => agrees(kind, entity));
  // Where nobody else can be meant, a name of which nothing else is known will be a person's.
  const isUnknown = ({ entity }: Trace): boolean => entity.evidence === 0 && agrees(kind, { ...entity, evidence: 1 });
  const compatible = sure.length > 0 || kind > 1 ? sure : active.filter(isUnknown);
  const certain = compatible.filter(({ entity }) => match(kind, entity) < 2).length;
  const scene = { ...sceneOf(reading, kind, index), certain };
  const choices = compatible.map((trace, order) => ({
    entity: trace.entity.id,
    places: pronounFeatures(article, mention, scene, trace, order, compatible.length),
  }));
  const entities = choices.map(({ entity }) => entity);
  const taught = (choices.length > 0 ? teacher?.(index, choices) : undefined) ?? -1;
  const scores = choices.map(
    ({ places }, at) =>
      sumOf(weights, places) + (isReporter(article, mention, compatible[at] as Trace) ? REPORTS_SELF : 0),
  );
  const found = taught >= 0 ? { entity: taught, probability: 1 } : best(entities, scores);
  if (found) note(reading, found.entity, mention, kind);
  return found;
}

/** “Lund, who led the talks, said she would stay”: in what is reported a pronoun is mostly the reporter. */
function isReporter({ words, language }: Article, { first, pronoun }: Mention, { at, role, leads }: Trace): boolean {
  const that = language.reporting?.conjunctions.has(words[first - 1]?.lower ?? '') ? 1 : 0;
  const verb = words[first - 1 - that];
  if (!pronoun?.subject || !verb || !language.reporting?.bare.has(verb.lower)) return false;
  return leads && role === 0 && at < verb.index && (words[at] as Word).sentence === verb.sentence;
}
/** What that is worth beside the weights that were learned. */
const REPORTS_SELF = 1.5;

function activeFor({ people, things }: Reading, kind: number): Trace[] {
  if (kind < 2) return people;
  if (kind === 2) return things;
  return [...people.slice(0, 6), ...things.slice(0, 8)].sort((a, b) => b.at - a.at);
}

/** What a pronoun tells of the one it stands for. */
function note(reading: Reading, entity: number, mention: Mention, kind: number): void {
  reading.lastSame[kind] = entity;
  reading.lastSameAt[kind] = mention.head;
  const trace = reading.traces[entity] as Trace;
  if (kind === 0) trace.he++;
  if (kind === 1) trace.she++;
  if (kind === 2 && trace.entity.kind === 'person') trace.entity.kind = 'organization';
}

const sumOf = (weights: ArrayLike<number>, places: readonly number[]): number => {
  let sum = 0;
  for (const place of places) sum += weights[place] ?? 0;
  return sum;
};

function sceneOf(
  { article: { text, quotations }, quotationsOf, lastSame, lastSameAt, speaker, speakerAt, main }: Reading,
  kind: number,
  index: number,
): Omit<Scene, 'certain'> {
  const quoted = (quotationsOf.get(index) ?? [])
    .slice(0, 3)
    .map((at) => text.slice(quotations[at]?.start, quotations[at]?.end).toLowerCase());
  return {
    lastSame: lastSame[kind] as number,
    lastSameAt: lastSameAt[kind] as number,
    speaker,
    speakerAt,
    main,
    quoted: quoted.join(' '),
  };
}
