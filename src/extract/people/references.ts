import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { type Description, descriptionOf, fitness, isPersonal } from './descriptions.ts';
import type { Entity } from './entities.ts';
import { roleOf, type Trace } from './pronouns.ts';
import { newEntity, type Reading, type Resolved } from './reading.ts';

/** Whom or what a description speaks of: somebody named before, or somebody without a name. */
export function referentOf(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  const { article, cast, described } = reading;
  const { words, language } = article;
  // “Ines Varga, the mayor”: the mayor is nobody else.
  const owner = cast.titled.get(mention.head);
  if (owner !== undefined) return { entity: owner, probability: 0.95 };
  const isKnown = isKnownNoun(article, mention, index);
  const led = (words[mention.first] as Word).lower;
  const isNew = language.small.indefinite.has(led);
  if (!isSource) {
    // “A glazier laughed”: whoever opens a sentence may be taken up by “he”, whatever the noun.
    const opens = isNew && mention.first < mention.head && roleOf(article, mention, index) === 0;
    if (isPredicate(article, mention) || !((isKnown && isLead(led, language)) || opens)) return null;
  }
  const description = descriptionOf(article, mention);
  const person = namedBefore(reading, description, mention, isSource);
  if (person) return person;
  const key = language.singularOf(description.head);
  const known = described.get(key);
  if (known !== undefined && !isNew) return { entity: known, probability: 0.85 };
  // “the author”: more likely somebody already named than somebody new.
  if (!isSource && !isNew && description.kind === 'unnamed' && !description.isPlural) return null;
  const entity = newEntity(reading, description, index, false);
  if (isKnown) (cast.entities[entity] as Entity).evidence = 2;
  described.set(key, entity);
  return { entity, probability: 0.9 };
}

/** Whether a word before a noun makes it somebody or something to come back to. */
const isLead = (word: string, { small }: Language): boolean =>
  [small.articles, small.indefinite, small.demonstratives, small.possessives, small.ownPossessives].some((list) =>
    list.has(word),
  );

/** “is a leader”, “Ines Varga, a leader”: what somebody is called is nobody new. */
function isPredicate({ words, mentionAt, language }: Article, { first, head }: Mention): boolean {
  const before = words[first - 1];
  if (before?.sentence !== (words[head] as Word).sentence) return false;
  if (language.small.predicative.has(before.lower)) return true;
  return before.lower === ',' && mentionAt[first - 2] !== -1;
}

/** Whether the noun is one for people, documents or groups. */
function isKnownNoun(article: Article, mention: Mention, index: number): boolean {
  const { people, roles, documents, endings } = article.language;
  const { lower } = article.words[mention.head] as Word;
  if (people.has(lower) || roles.has(lower) || documents.has(lower) || endings.age.test(lower)) return true;
  return isPersonal(lower, article.language) && roleOf(article, mention, index) === 0;
}

function namedBefore(reading: Reading, description: Description, mention: Mention, isSource: boolean): Resolved | null {
  if (!description.isDefinite || description.isPlural || description.kind === 'document') return null;
  // “the trust”: not the trust's director.
  const person = description.kind === 'organization' ? null : ofRole(reading, description, mention, isSource);
  return person ?? (isSource ? ofContext(reading, description, mention) : null);
}

/** The person whom a description refers to: one with that role or age, spoken of before. */
function ofRole(
  { article: { words, language }, people, main }: Reading,
  description: Description,
  mention: Mention,
  isSource: boolean,
): Resolved | null {
  const here = words[mention.head] as Word;
  const isGeneric = isSource && (description.age > 0 || language.nouns.generic.has(description.head));
  let top: Trace | undefined;
  let most = isGeneric ? 0.3 : 1.5;
  for (const trace of people) {
    const sentences = here.sentence - (words[trace.at] as Word).sentence;
    // “A witness saw a van. … the man said”: somebody without a name, if just spoken of.
    const isNameless = isGeneric && sentences < 3 && trace.entity.kind === 'unnamed' && trace.role === 0;
    const value = isNameless ? nameless(description, trace.entity) : fitness(description, trace.entity, language);
    if (value < 0) continue;
    const score =
      value - 0.05 * Math.min(sentences, 20) + (sentences <= 2 ? 0.5 : 0) + (trace.entity.id === main ? 0.3 : 0);
    if (score > most) [top, most] = [trace, score];
  }
  return top ? { entity: top.entity.id, probability: most > 2.5 ? 0.9 : 0.7 } : null;
}

const nameless = ({ gender }: Description, entity: Entity): number =>
  entity.isPlural || gender * entity.gender < 0 ? -1 : 0.5;

/** “the Norlandish leader”, “the company”: who was named last and fits, where nothing else tells. */
function ofContext(reading: Reading, description: Description, mention: Mention): Resolved | null {
  const { article, bodies, described, people, things } = reading;
  const { words, language } = article;
  const { head } = description;
  // “the handler of the dog”: told apart by what follows, and by nobody's name.
  const next = words[mention.last + 1]?.lower ?? '';
  if (described.has(language.singularOf(head)) || language.small.telling.has(next)) return null;
  if (language.nouns.bodies.has(head) || language.organizations.has(head)) {
    const named = bodies.get(head);
    if (named !== undefined) return { entity: named, probability: 0.85 };
    if (!language.nouns.companies.has(head)) return null;
    const doubtful = people.filter(({ entity }) => entity.evidence < 2);
    const body = latest(reading, [...things, ...doubtful].filter(isBody), mention, (trace) => bodyScore(trace, head));
    if (body) body.entity.kind = 'organization';
    return body && { entity: body.entity.id, probability: 0.5 };
  }
  const isHuman =
    language.people.has(head) || language.roles.has(head) || description.age > 0 || isPersonal(head, language);
  if (language.nouns.crowds.has(head) || !isHuman) return null;
  const choices = people.filter(({ entity }) => isPerson(entity, description, language));
  const person = latest(reading, choices, mention, () => 0);
  // “the actress”: the only woman so far.
  const isOnly = choices.length === 1 && description.gender !== 0;
  return person && { entity: person.entity.id, probability: isOnly ? 0.7 : 0.5 };
}

const isBody = ({ entity, spoken, total }: Trace): boolean =>
  entity.evidence !== 4 && (spoken > 0 || total > 1) && entity.phrase === null && entity.gender === 0;

const bodyScore = ({ entity, total }: Trace, head: string): number =>
  (entity.fullest.tokens.includes(head) ? 1.5 : 0) +
  0.2 * Math.min(total, 5) +
  (entity.kind === 'organization' ? 0.3 : 0);

function isPerson(entity: Entity, { gender, head }: Description, { nouns }: Language): boolean {
  if (gender * entity.gender < 0) return false;
  if (entity.phrase) return nouns.generic.has(head);
  return entity.kind === 'person' && entity.evidence !== 4 && entity.evidence !== 0;
}

/** The one spoken of last, where others aren't more in view. */
function latest(
  { article: { words }, main, speaker }: Reading,
  traces: readonly Trace[],
  mention: Mention,
  extra: (trace: Trace) => number,
): Trace | null {
  const here = words[mention.head] as Word;
  let top: Trace | null = null;
  let most = -1.5;
  for (const trace of traces) {
    const sentences = here.sentence - (words[trace.at] as Word).sentence;
    const score =
      (trace.entity.id === main ? 0.6 : 0) +
      (trace.entity.id === speaker ? 0.6 : 0) +
      (trace.role === 0 ? 0.3 : 0) -
      0.25 * sentences +
      extra(trace);
    if (score > most) [top, most] = [trace, score];
  }
  return top;
}
