import { CUE, VERB } from '../features/classes.ts';
import type { Language } from '../language/language.ts';
import type { Word } from '../words.ts';
import type { Mention } from './mentions.ts';

type Read = { words: readonly Word[]; mentions: readonly Mention[]; flags: Uint8Array; language: Language };

/** The mentions as far as their appositions reach: “the mayor of Harle, Ida Lund,” with both commas. */
export const reached = (words: readonly Word[], mentions: readonly Mention[], described: Int32Array): Mention[] =>
  mentions.map((mention, at) => {
    let start = at;
    while (start > 0 && described[start - 1] === at) start--;
    if (start === at) return mention;
    const last = words[mention.last + 1]?.lower === ',' ? mention.last + 1 : mention.last;
    return { ...mention, first: (mentions[start] as Mention).first, last };
  });

/**
 * For each mention the one that it only describes, or -1: “the bandmaster” in “the bandmaster of Harle, Enid Rostrevor, said”
 * (and Harle with it), and in “Enid Rostrevor, the bandmaster, said”. The name is the source, the rest is no other one.
 */
export function appositionsIn(read: Read): Int32Array {
  const { words, mentions } = read;
  const described = new Int32Array(mentions.length).fill(-1);
  mentions.forEach((mention, at) => {
    if (words[mention.first - 1]?.lower !== ',' || !isPerson(mention, read)) return;
    if (!closes(read, mention)) return;
    const start = descriptionBefore(read, at);
    if (start >= 0) described.fill(at, withOwner(mentions, start), at);
  });
  mentions.forEach((_, at) => {
    const owner = bracketOwner(words, mentions, at);
    if (owner >= 0) described[at] = owner;
  });
  mentions.forEach((mention, at) => {
    const next = mentions[at + 1];
    if (!next || (described[at] as number) >= 0 || !isPerson(mention, read) || !isRole(next, read)) return;
    const touches = words[mention.last + 1]?.lower === ',' && next.first === mention.last + 2;
    if (touches && sentenceOf(words, next) === sentenceOf(words, mention) && opensOn(read, next))
      described[at + 1] = at;
  });
  return described;
}

/** “Sara Bright (R-Norland)”: what stands in brackets right after a name only says something of it; -1 for anything else. */
function bracketOwner(words: readonly Word[], mentions: readonly Mention[], at: number): number {
  const { first, last } = mentions[at] as Mention;
  const owner = mentions[at - 1];
  if (words[first - 1]?.lower !== '(' || owner?.kind !== 'name' || owner.last !== first - 2) return -1;
  for (let next = last + 1; next < last + 5; next++) if (words[next]?.lower === ')') return at - 1;
  return -1;
}

/** The description that a comma before a name ends, if only phrases that hang on it lie between; -1 if none does. */
function descriptionBefore({ words, mentions, flags, language }: Read, at: number): number {
  const name = mentions[at] as Mention;
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const mention = mentions[before] as Mention;
    if (name.first - mention.last > 10 || sentenceOf(words, mention) !== sentenceOf(words, name)) return -1;
    const verb = stretch(mention.last + 1, name.first - 1).some(
      (k) => ((flags[k] as number) & (CUE | VERB)) > 0 || words[k]?.kind !== 'word',
    );
    if (verb) return -1;
    if (isRole(mention, { words, language }) || isCalling(mention, name, { words, language })) return before;
  }
  return -1;
}

/** The “his” of “his mother, Una Roe,” goes with it. */
const withOwner = (mentions: readonly Mention[], at: number): number =>
  mentions[at - 1]?.kind === 'pronoun' && mentions[at - 1]?.last === (mentions[at] as Mention).first - 1 ? at - 1 : at;

/** “the bandmaster, Enid Rostrevor, said”: any noun may be what somebody is, if commas set the name apart on both sides. */
function isCalling(
  { kind, first, head }: Mention,
  name: Mention,
  { words, language }: Pick<Read, 'words' | 'language'>,
): boolean {
  const { lower } = words[head] as Word;
  const before = words[first - 1];
  const hangs = before?.sentence === (words[first] as Word).sentence && language.hanging.has(before.lower);
  const isThing = language.documents.has(lower) || language.organizations.has(lower) || language.calendar.has(lower);
  return kind === 'description' && !hangs && !isThing && words[name.last + 1]?.lower === ',';
}

const stretch = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
const sentenceOf = (words: readonly Word[], { first }: Mention): number => (words[first] as Word).sentence;

const isRole = ({ kind, head }: Mention, { words, language }: Pick<Read, 'words' | 'language'>): boolean => {
  const { lower } = words[head] as Word;
  return kind === 'description' && (language.people.has(lower) || language.roles.has(lower));
};

const isPerson = ({ kind, head, nameFirst, nameLast }: Mention, { words, language }: Read): boolean => {
  const first = (words[nameFirst] as Word).lower;
  if (kind !== 'name' || language.organizations.has((words[head] as Word).lower)) return false;
  return nameLast > nameFirst || language.maleNames.has(first) || language.femaleNames.has(first);
};

/** Whether an apposition ends after a name: before “and” a list goes on. */
const closes = ({ words, language }: Read, { last }: Mention): boolean => {
  const after = words[last + 1];
  return after === undefined || after.kind !== 'word' || !language.small.lists.has(after.lower);
};

const opensOn = ({ words, language }: Read, { last }: Mention): boolean => {
  const after = words[last + 1];
  return after === undefined || after.kind !== 'word' || language.small.afterRoles.has(after.lower);
};
