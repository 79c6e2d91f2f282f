import { CUE } from '../features/classes.ts';
import type { Word } from '../words.ts';
import { leaningIn } from './leaning.ts';
import type { Passage } from './passages.ts';
import { lengthOf } from './presentable.ts';
import { mentionOf, type Reading } from './reading.ts';
import { wordsIn } from './repeats.ts';
import { type Terms, termsOf } from './terms.ts';
import { isTakenBack } from './turns.ts';

/** What is asked of a sentence, of two sentences of one summary, and of the summary as a whole; a weight belongs to each. */
export const FEATURES = [
  ...['first', 'second', 'third', 'place', 'share', 'length', 'lengthSquared', 'long'],
  ...['mass', 'density', 'lead', 'apart', 'leaning', 'stand', 'names', 'numbers', 'quoted', 'cue'],
  ...['question', 'self', 'colon', 'day', 'openQuotation', 'run'],
] as const;
export const PAIR_FEATURES = ['overlap', 'adjacent'] as const;
export const SET_FEATURES = ['total', 'totalSquared', 'isLead'] as const;

export const NAMES = [...FEATURES, ...PAIR_FEATURES, ...SET_FEATURES];

/**
 * A sentence that may be chosen: `place` counts the article's own sentences from 0, `previous` is the place of the one it
 * leans on, -1 if on none and -2 if on one that can't be shown; `next` that of the one which takes it back, -1 if none does.
 */
export type Candidate = {
  passage: Passage;
  place: number;
  previous: number;
  next: number;
  length: number;
  features: number[];
  terms: number[];
  mass: number;
  /** In lower case, each between blanks (repeats.ts). */
  words: string;
};

/** The sentences of an article that may be shown, with their features (FEATURES), and the terms of all. */
export function candidatesIn(
  reading: Reading,
  passages: readonly Passage[],
): { candidates: Candidate[]; terms: Terms } {
  const terms = termsOf(reading, passages);
  const leans = leaningIn(reading);
  const termsAt = (at: number): number[] => terms.of[at] ?? [];
  const massOf = (list: readonly number[]): number => list.reduce((sum, term) => sum + terms.weight(term), 0);
  const own = [...passages.keys()].filter((at) => passages[at]?.kind !== 'apart');
  const masses = own.map((at) => massOf(termsAt(at)));
  const mostMass = masses.reduce((most, mass) => Math.max(most, mass), 1);
  const lead = new Uint8Array(terms.size);
  const apart = new Uint8Array(terms.size);
  for (const term of termsAt(own[0] ?? -1)) lead[term] = 1;
  passages.forEach(({ kind }, at) => {
    if (kind === 'apart') for (const term of termsAt(at)) apart[term] = 1;
  });
  const candidateAt = (passage: Passage, place: number, list: number[]): Candidate => {
    const mass = masses[place] as number;
    const shared = (others: Uint8Array): number =>
      list.reduce((sum, term) => (others[term] === 1 ? sum + terms.weight(term) : sum), 0) / Math.max(1, mass);
    const length = lengthOf(reading.words, passage);
    const leansOn = leans(passage, place === 0);
    const isLeaning = leansOn >= 0;
    const features = [
      ...placed(place, own.length),
      ...sized(length),
      ...[mass / mostMass, mass / Math.max(1, list.length), place === 0 ? 0 : shared(lead), shared(apart)],
      ...[isLeaning ? 1 : 0, passage.stand ? 1 : 0],
      ...counted(reading, passage),
      ...signs(reading, passage),
    ];
    const previous = isLeaning ? placeBefore(passages, own, place, leansOn) : -1;
    const next = isTakenBack(reading, passage, passages[own[place + 1] ?? -1]) ? place + 1 : -1;
    const words = wordsIn(reading.text.slice(passage.start, passage.end));
    return { passage, place, previous, next, length, features, terms: list, mass, words };
  };
  const candidates = own.flatMap((at, place) => {
    const passage = passages[at] as Passage;
    return passage.kind === 'whole' ? [candidateAt(passage, place, termsAt(at))] : [];
  });
  return { candidates, terms };
}

/** The place of the sentence with the word that another leans on; a heading between them may be what that means instead. */
function placeBefore(passages: readonly Passage[], own: readonly number[], place: number, word: number): number {
  let before = place - 1;
  while (before > 0 && (passages[own[before] as number] as Passage).first > word) before--;
  const at = own[before] ?? -1;
  const isCut = before === place - 1 && (own[place] as number) - at > 1;
  return !isCut && passages[at]?.kind === 'whole' ? before : -2;
}

/** first, second, third, place, share */
const placed = (place: number, all: number): number[] => [
  ...[0, 1, 2].map((at) => (place === at ? 1 : 0)),
  Math.log(1 + place) / 3,
  place / all,
];

/** length, lengthSquared, long */
function sized(length: number): number[] {
  const size = Math.log(length / 20);
  return [size, size * size, Math.max(0, length - 35) / 20];
}

/** names, numbers, quoted, cue */
function counted({ words, flags }: Reading, { first, last, start, end }: Passage): number[] {
  let [names, numbers, quoted, cue] = [0, 0, 0, 0];
  for (let at = first; at <= last; at++) {
    const word = words[at] as Word;
    if (word.kind === 'number') numbers = 1;
    else if (word.kind === 'quotation') quoted += word.end - word.start;
    else if (at > first && word.capital && !words[at - 1]?.capital) names++;
    if ((flags[at] as number) & CUE) cue = 1;
  }
  return [Math.min(names, 4) / 4, numbers, quoted / (end - start), cue];
}

/** question, self, colon, day, openQuotation, run */
function signs(reading: Reading, { first, last, end }: Passage): number[] {
  const { text, words, language } = reading;
  let [self, colon, day, run, longest] = [0, 0, 0, 0, 0];
  for (let at = first; at <= last; at++) {
    const { lower, capital, kind } = words[at] as Word;
    run = kind === 'word' ? run + 1 : 0;
    longest = Math.max(longest, run);
    if (at - first < 6 && lower === ':') colon = 1;
    if (mentionOf(reading, at)?.pronoun?.person === 1) self = 1;
    else if (capital && language.calendar.has(lower)) day = 1;
  }
  const question = /[?!]\W*$/.test(text.slice(end - 4, end)) ? 1 : 0;
  return [question, self, colon, day, words[first]?.kind === 'quotation' ? 1 : 0, Math.max(0, longest - 20) / 10];
}

/** What two sentences have in common (PAIR_FEATURES); the first stands before the second. */
export function pairFeatures(one: Candidate, other: Candidate, { weight }: Terms): number[] {
  const [few, many] = one.terms.length < other.terms.length ? [one.terms, other.terms] : [other.terms, one.terms];
  const shared = few.reduce((sum, term) => sum + (many.includes(term) ? weight(term) + 0.5 : 0), 0);
  return [shared / Math.sqrt((one.mass + 2) * (other.mass + 2)), other.place - one.place === 1 ? 1 : 0];
}

/** What the sentences of a list in these places are together (SET_FEATURES). */
export function setFeatures(list: readonly Candidate[], chosen: readonly number[]): number[] {
  let length = 0;
  let isLead = 1;
  for (let index = 0; index < chosen.length; index++) {
    const candidate = list[chosen[index] as number] as Candidate;
    length += candidate.length;
    if (candidate.place !== index) isLead = 0;
  }
  const mean = Math.log(length / 20 / chosen.length);
  return [mean, mean * mean, isLead];
}
