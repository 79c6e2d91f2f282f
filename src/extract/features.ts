import type { Article } from './article.ts';
import type { Mention } from './mentions.ts';
import type { Quoted } from './quotations.ts';
import type { Word } from './words.ts';

/** The table of weights has 2^SIZE places; a feature is its place, found by hashing. */
export const SIZE = 18;
const MASK = (1 << SIZE) - 1;

/** Gathers the features of one decision: `add(template, values…)` hashes them to places in the table. */
export class Features {
  readonly places: number[] = [];
  add(template: number, a = 0, b = 0, c = 0): void {
    let hash = Math.imul(template + 0x9e37, 0x85ebca6b);
    hash = Math.imul(hash ^ a, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 15)) + b, 0x27d4eb2f);
    hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x165667b1);
    this.places.push(((hash ^ (hash >>> 16)) >>> 0) & MASK);
  }
}

const bucket = (n: number): number => (n < 6 ? n : n < 9 ? 6 : n < 13 ? 7 : n < 20 ? 8 : n < 35 ? 9 : n < 60 ? 10 : 11);
const clamp = (n: number, low: number, high: number): number => (n < low ? low : n > high ? high : n);

/** What kind of word stands there, for the shape of what lies between a quotation and a mention. */
function classOf(word: Word, article: Article): number {
  const { language, mentionAt } = article;
  if (word.kind === 'quotation') return 1;
  if (word.kind === 'punctuation') {
    const place = ',.:;()–—-?!…/'.indexOf(word.lower);
    return place < 0 ? 2 : 3 + place;
  }
  const at = mentionAt[word.index] as number;
  if (at >= 0) {
    const { kind } = article.mentions[at] as Mention;
    return kind === 'name' ? 20 : kind === 'pronoun' ? 21 : 22;
  }
  if (word.lower === 'said' || word.lower === 'says') return 23;
  if (word.lower === 'told') return 24;
  if (language.cues.has(word.lower)) return word.lower.endsWith('ing') ? 25 : 26;
  if (word.lower === 'that') return 27;
  if (language.verbs.has(word.lower)) return 28;
  if (language.functionWords.has(word.lower)) return 29;
  return word.kind === 'number' ? 30 : 31;
}

/** The shape of the words from `from` to `to`: classes in a row, repeated ones once; long ones by their ends. */
function shapeOf(article: Article, from: number, to: number): number {
  let shape = 7;
  let last = -1;
  const length = to - from;
  for (let at = from; at < to; at++) {
    if (length > 16 && at === from + 8) {
      at = to - 8;
      shape = Math.imul(shape, 31) + 99;
    }
    const found = classOf(article.words[at] as Word, article);
    if (found === last && found !== 1) continue;
    shape = Math.imul(shape, 37) + found;
    last = found;
  }
  return shape | 0;
}

/** Where a mention stands to a verb of speech: 0 nowhere, 1 before it, 2 after it, 3 before it with an appositive, 4 after “according to”. */
export type Grammar = { place: number; cue: number; direct: boolean };

const PREPOSITIONS = new Set([
  'of',
  'at',
  'for',
  'from',
  'with',
  'in',
  'on',
  'to',
  'by',
  'about',
  'against',
  'von',
  'aus',
  'bei',
  'vom',
  'der',
  'des',
]);

/** Whether a mention hangs on the one before it: the Sierra Club in “Morgan of the Sierra Club”; 2 on a word that isn't one. */
function hangsOn({ words, mentionAt }: Article, { first }: Mention): number {
  let at = first - 1;
  if (
    words[at] &&
    ['the', 'a', 'an', 'his', 'her', 'their', 'its', 'dem', 'den', 'des'].includes((words[at] as Word).lower)
  )
    at--;
  const preposition = words[at];
  if (preposition?.kind !== 'word' || !PREPOSITIONS.has(preposition.lower)) return 0;
  return at > 0 && (mentionAt[at - 1] as number) >= 0 ? 1 : 2;
}

/** How a word ends, for words of no list: “heralded”, “denies”, “writing”. */
const endingOf = (word: Word): number => {
  const { lower } = word;
  return (lower.charCodeAt(lower.length - 1) << 8) | lower.charCodeAt(lower.length - 2);
};

/** Whether a finite verb seems to follow a mention, so that it is the subject of a clause: 0 no, 1 maybe, 2 surely. */
function subjectOf({ words, language, mentions: _ }: Article, { first, last, kind, pronoun }: Mention): number {
  const { sentence } = words[first] as Word;
  if (pronoun && !pronoun.subject) return 0;
  for (let at = last + 1; at < last + 4; at++) {
    const word = words[at];
    if (!word || word.sentence !== sentence || word.kind !== 'word' || word.capital) return 0;
    if (language.verbs.has(word.lower) || language.cues.has(word.lower)) return word.lower.endsWith('ing') ? 0 : 2;
    if (word.lower.endsWith('ly') || word.lower === 'also' || word.lower === 'never' || word.lower === 'then') continue;
    if (language.functionWords.has(word.lower)) return 0;
    if (/(?:ed|[^s]s)$/.test(word.lower)) return kind === 'description' ? 1 : 2;
    return 0;
  }
  return 0;
}

/** The verb of speech that seems to govern a quotation: its place, on which side, how near. */
export type Governor = { at: number; side: number; distance: number; form: number };

export function governorOf({ words, language, quotationAt }: Article, index: number): Governor {
  const at = quotationAt[index] as number;
  const { sentence } = words[at] as Word;
  let best: Governor = { at: -1, side: 0, distance: 0, form: 0 };
  for (let step = 1; step < 20; step++) {
    for (const side of [2, 1]) {
      const near = side === 1 ? at - step : at + step;
      const word = words[near];
      if (!word || word.sentence !== sentence || !language.cues.has(word.lower)) continue;
      // What follows beyond a few words rather governs what comes next.
      if (side === 2 && step > 8) continue;
      const form = word.lower.endsWith('ing')
        ? 2
        : word.lower === 'said' || word.lower === 'says'
          ? 3
          : word.lower === 'told'
            ? 4
            : 1;
      best = { at: near, side, distance: bucket(step), form };
      return best;
    }
  }
  return best;
}

/** What a mention is, whatever the quotation. */
export type Profile = Grammar & {
  type: number;
  head: number;
  before: number;
  after: number;
  count: number;
  spoken: number;
  subject: boolean;
  hangs: number;
  clause: number;
  ending: number;
};

export function grammarOf(article: Article, mention: Mention): Grammar {
  const { words, language } = article;
  const sentence = (words[mention.first] as Word).sentence;
  const inside = (at: number): Word | undefined => {
    const word = words[at];
    return word && word.sentence === sentence && word.kind !== 'quotation' ? word : undefined;
  };
  for (const preposition of language.prepositions) {
    if (preposition.every((part, i) => inside(mention.first - preposition.length + i)?.lower === part))
      return { place: 4, cue: mention.first - preposition.length, direct: true };
  }
  for (let at = mention.last + 1; at <= mention.last + 4; at++) {
    const word = inside(at);
    if (!word || word.kind === 'punctuation') break;
    if (language.cues.has(word.lower)) return { place: 1, cue: at, direct: at === mention.last + 1 };
    if (!language.functionWords.has(word.lower) && !language.verbs.has(word.lower) && !word.lower.endsWith('ly')) break;
  }
  const before = inside(mention.first - 1);
  if (before && language.cues.has(before.lower)) return { place: 2, cue: mention.first - 1, direct: true };
  if (before && inside(mention.first - 2) && language.cues.has((words[mention.first - 2] as Word).lower))
    return { place: 5, cue: mention.first - 2, direct: false };
  const open = inside(mention.last + 1)?.lower;
  const apart = inside(mention.last + 2);
  if (open === ',' && apart && language.cues.has(apart.lower)) return { place: 6, cue: mention.last + 2, direct: true };
  if (open && PREPOSITIONS.has(open)) {
    // “Morgan of the Sierra Club said”: the phrase between belongs to the name before it.
    for (let at = mention.last + 2; at < mention.last + 10; at++) {
      const word = inside(at);
      if (!word || word.kind === 'punctuation') break;
      if (language.cues.has(word.lower)) return { place: 7, cue: at, direct: false };
      if (language.verbs.has(word.lower)) break;
    }
  }
  if (open === ',' || open === '(' || open === '—' || open === '–') {
    const close = open === '(' ? ')' : open;
    for (let at = mention.last + 2; at < mention.last + 28; at++) {
      const word = inside(at);
      if (!word) break;
      if (word.lower !== close) continue;
      const next = inside(at + 1);
      const second = inside(at + 2);
      if (next && language.cues.has(next.lower)) return { place: 3, cue: at + 1, direct: true };
      if (next && second && language.cues.has(second.lower) && next.kind === 'word')
        return { place: 3, cue: at + 2, direct: false };
      if (open === '(') break;
    }
  }
  return { place: 0, cue: -1, direct: false };
}

export function profileOf(article: Article, mention: Mention): Profile {
  const { words, language } = article;
  const head = words[mention.head] as Word;
  const first = words[mention.first] as Word;
  const previous = words[mention.first - 1];
  const next = words[mention.last + 1];
  const same = (word: Word | undefined): number => (word && word.sentence === first.sentence ? word.hash : 0);
  let type = 0;
  if (mention.kind === 'name') {
    const titled = mention.first < mention.nameFirst || mention.nameFirst > mention.first;
    const given = words[mention.nameFirst] as Word;
    const isGiven = language.maleNames.has(given.lower) || language.femaleNames.has(given.lower);
    const isOrganization =
      language.organizations.has(head.lower) || /^\p{Lu}{2,}$/u.test(article.text.slice(head.start, head.end));
    type = isOrganization ? 1 : titled ? 2 : isGiven ? 3 : mention.nameLast > mention.nameFirst ? 4 : 5;
  } else if (mention.kind === 'pronoun') {
    const { pronoun } = mention;
    type = pronoun?.subject
      ? pronoun.person === 1
        ? 7
        : pronoun.gender === 'thing'
          ? 8
          : pronoun.plural
            ? 9
            : 10
      : 11;
  } else {
    type =
      language.people.has(head.lower) || language.roles.has(head.lower)
        ? 12
        : language.documents.has(head.lower)
          ? 13
          : 14;
  }
  if (mention.possessive) type += 16;
  return {
    ...grammarOf(article, mention),
    type,
    head: head.hash,
    before: same(previous),
    after: same(next),
    count: 0,
    spoken: 0,
    subject: !previous || previous.sentence !== first.sentence,
    hangs: hangsOn(article, mention),
    clause: subjectOf(article, mention),
    ending: next && next.sentence === first.sentence && next.kind === 'word' ? endingOf(next) : 0,
  };
}

/** The features of a quotation by itself: what tells speech from titles, terms and scare quotes. */
export function quotationFeatures(article: Article, index: number): Int32Array {
  const { text, words, language } = article;
  const quoted = article.quotations[index] as Quoted;
  const at = article.quotationAt[index] as number;
  const here = words[at] as Word;
  const inner = text.slice(quoted.start, quoted.end);
  const parts = inner.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
  const size = bucket(parts.length);
  const features = new Features();
  const around = (offset: number): Word | undefined => {
    const word = words[at + offset];
    return word && word.paragraph === here.paragraph ? word : undefined;
  };
  const hash = (offset: number): number => around(offset)?.hash ?? 0;
  const last = /[.?!…,;:-]$/.exec(inner)?.[0].charCodeAt(0) ?? 0;
  const small = /^\p{Ll}/u.test(inner) ? 1 : /^\p{Lu}/u.test(inner) ? 2 : 0;
  const capitals = parts.filter((part) => /^\p{Lu}/u.test(part)).length;
  const titled =
    parts.length > 1 &&
    capitals >= parts.length - parts.filter((part) => language.functionWords.has(part.toLowerCase())).length
      ? 1
      : 0;
  const functions = parts.filter((part) => language.functionWords.has(part.toLowerCase())).length;
  const lower = new Set(parts.map((part) => part.toLowerCase()));
  const speaks = ['i', 'we', 'you', 'my', 'our', "i'm", "we're", "it's", "don't", 'your', 'me', 'us'].filter(
    (word) => lower.has(word) || lower.has(word.replace("'", '’')),
  ).length;
  const finite = [...lower].some((part) => language.verbs.has(part) || part.endsWith("n't") || part.endsWith('n’t'))
    ? 1
    : 0;
  const cues = sentenceCues(article, at);
  const wholeParagraph = !around(-1) ? (!around(1) ? 3 : 1) : !around(1) ? 2 : 0;
  const mark = text.charCodeAt(quoted.outer.start);
  const endMark = (quoted.closed ? text.charCodeAt(quoted.outer.end - 1) : 0) + (mark << 16);
  const alone = article.quotations.length === 1 ? 1 : 0;
  features.add(1, size);
  features.add(2, size, last, small);
  features.add(3, size, titled, small);
  features.add(4, hash(-1), small);
  features.add(5, hash(-1), hash(-2));
  features.add(6, hash(1), last);
  features.add(7, hash(1), hash(2));
  features.add(8, hash(-1), hash(1), size);
  features.add(9, wholeParagraph, size, last);
  features.add(10, cues, size);
  features.add(11, cues, last, small);
  features.add(12, cues, wholeParagraph);
  features.add(13, bucket(functions), size);
  features.add(14, speaks, finite);
  features.add(15, speaks, cues, size < 6 ? 1 : 0);
  features.add(16, endMark);
  features.add(17, endMark, size, cues);
  features.add(18, hashWord(parts[0]), size < 5 ? size : 5);
  features.add(19, hashWord(parts.at(-1)), size < 5 ? size : 5);
  features.add(20, hash(-1), size, cues);
  features.add(21, alone, size);
  features.add(22, quoted.closed ? 1 : 0, wholeParagraph, size);
  features.add(23, hash(-2), hash(-3), 3);
  features.add(24, classAround(article, at, -1), classAround(article, at, -2), classAround(article, at, -3));
  features.add(25, classAround(article, at, 1), classAround(article, at, 2), classAround(article, at, 3));
  features.add(26, classAround(article, at, -1), classAround(article, at, 1), last);
  features.add(27, classAround(article, at, -1), classAround(article, at, -2), classAround(article, at, 1));
  features.add(28, titled, cues, classAround(article, at, -1));
  features.add(29, article.cuedShare, size);
  features.add(30, here.paragraph === 0 ? 1 : 0, size, last);
  features.add(31, hash(1), small, titled);
  features.add(32, classAround(article, at, 1), last, size);
  features.add(33, classAround(article, at, -1), small, size);
  features.add(34, (article.repeated.get(inner.toLowerCase()) ?? 1) > 1 ? 1 : 0, size);
  return Int32Array.from(features.places);
}

const hashWord = (part: string | undefined): number => {
  let hash = 5381;
  for (const unit of part?.toLowerCase() ?? '') hash = Math.imul(hash, 33) ^ unit.charCodeAt(0);
  return hash;
};

function classAround(article: Article, at: number, offset: number): number {
  const word = article.words[at + offset];
  return word && word.paragraph === (article.words[at] as Word).paragraph ? classOf(word, article) : 0;
}

/** How near the next verb of speech of the sentence is, before and after. */
function sentenceCues({ words, language }: Article, at: number): number {
  const { sentence } = words[at] as Word;
  let before = 0;
  let after = 0;
  for (let back = at - 1; back >= 0 && (words[back] as Word).sentence === sentence && at - back < 16 && !before; back--)
    if (language.cues.has((words[back] as Word).lower)) before = at - back < 3 ? 1 : at - back < 6 ? 2 : 3;
  for (
    let next = at + 1;
    next < words.length && (words[next] as Word).sentence === sentence && next - at < 16 && !after;
    next++
  )
    if (language.cues.has((words[next] as Word).lower)) after = next - at < 3 ? 1 : next - at < 6 ? 2 : 3;
  return before * 4 + after;
}

/** The features of a mention as the source of a quotation. */
export function pairFeatures(
  article: Article,
  index: number,
  mention: Mention,
  profile: Profile,
  rank: Rank,
  governor: Governor,
): Int32Array {
  const { words } = article;
  const at = article.quotationAt[index] as number;
  const here = words[at] as Word;
  const there = words[mention.head] as Word;
  const isBefore = mention.last < at;
  const side = isBefore ? 0 : 1;
  const from = isBefore ? mention.last + 1 : at + 1;
  const to = isBefore ? at : mention.first;
  const distance = bucket(to - from);
  const paragraphs = clamp(there.paragraph - here.paragraph, -3, 2) + 3;
  const sentences = clamp(there.sentence - here.sentence, -4, 3) + 4;
  let quotations = 0;
  for (let k = from; k < to; k++) if ((words[k] as Word).kind === 'quotation') quotations++;
  const near = paragraphs === 3;
  const shape = near && to - from < 40 ? shapeOf(article, from, to) : -1 - paragraphs;
  const { type, place } = profile;
  const base = type & 15;
  const cueInside = profile.cue >= 0 && (isBefore ? profile.cue < at : profile.cue > at) ? 1 : 0;
  const cueAdjacent = profile.cue >= 0 ? bucket(Math.abs(profile.cue - at)) : 15;
  const cueHash = profile.cue >= 0 ? (words[profile.cue] as Word).hash : 0;
  const where = side * 64 + paragraphs * 8 + clamp(quotations, 0, 7);
  const quoted = article.quotations[index] as Quoted;
  const last = /[.?!…,;:-]$/.exec(article.text.slice(quoted.end - 1, quoted.end))?.[0].charCodeAt(0) ?? 0;
  const small = /^\p{Ll}/u.test(article.text.slice(quoted.start, quoted.start + 2)) ? 1 : 0;
  const sentencePlace = side * 16 + sentences;
  const previous = (words[at - 1]?.paragraph === here.paragraph ? words[at - 1]?.hash : 0) ?? 0;
  const next = (words[at + 1]?.paragraph === here.paragraph ? words[at + 1]?.hash : 0) ?? 0;
  const features = new Features();
  features.add(40, type, side);
  features.add(41, type, sentencePlace);
  features.add(42, type, where);
  features.add(43, place, where, type);
  features.add(44, place, sentencePlace, cueAdjacent);
  features.add(45, place, sentencePlace, distance);
  features.add(46, shape, type);
  features.add(47, shape, place);
  features.add(48, shape, small, last);
  features.add(49, base > 5 ? profile.head : 0, side);
  features.add(50, profile.before, side, base);
  features.add(51, profile.after, side, base);
  features.add(52, profile.before, profile.after, side);
  features.add(53, cueHash, place, sentencePlace);
  features.add(54, rank.nearest, type, side);
  features.add(55, rank.inSentence, type, sentencePlace);
  features.add(56, rank.cued, place, type);
  features.add(57, rank.cued, rank.nearest, where);
  features.add(58, bucket(profile.count), base, place);
  features.add(59, bucket(profile.spoken), base, where);
  features.add(60, profile.subject ? 1 : 0, type, sentencePlace);
  features.add(61, profile.subject ? 1 : 0, place, rank.inSentence);
  features.add(62, previous, side, place);
  features.add(63, next, side, place);
  features.add(64, last, sentencePlace, place);
  features.add(65, small, sentencePlace, place);
  features.add(66, cueInside, where, place);
  features.add(67, distance, side, type);
  features.add(68, base > 11 || base === 8 ? profile.head : 0, place);
  features.add(69, last * 2 + small, where, rank.cued);
  features.add(70, rank.others, place, sentencePlace);
  features.add(71, clamp(rank.between, 0, 5), where, place);
  features.add(72, shape);
  features.add(73, article.wholeParagraph[index] as number, where, place);
  features.add(74, article.wholeParagraph[index] as number, type, rank.nearest);
  const governs = governor.form * 4 + governor.side;
  let relation = 0;
  if (governor.at >= 0) {
    if (profile.cue === governor.at) relation = 1 + place;
    else {
      const low = Math.min(governor.at, mention.first);
      const high = Math.max(governor.at, mention.first);
      let others = 0;
      for (let k = low + 1; k < high && others < 3; k++) {
        const between = article.mentionAt[k] as number;
        if (between >= 0 && between !== article.mentionAt[mention.first]) {
          others++;
          k = (article.mentions[between] as Mention).last;
        }
      }
      relation = (mention.first < governor.at ? 10 : 20) + others + (there.sentence === here.sentence ? 0 : 4);
    }
  }
  features.add(75, relation, governs, governor.distance);
  features.add(76, relation, governs, type);
  features.add(77, relation, governor.at >= 0 ? (words[governor.at] as Word).hash : 0, side);
  features.add(78, relation, profile.hangs, profile.subject ? 1 : 0);
  features.add(79, relation, sentencePlace, base);
  features.add(80, profile.hangs, type, place);
  features.add(81, profile.hangs, where, rank.nearest);
  features.add(82, relation * 8 + governs, last * 2 + small, sentencePlace);
  features.add(83, governs, where, type);
  let subjects = 0;
  let verbs = 0;
  let commas = 0;
  for (let k = from; k < to; k++) {
    const word = words[k] as Word;
    const found = article.mentionAt[k] as number;
    if (word.lower === ',') commas++;
    else if (article.language.verbs.has(word.lower) || article.language.cues.has(word.lower)) verbs++;
    if (found >= 0) {
      if ((article.profiles[found] as Profile).clause > 0) subjects++;
      k = (article.mentions[found] as Mention).last;
    }
  }
  const inside = there.sentence === here.sentence ? 1 : 0;
  features.add(84, profile.clause, profile.ending, inside);
  features.add(85, profile.clause, clamp(subjects, 0, 3), sentencePlace);
  features.add(
    86,
    profile.clause * 4 + clamp(subjects, 0, 3),
    clamp(verbs, 0, 4) * 4 + clamp(commas, 0, 3),
    sentencePlace,
  );
  features.add(87, profile.clause, type, profile.hangs * 64 + clamp(subjects, 0, 3) * 2 + inside);
  const content = contentBefore(article, at);
  features.add(88, content ? content.hash : 0, profile.clause, clamp(subjects, 0, 3) * 4 + inside * 2 + side);
  features.add(89, content ? endingOf(content) : 0, profile.clause, clamp(subjects, 0, 3) * 4 + inside * 2 + side);
  features.add(100, profile.clause, rank.inSentence, sentencePlace);
  features.add(101, profile.clause, relation, governs);
  return Int32Array.from(features.places);
}

/** The last word before a quotation that isn't a small one: “called”, “as a” left out. */
function contentBefore({ words, language }: Article, at: number): Word | undefined {
  for (let k = at - 1; k > at - 6; k--) {
    const word = words[k];
    if (!word || word.sentence !== (words[at] as Word).sentence || word.kind === 'quotation') return undefined;
    if (word.kind === 'word' && !language.functionWords.has(word.lower)) return word;
  }
  return undefined;
}

/** How a mention stands among the others: `nearest` on its side, `cued` among those with a verb of speech. */
export type Rank = { nearest: number; inSentence: number; cued: number; others: number; between: number };
