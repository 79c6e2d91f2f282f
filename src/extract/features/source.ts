import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Quoted } from '../spans/quotations.ts';
import type { Word } from '../words.ts';
import { CUE, SAID, SAYS, SMALL, shapeOf, TOLD } from './classes.ts';
import { endingOf } from './grammar.ts';
import { bucket, clamp, Features } from './hashing.ts';
import type { Profile } from './profile.ts';

/** How a mention stands among the others: `nearest` on its side, `cued` among those with a verb of speech. */
export type Rank = { nearest: number; inSentence: number; cued: number; others: number; between: number };

/** What the features of all of a quotation's sources ask of it: its ends, the words beside it, the verb that governs it. */
export type Setting = {
  at: number;
  end: number;
  begin: number;
  whole: number;
  previous: number;
  next: number;
  content: Word | undefined;
  governor: Governor;
};

/** The verb of speech that seems to govern a quotation, its `place` among the words or -1: on which side, how near, its form. */
type Governor = { place: number; side: number; distance: number; form: number };

export function settingOf(article: Article, index: number): Setting {
  const { text, words } = article;
  const { start, end } = article.quotations[index] as Quoted;
  const at = article.quotationAt[index] as number;
  const { paragraph } = words[at] as Word;
  const near = (word: Word | undefined): number => (word?.paragraph === paragraph ? word.hash : 0);
  return {
    at,
    end: /[.?!…,;:-]/.exec(text[end - 1] as string)?.[0].charCodeAt(0) ?? 0,
    begin: /^\p{Ll}/u.test(text.slice(start, start + 2)) ? 1 : 0,
    whole: article.wholeParagraph[index] as number,
    previous: near(words[at - 1]),
    next: near(words[at + 1]),
    content: contentBefore(article, at),
    governor: governorOf(article, at),
  };
}

/** The last word before a quotation that isn't a small one: “called”, with “as a” left out. */
function contentBefore({ words, flags }: Article, at: number): Word | undefined {
  for (let back = at - 1; back > at - 6; back--) {
    const word = words[back];
    if (!word || word.sentence !== (words[at] as Word).sentence || word.kind === 'quotation') return undefined;
    if (word.kind === 'word' && !((flags[back] as number) & SMALL)) return word;
  }
  return undefined;
}

function governorOf(article: Article, at: number): Governor {
  for (let distance = 1; distance < 20; distance++) {
    // What comes later than a few words after a quotation rather governs the next one.
    const after = distance < 9 ? governorAt(article, at, distance, 2) : undefined;
    const found = after ?? governorAt(article, at, distance, 1);
    if (found) return found;
  }
  return { place: -1, side: 0, distance: 0, form: 0 };
}

function governorAt(
  { words, flags, language }: Article,
  at: number,
  distance: number,
  side: 1 | 2,
): Governor | undefined {
  const place = side === 1 ? at - distance : at + distance;
  const word = words[place];
  if (word?.sentence !== (words[at] as Word).sentence || !((flags[place] as number) & CUE)) return undefined;
  return { place, side, distance: bucket(distance), form: formOf(word, language.endings.running) };
}

function formOf({ lower, hash }: Word, running: RegExp): number {
  if (running.test(lower)) return 2;
  if (hash === SAID || hash === SAYS) return 3;
  return hash === TOLD ? 4 : 1;
}

/** How a mention stands to the verb that governs the quotation: its subject or object, or so many others away. */
function relationTo(
  { place, form }: Governor,
  article: Article,
  mention: Mention,
  profile: Profile,
  sameSentence: boolean,
): number {
  if (form === 0) return 0;
  if (profile.cue === place) return 1 + profile.place;
  const others = Math.min(article.starts(Math.min(place, mention.last), Math.max(place, mention.first)), 3);
  return (mention.first < place ? 10 : 20) + others + (sameSentence ? 0 : 4);
}

const features = new Features();

/** The features of a mention as the source of a quotation. */
export function sourceFeatures(
  article: Article,
  setting: Setting,
  mention: Mention,
  profile: Profile,
  rank: Rank,
): Features {
  const { words } = article;
  const { at, end, begin, whole, governor, content } = setting;
  const here = words[at] as Word;
  const there = words[mention.head] as Word;
  const side = mention.last < at ? 0 : 1;
  const from = side === 0 ? mention.last + 1 : at + 1;
  const to = side === 0 ? at : mention.first;
  const paragraphs = clamp(there.paragraph - here.paragraph, -3, 2) + 3;
  const sentence = side * 16 + clamp(there.sentence - here.sentence, -4, 3) + 4;
  const inside = there.sentence === here.sentence ? 1 : 0;
  const where = side * 64 + paragraphs * 8 + clamp(article.between('quotations', from, to), 0, 7);
  const shape = paragraphs === 3 && to - from < 40 ? shapeOf(article.classes, from, to) : -1 - paragraphs;
  const distance = bucket(to - from);
  const { type, place, clause, hangs, head } = profile;
  const base = type & 15;
  const cueWord = profile.cue >= 0 ? (words[profile.cue] as Word).hash : 0;
  const cueNear = profile.cue >= 0 ? bucket(Math.abs(profile.cue - at)) : 15;
  const cueBetween = profile.cue >= 0 && (side === 0 ? profile.cue < at : profile.cue > at) ? 1 : 0;
  const governs = governor.form * 4 + governor.side;
  const relation = relationTo(governor, article, mention, profile, inside === 1);
  const subjects = Math.min(article.between('subjects', from, to), 3);
  const verbs = Math.min(article.between('verbs', from, to), 4);
  const commas = Math.min(article.between('commas', from, to), 3);
  // What the mention is, and where.
  features.add(40, type, side);
  features.add(41, type, sentence);
  features.add(42, type, where);
  features.add(67, distance, side, type);
  features.add(49, base > 5 ? head : 0, side);
  features.add(68, base > 11 || base === 8 ? head : 0, place);
  features.add(58, bucket(profile.count), base, place);
  features.add(59, bucket(profile.spoken), base, where);
  features.add(60, profile.opens, type, sentence);
  features.add(61, profile.opens, place, rank.inSentence);
  // The words beside it.
  features.add(50, profile.before, side, base);
  features.add(51, profile.after, side, base);
  features.add(52, profile.before, profile.after, side);
  // Its own verb of speech.
  features.add(43, place, where, type);
  features.add(44, place, sentence, cueNear);
  features.add(45, place, sentence, distance);
  features.add(53, cueWord, place, sentence);
  features.add(66, cueBetween, where, place);
  // What lies between it and the quotation.
  features.add(46, shape, type);
  features.add(47, shape, place);
  features.add(48, shape, begin, end);
  features.add(72, shape);
  // How it stands among the others.
  features.add(54, rank.nearest, type, side);
  features.add(55, rank.inSentence, type, sentence);
  features.add(56, rank.cued, place, type);
  features.add(57, rank.cued, rank.nearest, where);
  features.add(69, end * 2 + begin, where, rank.cued);
  features.add(70, rank.others, place, sentence);
  features.add(71, Math.min(rank.between, 5), where, place);
  // The quotation's ends and the words beside it.
  features.add(62, setting.previous, side, place);
  features.add(63, setting.next, side, place);
  features.add(64, end, sentence, place);
  features.add(65, begin, sentence, place);
  features.add(73, whole, where, place);
  features.add(74, whole, type, rank.nearest);
  // The verb that governs the quotation.
  features.add(75, relation, governs, governor.distance);
  features.add(76, relation, governs, type);
  features.add(77, relation, governor.place >= 0 ? (words[governor.place] as Word).hash : 0, side);
  features.add(78, relation, hangs, profile.opens);
  features.add(79, relation, sentence, base);
  features.add(82, relation * 8 + governs, end * 2 + begin, sentence);
  features.add(83, governs, where, type);
  features.add(101, clause, relation, governs);
  // Clauses and their subjects.
  features.add(80, hangs, type, place);
  features.add(81, hangs, where, rank.nearest);
  features.add(84, clause, profile.ending, inside);
  features.add(85, clause, subjects, sentence);
  features.add(86, clause * 4 + subjects, verbs * 4 + commas, sentence);
  features.add(87, clause, type, hangs * 64 + subjects * 2 + inside);
  features.add(88, content?.hash ?? 0, clause, subjects * 4 + inside * 2 + side);
  features.add(89, content ? endingOf(content) : 0, clause, subjects * 4 + inside * 2 + side);
  features.add(100, clause, rank.inSentence, sentence);
  return features;
}
