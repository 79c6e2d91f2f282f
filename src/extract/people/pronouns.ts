import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import type { Entity } from './entities.ts';

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
  return article.language.femaleNames.has(first) ? 4 : article.language.endings.femaleName.test(first) ? 5 : 4;
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

/** How many words a clause before the subject may have. */
const FARTHEST = 40;

/** 0 subject, 1 object, 2 after a preposition, 3 possessive. */
export function roleOf({ words, language, profiles }: Article, mention: Mention, index: number): number {
  if (mention.possessive || (mention.pronoun && language.small.possessives.has((words[mention.first] as Word).lower)))
    return 3;
  if ((profiles[index]?.place ?? 0) > 0) return 0;
  const { sentence } = words[mention.head] as Word;
  const [previous, next] = [words[mention.first - 1], words[mention.last + 1]];
  if (mention.pronoun) return mention.pronoun.subject ? 0 : 1;
  if (!previous || previous.sentence !== sentence) return 0;
  if (next?.sentence === sentence && next.kind === 'word' && !next.capital && isPredicate(next.lower, language))
    return 0;
  return language.small.prepositions.has(previous.lower) ? 2 : 1;
}

/** “Asked why Tom Hale had left, Ada Lund shrugged”: whether a clause stands before the subject. */
export function followsClause({ words, language }: Article, { first, head }: Mention): boolean {
  const { sentence } = words[head] as Word;
  if (words[first - 1]?.lower !== ',') return false;
  let opening = first - 1;
  while (opening > 0 && first - opening < FARTHEST && words[opening - 1]?.sentence === sentence) opening--;
  const { lower, kind } = words[opening] as Word;
  const { running, past } = language.endings;
  return kind === 'word' && (language.reporting?.subordinators.has(lower) || running.test(lower) || past.test(lower));
}

const isPredicate = (word: string, { verbs, cues, endings, small }: Language): boolean =>
  verbs.has(word) || cues.has(word) || endings.past.test(word) || small.relatives.has(word);

/** 0: the pronoun's gender for sure, 1: by the first name, 2: not known, 3: the other one. */
export function match(pronoun: number, { gender }: Entity): number {
  const own = pronoun === 0 ? gender : pronoun === 1 ? -gender : 0;
  return own >= 2 ? 0 : own > 0 ? 1 : own < 0 ? 3 : 2;
}
