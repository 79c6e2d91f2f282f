import type { Article } from '../article.ts';
import type { Lexicon } from '../language/language.ts';
import type { Quoted } from '../spans/quotations.ts';
import { hashOf, type Word } from '../words.ts';
import { CUE } from './classes.ts';
import { bucket, Features } from './hashing.ts';

/** The words between marks, looked at once: what they are made of. */
function insideOf({ text, language }: Article, { start, end }: Quoted) {
  const inner = text.slice(start, end);
  // A long quotation is speech whatever its middle says.
  const parts = (inner.length > 600 ? inner.slice(0, 600) : inner).match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? [];
  const lower = parts.map((part) => part.toLowerCase().replaceAll('’', "'"));
  const distinct = [...new Set(lower)];
  const english = (part: string): string => language.glosses?.get(part) ?? part;
  const small = lower.filter((part) => language.functionWords.has(part)).length;
  const capitals = parts.filter((part) => /^\p{Lu}/u.test(part)).length;
  return {
    size: bucket(parts.length),
    small: bucket(small),
    titled: parts.length > 1 && capitals >= parts.length - small ? 1 : 0,
    speaks: distinct.filter((part) => language.small.speaking.has(part)).length,
    finite: distinct.some((part) => language.verbs.has(part) || language.endings.negated.test(part)) ? 1 : 0,
    first: hashOf(english(lower[0] ?? '')),
    last: hashOf(english(lower.at(-1) ?? '')),
    end: /[.?!…,;:-]$/.exec(inner.slice(-1))?.[0].charCodeAt(0) ?? 0,
    begin: /^\p{Ll}/u.test(inner) ? 1 : /^\p{Lu}/u.test(inner) ? 2 : 0,
  };
}

const features = new Features();

/** The features of a quotation by itself: what tells speech from titles, terms and scare quotes. */
export function quotationFeatures(article: Article, index: number): Features {
  const { text, words, classes } = article;
  const quoted = article.quotations[index] as Quoted;
  const at = article.quotationAt[index] as number;
  const here = words[at] as Word;
  const { size, small, titled, speaks, finite, first, last, end, begin } = insideOf(article, quoted);
  const isNear = (offset: number): boolean => words[at + offset]?.paragraph === here.paragraph;
  const hash = (offset: number): number => (isNear(offset) ? (words[at + offset] as Word).hash : 0);
  const kind = (offset: number): number => (isNear(offset) ? (classes[at + offset] as number) : 0);
  const cues = sentenceCues(article, at);
  const whole = article.wholeParagraph[index] as number;
  const family = hashOf(quoted.family);
  const marks =
    (quoted.closed ? text.charCodeAt(quoted.outer.end - 1) : 0) + (text.charCodeAt(quoted.outer.start) << 16);
  // What is between the marks.
  features.add(1, size);
  features.add(2, size, end, begin);
  features.add(3, size, titled, begin);
  features.add(13, small, size);
  features.add(14, speaks, finite);
  features.add(15, speaks, cues, size < 6 ? 1 : 0);
  features.add(16, marks);
  features.add(17, marks, size, cues);
  features.add(35, family, size, end);
  features.add(36, family, cues, titled);
  features.add(18, first, Math.min(size, 5));
  features.add(19, last, Math.min(size, 5));
  // What is beside it, word by word.
  features.add(4, hash(-1), begin);
  features.add(5, hash(-1), hash(-2));
  features.add(6, hash(1), end);
  features.add(7, hash(1), hash(2));
  features.add(8, hash(-1), hash(1), size);
  features.add(20, hash(-1), size, cues);
  features.add(23, hash(-2), hash(-3), 3);
  features.add(31, hash(1), begin, titled);
  // Nouns of works and words that introduce a title or a term.
  const naming = namingAround(article, at);
  features.add(37, naming, titled, size);
  features.add(38, naming, cues, begin);
  features.add(39, naming, end, kind(1));
  // The same by the kinds of words.
  features.add(24, kind(-1), kind(-2), kind(-3));
  features.add(25, kind(1), kind(2), kind(3));
  features.add(26, kind(-1), kind(1), end);
  features.add(27, kind(-1), kind(-2), kind(1));
  features.add(28, titled, cues, kind(-1));
  features.add(32, kind(1), end, size);
  features.add(33, kind(-1), begin, size);
  // Its place in the paragraph and the article.
  features.add(9, whole, size, end);
  features.add(10, cues, size);
  features.add(11, cues, end, begin);
  features.add(12, cues, whole);
  features.add(21, article.quotations.length === 1 ? 1 : 0, size);
  features.add(22, quoted.closed ? 1 : 0, whole, size);
  features.add(29, article.cuedShare, size);
  features.add(30, here.paragraph === 0 ? 1 : 0, size, end);
  features.add(34, article.repeats(quoted) ? 1 : 0, size);
  return features;
}

/** How near the next verb of speech of the sentence is, before and after. */
function sentenceCues({ words, flags }: Article, at: number): number {
  const { sentence } = words[at] as Word;
  const nearest = (step: 1 | -1): number => {
    for (let distance = 1; distance < 16; distance++) {
      const near = at + step * distance;
      if (words[near]?.sentence !== sentence) return 0;
      if ((flags[near] as number) & CUE) return distance < 3 ? 1 : distance < 6 ? 2 : 3;
    }
    return 0;
  };
  return nearest(-1) * 4 + nearest(1);
}

/** Whether the words just before name a work, or introduce a name, and whether those just after name a work. */
function namingAround({ words, language }: Article, at: number): number {
  const { paragraph } = words[at] as Word;
  const near = (offset: number): string => {
    const word = words[at + offset];
    return word?.paragraph === paragraph && word.kind === 'word' ? word.lower : '';
  };
  const any = (lexicon: Lexicon, offsets: readonly number[]): number =>
    offsets.some((offset) => lexicon.has(near(offset))) ? 1 : 0;
  const { works, naming } = language;
  const before =
    any(works, [-1, -2]) + 2 * any(works, [-3, -4]) + 4 * any(naming, [-1, -2]) + 8 * any(naming, [-3, -4]);
  return before + 16 * any(works, [1, 2]);
}
