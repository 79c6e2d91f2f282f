import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import { hashOf, type Word } from '../words.ts';

/** What the word lists say of each word, looked up once: bits. */
export const CUE = 1;
export const VERB = 2;
export const SMALL = 4;

export function flagsOf(words: readonly Word[], language: Language): Uint8Array {
  return Uint8Array.from(words, ({ kind, lower }) =>
    kind !== 'word'
      ? 0
      : (language.cues.has(lower) ? CUE : 0) |
        (language.verbs.has(lower) ? VERB : 0) |
        (language.functionWords.has(lower) ? SMALL : 0),
  );
}

export const SAID = hashOf('said');
export const SAYS = hashOf('says');
export const TOLD = hashOf('told');
const THAT = hashOf('that');
const PUNCTUATION = ',.:;()–—-?!…/';

/** What kind of word each is, as a number: for the shape of what lies between a quotation and a mention. */
export function classesOf(
  words: readonly Word[],
  mentions: readonly Mention[],
  flags: Uint8Array,
  { endings }: Language,
): Uint8Array {
  const classes = Uint8Array.from(words, (word, at) => classOf(word, flags[at] as number, endings.running));
  for (const { kind, first, last } of mentions)
    classes.fill(kind === 'name' ? 20 : kind === 'pronoun' ? 21 : 22, first, last + 1);
  return classes;
}

function classOf({ kind, lower, hash }: Word, flags: number, running: RegExp): number {
  if (kind === 'quotation') return 1;
  if (kind === 'punctuation') return 3 + PUNCTUATION.indexOf(lower);
  if (hash === SAID || hash === SAYS) return 23;
  if (hash === TOLD) return 24;
  if (flags & CUE) return running.test(lower) ? 25 : 26;
  if (hash === THAT) return 27;
  if (flags & VERB) return 28;
  if (flags & SMALL) return 29;
  return kind === 'number' ? 30 : 31;
}

/** The shape of the words from `from` to `to`: classes in a row, repeated ones once; a long row by its two ends. */
export function shapeOf(classes: Uint8Array, from: number, to: number): number {
  let shape = 7;
  let last = -1;
  const isLong = to - from > 16;
  for (let at = from; at < to; at++) {
    if (isLong && at === from + 8) {
      at = to - 8;
      shape = Math.imul(shape, 31) + 99;
    }
    const found = classes[at] as number;
    if (found === last && found !== 1) continue;
    shape = Math.imul(shape, 37) + found;
    last = found;
  }
  return shape | 0;
}
