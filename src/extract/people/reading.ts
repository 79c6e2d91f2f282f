import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { type Cast, describedEntity, type Entity } from './entities.ts';
import { followsClause, roleOf, type Trace } from './pronouns.ts';

/** The entity that a mention stands for, and how surely. */
export type Resolved = { entity: number; probability: number };

/** What the trainer sees of one pronoun: its choices with their features; it gives back the entity that is right, or -1. */
export type Teacher = (mention: number, choices: readonly { entity: number; places: number[] }[]) => number;

/** How many of those who were spoken of last can be meant. */
const ACTIVE = 12;

/** What is known at one point of the article. */
export type Reading = {
  article: Article;
  cast: Cast;
  weights: ArrayLike<number>;
  teacher: Teacher | undefined;
  quotationsOf: ReadonlyMap<number, number[]>;
  totals: number[];
  main: number;
  resolved: Map<number, Resolved>;
  traces: (Trace | undefined)[];
  /** Those spoken of last, the latest first: single people, and everything else. */
  people: Trace[];
  things: Trace[];
  /** Entities without a name, by their nouns. */
  described: Map<string, number>;
  /** Those of two names, by where their names begin. */
  joint: Map<number, number>;
  /** Those with a name of several words, by its last. */
  bodies: Map<string, number>;
  /** For each class of pronouns the last one's entity, and its word. */
  lastSame: number[];
  lastSameAt: number[];
  speaker: number;
  speakerAt: number;
};

/** The state before the first mention. */
export function startReading(
  article: Article,
  cast: Cast,
  sources: readonly number[],
  weights: ArrayLike<number>,
  teacher?: Teacher,
): Reading {
  const quotationsOf = new Map<number, number[]>();
  sources.forEach((source, quotation) => {
    if (source >= 0) quotationsOf.set(source, [...(quotationsOf.get(source) ?? []), quotation]);
  });
  const totals = cast.entities.map(({ names }) => names.length);
  let main = -1;
  for (const { id, kind } of cast.entities)
    if (kind === 'person' && (totals[id] as number) > (totals[main] ?? 0)) main = id;
  return {
    article,
    cast,
    weights,
    teacher,
    quotationsOf,
    totals,
    main,
    resolved: new Map(),
    traces: [],
    people: [],
    things: [],
    described: new Map(),
    joint: new Map(),
    bodies: new Map(),
    lastSame: [-1, -1, -1, -1, -1],
    lastSameAt: [-1, -1, -1, -1, -1],
    speaker: -1,
    speakerAt: -1,
  };
}

/** The entity of a phrase that is nobody's name alone. */
export function newEntity(
  reading: Reading,
  about: Pick<Entity, 'kind' | 'phrase' | 'gender' | 'isPlural'>,
  index: number,
  isJoint: boolean,
): number {
  if (isJoint) {
    const known = reading.joint.get(about.phrase?.start ?? -1);
    if (known !== undefined) return known;
  }
  const entity = describedEntity(reading.cast, about, index);
  reading.totals.push(1);
  if (isJoint) reading.joint.set(about.phrase?.start ?? -1, entity.id);
  return entity.id;
}

/** Notes that somebody was spoken of. */
export function touch(reading: Reading, id: number, mention: Mention, index: number): void {
  const { article, cast, totals } = reading;
  const entity = cast.entities[id] as Entity;
  const isName = mention.kind === 'name';
  let trace = reading.traces[id];
  if (!trace) {
    const inFirst = (article.words[mention.head] as Word).paragraph === 0;
    trace = {
      entity,
      at: 0,
      named: mention.head,
      role: 0,
      byName: true,
      count: 0,
      spoken: 0,
      total: totals[id] ?? 1,
      inFirst,
      leads: false,
      he: 0,
      she: 0,
    };
    reading.traces[id] = trace;
  }
  if (isName) trace.named = mention.head;
  trace.byName = isName;
  trace.role = roleOf(article, mention, index);
  noteLead(reading, trace, mention);
  if (isName) noteBody(reading, entity);
  trace.at = mention.head;
  trace.count++;
  if ((article.profiles[index]?.place ?? 0) > 0) trace.spoken++;
  const isPerson = !entity.isPlural && (entity.kind === 'person' || entity.kind === 'unnamed');
  const list = (isPerson ? reading.people : reading.things).filter((other) => other !== trace);
  list.unshift(trace);
  if (list.length > ACTIVE) list.length = ACTIVE;
  if (isPerson) reading.people = list;
  else reading.things = list;
}

/** Notes who comes first in the sentence: before its subject a clause may speak of others, who are less than that. */
function noteLead({ article, people }: Reading, trace: Trace, mention: Mention): void {
  const { sentence } = article.words[mention.head] as Word;
  const here = people.filter(({ at }) => (article.words[at] as Word).sentence === sentence);
  // “Lund, who led the talks, said”: who leads stays so when taken up again.
  const isAgain = here.includes(trace);
  if (!isAgain) trace.leads = here.length === 0;
  if (trace.role !== 0 || !followsClause(article, mention)) return;
  for (const other of here) if (other !== trace) Object.assign(other, { leads: false, role: other.role || 1 });
  trace.leads = true;
}

/** Notes whom the nouns in a name come back to: “the commission” is the Commission on Debates. */
function noteBody({ article, bodies }: Reading, { id, kind, fullest: { tokens } }: Entity): void {
  if (tokens.length < 2) return;
  bodies.set(tokens.at(-1) as string, id);
  if (kind !== 'organization') return;
  for (const token of tokens) if (article.language.organizations.has(token)) bodies.set(token, id);
}

/** The likeliest of some choices, with its probability. */
export function best(entities: readonly number[], scores: readonly number[]): Resolved | null {
  let top = -1;
  let most = -Infinity;
  scores.forEach((score, at) => {
    if (score > most) [most, top] = [score, at];
  });
  if (top < 0) return null;
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return { entity: entities[top] as number, probability: 1 / sum };
}
