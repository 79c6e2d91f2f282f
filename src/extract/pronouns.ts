import type { Article } from './article.ts';
import type { Entity } from './cast.ts';
import type { Mention } from './mentions.ts';
import type { Word } from './words.ts';

/** What the article has said of somebody up to a pronoun: when last, how, how often. */
export type Trace = {
  entity: Entity;
  /** The word of the last mention, and of the last one by name. */
  at: number;
  named: number;
  /** 0 subject, 1 object, 2 after a preposition, 3 possessive. */
  role: number;
  byName: boolean;
  count: number;
  spoken: number;
  total: number;
  inFirst: boolean;
  /** Whether the last mention is the first of a person in its sentence. */
  leads: boolean;
  /** How many pronouns have stood for them as a man, as a woman. */
  he: number;
  she: number;
};

/** What lies before a pronoun: who was spoken of, the last pronouns of its kind, the last speaker. */
export type Scene = {
  /** The entity of the last pronoun of the same gender, and its word. */
  lastSame: number;
  lastSameAt: number;
  speaker: number;
  speakerAt: number;
  main: number;
  /** The words of the quotation that the pronoun speaks, folded; empty where it speaks none. */
  quoted: string;
  /** How many of the choices have the pronoun's gender for certain. */
  certain: number;
};

const STRIDE = 128;
/** The table of weights: 128 places for each template. */
export const PLACES = 36 * STRIDE;

const step = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7);
const few = (n: number, most: number): number => (n > most ? most : n);

/** 0 he, 1 she, 2 it, 3 they, 4 who and I. */
export function classOfPronoun({ pronoun }: Mention): number {
  if (!pronoun || pronoun.person === 1) return 4;
  if (pronoun.gender === 'male') return 0;
  if (pronoun.gender === 'female') return 1;
  return pronoun.gender === 'thing' ? 2 : pronoun.plural ? 3 : 4;
}

/** How an entity's gender is known. */
export function genderClass(article: Article, { kind, gender, fullest, phrase }: Entity): number {
  if (phrase && gender === 0) return 8;
  if (kind !== 'person' && kind !== 'unnamed') return 7;
  if (gender >= 2) return 0;
  if (gender <= -2) return 1;
  if (gender > 0) return 2;
  if (gender < 0) return 3;
  const first = fullest.tokens[0] ?? '';
  if (fullest.tokens.length === 1) return 6;
  return article.language.femaleNames.has(first) ? 4 : /[aeiy]$/.test(first) ? 5 : 4;
}

/** Whether a pronoun can stand for somebody at all. */
export function agrees(pronoun: number, { kind, gender, isPlural, evidence, fullest, phrase }: Entity): boolean {
  // A single word that nothing makes a person's name is a place's or a people's.
  const isDoubtful = kind === 'person' && (evidence === 4 || (evidence === 0 && fullest.tokens.length < 2 && !phrase));
  if (pronoun < 2 && isDoubtful) return false;
  if (pronoun === 0) return gender > -1.5 && !isPlural && (kind === 'person' || kind === 'unnamed');
  if (pronoun === 1) return gender < 1.5 && !isPlural && (kind === 'person' || kind === 'unnamed');
  if (pronoun === 2) return !isPlural && (kind !== 'person' || (evidence < 2 && gender === 0));
  return true;
}

/** 0 subject, 1 object, 2 after a preposition, 3 possessive. */
export function roleOf({ words, language, profiles }: Article, mention: Mention, index: number): number {
  if (mention.possessive || (mention.pronoun && /^(?:his|her|their|its)$/.test((words[mention.first] as Word).lower)))
    return 3;
  if ((profiles[index]?.place ?? 0) > 0) return 0;
  const { sentence } = words[mention.head] as Word;
  const [previous, next] = [words[mention.first - 1], words[mention.last + 1]];
  if (mention.pronoun) return mention.pronoun.subject ? 0 : 1;
  if (!previous || previous.sentence !== sentence) return 0;
  if (
    next?.sentence === sentence &&
    next.kind === 'word' &&
    !next.capital &&
    (language.verbs.has(next.lower) || language.cues.has(next.lower) || /(?:ed|who)$/.test(next.lower))
  )
    return 0;
  return /^(?:of|in|on|at|by|for|with|to|from|about|against|between|than|like|over|under|as|into|after|before)$/.test(
    previous.lower,
  )
    ? 2
    : 1;
}

const kindNumber = ({ kind }: Entity): number => (kind === 'document' ? 1 : kind === 'organization' ? 2 : 0);

/** 0: the pronoun's gender for sure, 1: by the first name, 2: not known, 3: the other one. */
export function match(pronoun: number, { gender }: Entity): number {
  const own = pronoun === 0 ? gender : pronoun === 1 ? -gender : 0;
  return own >= 2 ? 0 : own > 0 ? 1 : own < 0 ? 3 : 2;
}

/** How many quotations stand between two words. */
function quotationsBetween({ quotationAt }: Article, from: number, to: number): number {
  let low = 0;
  let high = quotationAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotationAt[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  while (low < quotationAt.length && count < 4 && (quotationAt[low++] as number) < to) count++;
  return count;
}

/** The features of one entity as what a pronoun stands for, as places in the table of weights. */
export function pronounFeatures(
  article: Article,
  mention: Mention,
  scene: Scene,
  trace: Trace,
  order: number,
  compatible: number,
): number[] {
  const { words } = article;
  const here = words[mention.head] as Word;
  const there = words[trace.at] as Word;
  const named = words[trace.named] as Word;
  const pronoun = classOfPronoun(mention);
  const human = pronoun < 2 ? 0 : pronoun === 2 ? 1 : 2;
  const sentences = here.sentence - there.sentence;
  const paragraphs = here.paragraph - there.paragraph;
  const near = few(sentences, 2);
  const opens = (words[mention.first - 1]?.sentence ?? -1) !== here.sentence;
  const opensParagraph = (words[mention.first - 1]?.paragraph ?? -1) !== here.paragraph;
  const isSubject = mention.pronoun?.subject ? 1 : 0;
  const same = scene.lastSame === trace.entity.id;
  const sameNear = scene.lastSameAt < 0 ? 3 : few(here.paragraph - (words[scene.lastSameAt] as Word).paragraph, 2);
  const speaks = scene.speaker === trace.entity.id;
  const speakerNear = scene.speakerAt < 0 ? 4 : few(here.paragraph - (words[scene.speakerAt] as Word).paragraph, 3);
  const tokens = trace.entity.fullest.tokens;
  const surname = tokens.at(-1) ?? '';
  const isQuoted = surname.length > 2 && scene.quoted.includes(surname) ? 1 : 0;
  const share = trace.total > 9 ? 4 : trace.total > 5 ? 3 : trace.total > 2 ? 2 : trace.total > 1 ? 1 : 0;
  const isMain = scene.main === trace.entity.id ? 1 : 0;
  const [own, other] = pronoun === 0 ? [trace.he, trace.she] : [trace.she, trace.he];
  const likeness = match(pronoun, trace.entity);
  const between = quotationsBetween(article, trace.at, mention.head);
  const put = (template: number, value: number): number => template * STRIDE + value;
  const places = [
    put(0, pronoun * 9 + genderClass(article, trace.entity)),
    put(1, human * 8 + step(sentences)),
    put(2, few(paragraphs, 4) * 2 + (opensParagraph ? 1 : 0) + human * 10),
    put(3, few(order, 4) * 3 + near + human * 15),
    put(4, trace.role * 3 + near + human * 12),
    put(5, (same ? 1 + sameNear : 0) * 3 + near),
    put(6, (speaks ? 1 + speakerNear : 0) * 3 + near),
    put(7, few(trace.count, 5) * 2 + isMain + human * 12),
    put(8, few(compatible, 4)),
    put(9, isQuoted + 2 * (scene.quoted ? 1 : 0) + human * 4),
    put(10, isSubject * 8 + (trace.role === 0 ? 4 : 0) + few(sentences, 3)),
    put(11, (opens ? 1 : 0) * 12 + trace.role * 3 + near),
    put(12, (named.paragraph === here.paragraph ? 1 : 0) * 5 + few(order, 4)),
    put(13, (trace.inFirst ? 1 : 0) + 2 * isMain),
    put(14, few(tokens.length, 3) + trace.entity.evidence * 4 + human * 20),
    put(15, few(trace.spoken, 3) * 3 + near),
    put(16, (trace.byName ? 1 : 0) * 3 + near + (opensParagraph ? 6 : 0)),
    put(17, share * 3 + near),
    put(18, share * 2 + isMain + few(order, 2) * 10),
    put(19, few(here.paragraph - named.paragraph, 5) * 2 + (same ? 1 : 0)),
    put(
      20,
      few(mention.head - trace.at < 0 ? 0 : Math.floor(Math.log2(mention.head - trace.at + 1)), 9) * 2 + isSubject,
    ),
    put(21, (same ? 1 : 0) + (speaks ? 2 : 0) + (trace.role === 0 ? 4 : 0) + few(order, 3) * 8),
    put(22, pronoun < 2 ? pronoun * 9 + few(own, 2) * 3 + few(other, 2) : 18),
    put(
      23,
      trace.entity.phrase ? 1 + (trace.entity.isPlural ? 1 : 0) + pronoun * 3 + kindNumber(trace.entity) * 15 : 0,
    ),
    put(
      25,
      (speaks ? 1 : 0) +
        (same ? 2 : 0) +
        (trace.role === 0 ? 4 : 0) +
        near * 8 +
        (opensParagraph ? 24 : 0) +
        (trace.byName ? 48 : 0),
    ),
    put(26, (trace.leads ? 1 : 0) + 2 * trace.role + near * 8 + (opens ? 24 : 0)),
    put(27, between * 2 + (speaks ? 1 : 0) + few(paragraphs, 3) * 10 + (same ? 40 : 0)),
    put(28, likeness * 4 + few(order, 3) + near * 16 + (human === 0 ? 0 : 60)),
    put(29, likeness * 4 + few(scene.certain, 3) + (pronoun < 2 ? 0 : 16)),
    put(30, few(scene.certain, 2) * 4 + few(compatible, 3) + (human === 0 ? 12 * likeness : 48)),
    put(31, likeness + 4 * few(own, 2) + 12 * (isMain + (speaks ? 2 : 0))),
    put(24, trace.role * 4 + few(order, 3) + (near === 0 ? 16 : 0) + (same ? 32 : 0)),
  ];
  return places;
}
