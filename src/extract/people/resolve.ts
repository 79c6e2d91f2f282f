import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import { antecedentOf } from './antecedents.ts';
import type { Cast, Entity } from './entities.ts';
import { jointName } from './joint.ts';
import type { Gender } from './names.ts';
import { addTitles } from './portrait.ts';
import { classOfPronoun } from './pronouns.ts';
import { best, newEntity, type Reading, type Resolved, startReading, type Teacher, touch } from './reading.ts';
import { referentOf } from './references.ts';

/** Reads an article's mentions in their order and says for each source whom it stands for. */
export function resolve(
  article: Article,
  cast: Cast,
  sources: readonly number[],
  weights: ArrayLike<number>,
  teacher?: Teacher,
): Map<number, Resolved> {
  const reading = startReading(article, cast, sources, weights, teacher);
  article.mentions.forEach((mention, index) => {
    const isSource = reading.quotationsOf.has(index);
    const found = meaningOf(reading, mention, index, isSource);
    if (!found) return;
    if (isSource) {
      reading.resolved.set(index, found);
      reading.speaker = found.entity;
      reading.speakerAt = mention.head;
    }
    touch(reading, found.entity, mention, index);
  });
  return reading.resolved;
}

function meaningOf(reading: Reading, mention: Mention, index: number, isSource: boolean): Resolved | null {
  if (mention.kind === 'name') return ofName(reading, mention, index, isSource);
  return mention.kind === 'pronoun'
    ? ofPronoun(reading, mention, index, isSource)
    : referentOf(reading, mention, index, isSource);
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

function isDemonym({ article: { words, language } }: Reading, { names, fullest }: Entity, { first }: Mention): boolean {
  return (
    names.length === 1 &&
    fullest.tokens.length === 1 &&
    language.small.definite.has(words[first - 1]?.lower ?? '') &&
    language.endings.demonym.test(fullest.tokens[0] as string)
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
  const { article, cast } = reading;
  const kind = classOfPronoun(mention);
  if (mention.pronoun?.person === 1)
    return isSource && !mention.pronoun.plural && cast.author >= 0 ? { entity: cast.author, probability: 0.8 } : null;
  if (mention.pronoun?.person === 2) return null;
  const isRelative =
    kind === 4 || article.language.small.relativesOfThings.has((article.words[mention.head] as Word).lower);
  if (isRelative) return isSource || kind === 4 ? ofRelative(reading, index, isSource) : null;
  return kind < 2 || isSource ? antecedentOf(reading, mention, index, kind) : null;
}

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
