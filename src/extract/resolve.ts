import type { Article } from './article.ts';
import { type Cast, describedEntity, type Entity } from './cast.ts';
import { type Description, descriptionOf, fit } from './descriptions.ts';
import type { Mention } from './mentions.ts';
import { agrees, classOfPronoun, pronounFeatures, roleOf, type Scene, type Trace } from './pronouns.ts';
import type { Word } from './words.ts';

/** The entity that a mention stands for, and how surely. */
export type Resolved = { entity: number; probability: number };

/** What the trainer sees of one pronoun: its choices with their features; it gives back the one that is right, or -1. */
export type Teacher = (mention: number, choices: readonly { entity: number; places: number[] }[]) => number;

/** How many of those who were spoken of last can be meant. */
const ACTIVE = 14;

/** Reads an article's mentions in their order and says for each, as far as needed for the sources, whom it stands for. */
export function resolve(article: Article, cast: Cast, sources: readonly number[], weights: ArrayLike<number>, teacher?: Teacher): Map<number, Resolved> {
  const reading = new Reading(article, cast, sources, weights, teacher);
  article.mentions.forEach((mention, index) => {
    reading.read(mention, index);
  });
  return reading.resolved;
}

class Reading {
  readonly resolved = new Map<number, Resolved>();
  readonly #article: Article;
  readonly #cast: Cast;
  readonly #weights: ArrayLike<number>;
  readonly #teacher: Teacher | undefined;
  readonly #traces: (Trace | undefined)[] = [];
  /** Those spoken of last, the latest first. */
  #active: Trace[] = [];
  readonly #lastSame = [-1, -1, -1, -1, -1];
  readonly #lastSameAt = [-1, -1, -1, -1, -1];
  #speaker = -1;
  #speakerAt = -1;
  #main = -1;
  readonly #totals: number[];
  readonly #quotationsOf = new Map<number, number[]>();
  readonly #described = new Map<string, number>();

  constructor(article: Article, cast: Cast, sources: readonly number[], weights: ArrayLike<number>, teacher: Teacher | undefined) {
    this.#article = article;
    this.#cast = cast;
    this.#weights = weights;
    this.#teacher = teacher;
    sources.forEach((source, quotation) => {
      if (source >= 0) this.#quotationsOf.set(source, [...(this.#quotationsOf.get(source) ?? []), quotation]);
    });
    this.#totals = cast.entities.map(({ names }) => names.length);
    let most = 0;
    cast.entities.forEach(({ kind, id }) => {
      if (kind === 'person' && (this.#totals[id] as number) > most) [most, this.#main] = [this.#totals[id] as number, id];
    });
  }

  read(mention: Mention, index: number): void {
    const found = mention.kind === 'name' ? this.#name(mention, index) : mention.kind === 'pronoun' ? this.#pronoun(mention, index) : this.#description(mention, index);
    if (!found) return;
    const isSource = this.#quotationsOf.has(index);
    if (isSource) {
      this.resolved.set(index, found);
      this.#speaker = found.entity;
      this.#speakerAt = mention.head;
    }
    this.#touch(found.entity, mention, index);
  }

  #name(mention: Mention, index: number): Resolved | null {
    const known = this.#cast.of[index] as number;
    if (known >= 0) return { entity: known, probability: 0.98 };
    const open = this.#cast.open.get(index);
    if (!open) return null;
    const scores = open.choices.map((entity) => this.#prominence(entity, mention));
    return best(open.choices.map(({ id }) => id), scores);
  }

  /** How likely a bare surname is this one's: who was spoken of lately, and often. */
  #prominence(entity: Entity, mention: Mention): number {
    const { words } = this.#article;
    const trace = this.#traces[entity.id];
    const total = Math.log(1 + (this.#totals[entity.id] as number));
    if (!trace) return total - 3;
    const here = words[mention.head] as Word;
    const sentences = here.sentence - (words[trace.at] as Word).sentence;
    return total + Math.log(1 + trace.count) - 0.12 * Math.min(sentences, 20) + (trace.role === 0 ? 0.3 : 0);
  }

  #pronoun(mention: Mention, index: number): Resolved | null {
    const kind = classOfPronoun(mention);
    const isSource = this.#quotationsOf.has(index);
    const { words } = this.#article;
    if (mention.pronoun?.person === 1) return null;
    const word = words[mention.head] as Word;
    if (kind === 4 || word.lower === 'which' || word.lower === 'that') return this.#relative(mention);
    if (kind > 1 && !isSource) return null;
    const compatible = this.#active.filter(({ entity }) => agrees(kind, entity));
    if (compatible.length === 0) return null;
    const scene = this.#scene(kind, index);
    const choices = compatible.map((trace, order) => ({ entity: trace.entity.id, places: pronounFeatures(this.#article, mention, scene, trace, order, compatible.length) }));
    const scores = choices.map(({ places }) => places.reduce((sum, place) => sum + (this.#weights[place] ?? 0), 0));
    const taught = this.#teacher?.(index, choices) ?? -1;
    const found = taught >= 0 ? { entity: taught, probability: 1 } : best(choices.map(({ entity }) => entity), scores);
    if (found) {
      this.#lastSame[kind] = found.entity;
      this.#lastSameAt[kind] = mention.head;
    }
    return found;
  }

  /** “who” stands for the name or description just before. */
  #relative(mention: Mention): Resolved | null {
    const { words } = this.#article;
    const here = words[mention.head] as Word;
    const near = this.#active.find(({ at }) => (words[at] as Word).sentence === here.sentence && at < mention.head);
    return near && mention.head - near.at < 24 ? { entity: near.entity.id, probability: 0.85 } : null;
  }

  #scene(kind: number, index: number): Scene {
    const { text, quotations } = this.#article;
    const quoted = (this.#quotationsOf.get(index) ?? []).slice(0, 3).map((at) => text.slice(quotations[at]?.start, quotations[at]?.end).toLowerCase());
    return {
      traces: this.#active,
      lastSame: this.#lastSame[kind] as number,
      lastSameAt: this.#lastSameAt[kind] as number,
      speaker: this.#speaker,
      speakerAt: this.#speakerAt,
      main: this.#main,
      quoted: quoted.join(' '),
    };
  }

  #description(mention: Mention, index: number): Resolved | null {
    const isSource = this.#quotationsOf.has(index);
    const { words, language } = this.#article;
    const word = words[mention.head] as Word;
    const isHuman = language.people.has(word.lower) || language.roles.has(word.lower) || /year-old/.test(word.lower);
    if (!isSource && !isHuman) return null;
    const description = descriptionOf(this.#article, mention);
    const person = description.isDefinite && !description.isPlural && description.kind !== 'document' ? this.#described1(description, mention, isSource) : null;
    if (person) return person;
    if (!isSource) return null;
    const key = description.head.replace(/s$/, '');
    const known = this.#described.get(key);
    const isNew = /^(?:a|an|another|one)$/.test((words[mention.first] as Word).lower);
    if (known !== undefined && !isNew) return { entity: known, probability: 0.85 };
    const entity = describedEntity(this.#cast, description.kind, description.phrase, description.gender, index);
    this.#totals.push(1);
    this.#described.set(key, entity.id);
    return { entity: entity.id, probability: 0.9 };
  }

  /** The person whom a description refers to: one with that role or age, spoken of before. */
  #described1(description: Description, mention: Mention, isSource: boolean): Resolved | null {
    const { words } = this.#article;
    const here = words[mention.head] as Word;
    const scored = this.#active.map((trace) => {
      const value = fit(description, trace.entity);
      if (value < 0) return { trace, score: -9 };
      const sentences = here.sentence - (words[trace.at] as Word).sentence;
      const recent = sentences <= 2 ? 0.5 : 0;
      return { trace, score: value - 0.05 * Math.min(sentences, 20) + recent + (trace.entity.id === this.#main ? 0.3 : 0) };
    });
    const generic = isSource && (description.age > 0 || /^(?:\d+-year-old|man|woman|teenager|teen|star|actor|actress|singer|striker|player|mother|father|boy|girl|student|driver|officer)$/.test(description.head));
    let top: (typeof scored)[number] | undefined;
    for (const one of scored) if (!top || one.score > top.score) top = one;
    if (!top || top.score < (generic ? 0.3 : 1.5)) return null;
    return { entity: top.trace.entity.id, probability: top.score > 2.5 ? 0.9 : 0.7 };
  }

  #touch(id: number, mention: Mention, index: number): void {
    const { words, profiles } = this.#article;
    const entity = this.#cast.entities[id] as Entity;
    let trace = this.#traces[id];
    if (!trace) {
      trace = { entity, at: 0, named: 0, role: 0, byName: true, count: 0, spoken: 0, total: this.#totals[id] ?? 1, inFirst: (words[mention.head] as Word).paragraph === 0 };
      trace.named = mention.head;
      this.#traces[id] = trace;
    }
    trace.at = mention.head;
    if (mention.kind === 'name') trace.named = mention.head;
    trace.byName = mention.kind === 'name';
    trace.role = roleOf(this.#article, mention, index);
    trace.count++;
    if ((profiles[index]?.place ?? 0) > 0) trace.spoken++;
    const active = this.#active.filter((other) => other !== trace);
    active.unshift(trace);
    if (active.length > ACTIVE) active.length = ACTIVE;
    this.#active = active;
  }
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
