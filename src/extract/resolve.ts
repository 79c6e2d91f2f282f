import type { Article } from './article.ts';
import { addTitles, type Cast, describedEntity, type Entity } from './cast.ts';
import { type Description, descriptionOf, fit, isPersonal } from './descriptions.ts';
import { jointName } from './joint.ts';
import type { Mention } from './mentions.ts';
import type { Gender } from './names.ts';
import { agrees, classOfPronoun, match, pronounFeatures, roleOf, type Scene, type Trace } from './pronouns.ts';
import type { Word } from './words.ts';

/** The entity that a mention stands for, and how surely. */
export type Resolved = { entity: number; probability: number };

/** What the trainer sees of one pronoun: its choices with their features; it gives back the entity that is right, or -1. */
export type Teacher = (mention: number, choices: readonly { entity: number; places: number[] }[]) => number;

/** How many of those who were spoken of last can be meant. */
const ACTIVE = 12;

/** Reads an article's mentions in their order and says for each source whom it stands for. */
export function resolve(
  article: Article,
  cast: Cast,
  sources: readonly number[],
  weights: ArrayLike<number>,
  teacher?: Teacher,
): Map<number, Resolved> {
  const quotationsOf = new Map<number, number[]>();
  sources.forEach((source, quotation) => {
    if (source >= 0) quotationsOf.set(source, [...(quotationsOf.get(source) ?? []), quotation]);
  });
  const totals = cast.entities.map(({ names }) => names.length);
  let main = -1;
  for (const { id, kind } of cast.entities)
    if (kind === 'person' && (totals[id] as number) > (totals[main] ?? 0)) main = id;
  const reading: Reading = {
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
  article.mentions.forEach((mention, index) => {
    const found = meaningOf(reading, mention, index, quotationsOf.has(index));
    if (!found) return;
    if (quotationsOf.has(index)) {
      reading.resolved.set(index, found);
      reading.speaker = found.entity;
      reading.speakerAt = mention.head;
    }
    touch(reading, found.entity, mention, index);
  });
  return reading.resolved;
}

/** What is known at one point of the article. */
type Reading = {
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

function meaningOf(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  if (mention.kind === 'name') return ofName(reading, mention, index, isSource);
  return mention.kind === 'pronoun'
    ? ofPronoun(reading, mention, index, isSource)
    : ofDescription(reading, mention, index, isSource);
}

function ofName(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  const { article, cast } = reading;
  if (isSource) {
    const joint = jointName(article, index);
    if (joint)
      return {
        entity: newEntity(reading, { kind: 'person', phrase: joint, gender: 0, isPlural: true }, index, true),
        probability: 0.9,
      };
  }
  const known = cast.of[index] as number;
  if (known < 0) {
    const open = cast.open.get(index);
    if (!open) return null;
    const found = best(
      open.choices.map(({ id }) => id),
      open.choices.map((entity) => prominence(reading, entity, mention) + courtesy(open.name.gender, entity)),
    );
    if (found) addTitles(article, cast, cast.entities[found.entity] as Entity, index);
    return found;
  }
  if (known === cast.author && !isSource) return null;
  // “the Norlander”: whoever comes from there.
  if (isSource && isDemonym(reading, cast.entities[known] as Entity, mention)) {
    const person = reading.people.find(({ entity }) => entity.names.length > 0);
    if (person) return { entity: person.entity.id, probability: 0.6 };
  }
  return { entity: known, probability: 0.98 };
}

function isDemonym({ article: { words } }: Reading, { names, fullest }: Entity, { first }: Mention): boolean {
  return (
    names.length === 1 &&
    fullest.tokens.length === 1 &&
    words[first - 1]?.lower === 'the' &&
    /(?:er|ian|ean|man|woman|ese)$/.test(fullest.tokens[0] as string)
  );
}

/** What an honorific says of one who may be meant: Mr. Hallam is a man. */
function courtesy(honorific: Gender | null, { gender }: Entity): number {
  if (honorific === 'male') return 3 * Math.sign(gender);
  return honorific === 'female' ? -3 * Math.sign(gender) : 0;
}

/** How likely a bare surname is this one's: who was spoken of lately, and often. */
function prominence({ article: { words }, traces, totals }: Reading, entity: Entity, mention: Mention): number {
  const trace = traces[entity.id];
  const total = Math.log(1 + (totals[entity.id] as number));
  if (!trace) return total - 3;
  const sentences = (words[mention.head] as Word).sentence - (words[trace.at] as Word).sentence;
  return total + Math.log(1 + trace.count) - 0.12 * Math.min(sentences, 20) + (trace.role === 0 ? 0.3 : 0);
}

function ofPronoun(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  const { article, cast, weights, teacher } = reading;
  const kind = classOfPronoun(mention);
  const { lower } = article.words[mention.head] as Word;
  if (mention.pronoun?.person === 1)
    return isSource && !mention.pronoun.plural && cast.author >= 0 ? { entity: cast.author, probability: 0.8 } : null;
  if (mention.pronoun?.person === 2) return null;
  if (kind === 4 || /^(?:which|that)$/.test(lower))
    return isSource || kind === 4 ? ofRelative(reading, index, isSource) : null;
  if (kind > 1 && !isSource) return null;
  const near =
    kind < 2
      ? reading.people
      : kind === 2
        ? reading.things
        : [...reading.people.slice(0, 6), ...reading.things.slice(0, 8)].sort((a, b) => b.at - a.at);
  const compatible = near.filter(({ entity }) => agrees(kind, entity));
  if (compatible.length === 0) return null;
  const scene = {
    ...sceneOf(reading, kind, index),
    certain: compatible.filter(({ entity }) => match(kind, entity) < 2).length,
  };
  const choices = compatible.map((trace, order) => ({
    entity: trace.entity.id,
    places: pronounFeatures(article, mention, scene, trace, order, compatible.length),
  }));
  const taught = teacher?.(index, choices) ?? -1;
  const found =
    taught >= 0
      ? { entity: taught, probability: 1 }
      : best(
          choices.map(({ entity }) => entity),
          choices.map(({ places }) => sumOf(weights, places)),
        );
  if (!found) return null;
  reading.lastSame[kind] = found.entity;
  reading.lastSameAt[kind] = mention.head;
  const trace = reading.traces[found.entity] as Trace;
  if (kind === 0) trace.he++;
  if (kind === 1) trace.she++;
  if (kind === 2 && trace.entity.kind === 'person') trace.entity.kind = 'organization';
  return found;
}

const sumOf = (weights: ArrayLike<number>, places: readonly number[]): number => {
  let sum = 0;
  for (const place of places) sum += weights[place] ?? 0;
  return sum;
};

/** “who” stands for the name or description just before. */
function ofRelative(reading: Reading, index: number, isSource: boolean): Resolved | null {
  const { mentions, words } = reading.article;
  const here = mentions[index] as Mention;
  for (let before = index - 1; before >= Math.max(0, index - 3); before--) {
    const mention = mentions[before] as Mention;
    if ((words[mention.head] as Word).sentence !== (words[here.head] as Word).sentence) return null;
    if (mention.kind === 'pronoun') continue;
    if (here.first - mention.last > 12) return null;
    const found = meaningOf(reading, mention, before, isSource);
    return found ? { ...found, probability: 0.85 } : null;
  }
  return null;
}

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

function ofDescription(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  const { article, cast, described } = reading;
  const { words, language } = article;
  // “Ines Varga, the mayor”: the mayor is nobody else.
  const owner = cast.titled.get(mention.head);
  if (owner !== undefined) return { entity: owner, probability: 0.95 };
  const { lower } = words[mention.head] as Word;
  const before = words[mention.first - 1];
  // “is a leader”, “Ines Varga, a leader”: what somebody is called is nobody new.
  if (!isSource && before?.sentence === (words[mention.head] as Word).sentence) {
    if (/^(?:is|was|are|were|be|been|being|as|like|become|becomes|became|not|'s|than)$/.test(before.lower)) return null;
    if (before.lower === ',' && article.mentionAt[mention.first - 2] !== -1) return null;
  }
  const isKnown =
    language.people.has(lower) ||
    language.roles.has(lower) ||
    language.documents.has(lower) ||
    /year-old/.test(lower) ||
    (isPersonal(lower) && roleOf(article, mention, index) === 0);
  const led = (words[mention.first] as Word).lower;
  const isNew = /^(?:a|an|another|one)$/.test(led);
  // “A glazier laughed”: whoever opens a sentence may be taken up by “he”, whatever the noun.
  const opens = isNew && mention.first < mention.head && roleOf(article, mention, index) === 0;
  if (!isSource && !(isKnown && LED.test(led)) && !opens) return null;
  const description = descriptionOf(article, mention);
  if (description.isDefinite && !description.isPlural && description.kind !== 'document') {
    const found =
      ofRole(reading, description, mention, isSource) ?? (isSource ? ofContext(reading, description, mention) : null);
    if (found) return found;
  }
  const key = description.head.replace(/s$/, '');
  const known = described.get(key);
  if (known !== undefined && !isNew) return { entity: known, probability: 0.85 };
  // “the author”: more likely somebody already named than somebody new.
  if (!isSource && !isNew && description.kind === 'unnamed' && !description.isPlural) return null;
  const entity = newEntity(reading, description, index, false);
  if (isKnown) (cast.entities[entity] as Entity).evidence = 2;
  described.set(key, entity);
  return { entity, probability: 0.9 };
}

/** Words before a noun that make it somebody or something to come back to. */
const LED = /^(?:the|a|an|one|another|this|that|his|her|their|its|my|our|der|die|das|ein|eine)$/;

function newEntity(
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

/** Nouns that say little of a person: any one of the right gender can be meant. */
const GENERIC =
  /^(?:man|woman|teenager|teen|youngster|star|actor|actress|singer|striker|player|mother|father|boy|girl|student|driver|officer|athlete|artist|musician)$/;

/** The person whom a description refers to: one with that role or age, spoken of before. */
function ofRole(
  { article: { words }, people, main }: Reading,
  description: Description,
  mention: Mention,
  isSource: boolean,
): Resolved | null {
  const here = words[mention.head] as Word;
  const isGeneric = isSource && (description.age > 0 || GENERIC.test(description.head));
  let top: Trace | undefined;
  let most = isGeneric ? 0.3 : 1.5;
  for (const trace of people) {
    const value = fit(description, trace.entity);
    if (value < 0) continue;
    const sentences = here.sentence - (words[trace.at] as Word).sentence;
    const score =
      value - 0.05 * Math.min(sentences, 20) + (sentences <= 2 ? 0.5 : 0) + (trace.entity.id === main ? 0.3 : 0);
    if (score > most) [top, most] = [trace, score];
  }
  return top ? { entity: top.entity.id, probability: most > 2.5 ? 0.9 : 0.7 } : null;
}

/** Nouns for bodies that have a name. */
const BODIES =
  /^(?:company|group|club|organi[sz]ation|studio|firm|charity|newspaper|tabloid|magazine|paper|trust|foundation|agency|department|ministry|council|committee|commission|school|hospital|university|team|band|bank|airline|retailer|manufacturer|union|association|campaign|institute|museum|utility|authority|regulator|watchdog|party|network|startup|start-up|publisher|label|outlet|supermarket|brewery|broadcaster|maker|carmaker|operator|supplier|developer|chain|franchise|institution|league|federation|society|service|force|station|orchestra|theatre|theater|festival|gallery|restaurant)$/;

const COMPANIES =
  /^(?:company|group|club|organi[sz]ation|studio|firm|charity|newspaper|tabloid|magazine|agency|team|band|airline|retailer|manufacturer|utility|startup|start-up|publisher|label|supermarket|brewery|broadcaster|carmaker|operator|supplier|developer|chain|franchise|restaurant)$/;
const CROWDS =
  /^(?:court|government|jury|crowd|audience|couple|police|public|family|delegation|panel|army|military|coalition|administration|pair|duo|trio|board|people|staff|cover|entry|user)$/;

/** “the Russian leader”, “the company”: who was named last and fits, where nothing else tells. */
function ofContext(
  { article: { words, language }, bodies, people, things, described, speaker, main }: Reading,
  description: Description,
  mention: Mention,
): Resolved | null {
  if (described.has(description.head.replace(/s$/, ''))) return null;
  const isBody = BODIES.test(description.head);
  const { head } = description;
  const next = words[mention.last + 1]?.lower ?? '';
  // “the handler of the dog”: told apart by what follows, and by nobody's name.
  if (/^(?:of|at|from|behind|in|with|who|on|for)$/.test(next)) return null;
  if (isBody) {
    const named = bodies.get(head);
    if (named !== undefined) return { entity: named, probability: 0.85 };
    if (!COMPANIES.test(head)) return null;
  } else if (
    CROWDS.test(head) ||
    !(language.people.has(head) || language.roles.has(head) || description.age > 0 || isPersonal(head))
  )
    return null;
  const here = words[mention.head] as Word;
  let top: Trace | undefined;
  let most = -1.5;
  for (const trace of isBody ? [...things, ...people.filter(({ entity }) => entity.evidence < 2)] : people) {
    const { entity } = trace;
    if (isBody && (entity.evidence === 4 || (trace.spoken === 0 && trace.total < 2))) continue;
    if (
      isBody
        ? entity.phrase !== null || entity.gender !== 0
        : description.gender * entity.gender < 0 || (entity.kind !== 'person' && !entity.phrase)
    )
      continue;
    if (!isBody && entity.phrase === null && (entity.evidence === 4 || entity.evidence === 0)) continue;
    if (!isBody && entity.phrase && !GENERIC.test(description.head)) continue;
    const sentences = here.sentence - (words[trace.at] as Word).sentence;
    let score =
      -0.25 * sentences +
      (entity.id === main ? 0.6 : 0) +
      (entity.id === speaker ? 0.6 : 0) +
      (trace.role === 0 ? 0.3 : 0);
    if (isBody)
      score +=
        (entity.fullest.tokens.includes(description.head) ? 1.5 : 0) +
        0.2 * Math.min(trace.total, 5) +
        (entity.kind === 'organization' ? 0.3 : 0);
    if (score > most) [top, most] = [trace, score];
  }
  if (!top) return null;
  if (isBody && top.entity.kind === 'person') top.entity.kind = 'organization';
  return { entity: top.entity.id, probability: 0.6 };
}

/** Notes that somebody was spoken of. */
function touch(reading: Reading, id: number, mention: Mention, index: number): void {
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
  const [latest] = reading.people;
  trace.leads =
    !latest || (article.words[latest.at] as Word).sentence !== (article.words[mention.head] as Word).sentence;
  if (isName && entity.fullest.tokens.length > 1) reading.bodies.set(entity.fullest.tokens.at(-1) as string, id);
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

/** The likeliest of some choices, with its probability. */
function best(entities: readonly number[], scores: readonly number[]): Resolved | null {
  let top = -1;
  let most = -Infinity;
  scores.forEach((score, at) => {
    if (score > most) [most, top] = [score, at];
  });
  if (top < 0) return null;
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return { entity: entities[top] as number, probability: 1 / sum };
}
