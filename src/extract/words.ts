import type { Language } from './language/language.ts';
import type { Span } from './marks.ts';
import type { Quoted } from './quotations.ts';

/**
 * A word, a number, a mark of punctuation, or a whole quotation standing for one word. `lower` has no closing full stop,
 * `hash` is a number for it; `paragraph` and `sentence` count from 0, `quotation` is its index or -1.
 */
export type Word = Span & {
  kind: 'word' | 'number' | 'punctuation' | 'quotation';
  lower: string;
  hash: number;
  capital: boolean;
  paragraph: number;
  sentence: number;
  quotation: number;
  index: number;
};

const TOKEN =
  /(?:\p{Lu}\.){2,}|[@#]?[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:[-‐‑'’&\u00ad](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*(?:[-‐]?\p{L}+(?:-\p{L}+)*)?|\.{2,}|[^\s\p{L}\p{N}]/gu;
const CLITIC = /['’](?:s|re|ll|ve|d|m)$/iu;
const ENDS = /^(?:[.!?…]|\.{2,})$/u;

export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** The words outside quotations, each quotation as one, with their paragraphs and sentences. */
export function readWords(
  text: string,
  paragraphs: readonly Span[],
  quotations: readonly Quoted[],
  language: Language,
): Word[] {
  const words: Word[] = [];
  let next = 0;
  paragraphs.forEach((paragraph, number) => {
    let at = paragraph.start;
    while (next < quotations.length && (quotations[next] as Quoted).outer.start < paragraph.end) {
      const { outer } = quotations[next] as Quoted;
      tokenize(text, at, outer.start, number, language, words);
      words.push({ ...outer, kind: 'quotation', lower: '“”', hash: 1, capital: false, paragraph: number, sentence: 0, quotation: next, index: words.length });
      at = outer.end;
      next++;
    }
    tokenize(text, at, paragraph.end, number, language, words);
  });
  numberSentences(text, words, quotations, language);
  return words;
}

function tokenize(text: string, from: number, to: number, paragraph: number, language: Language, words: Word[]): void {
  const push = (start: number, end: number, kind: Word['kind']) => {
    const lower = text.slice(start, end).toLowerCase().replace(/(?<=.)\.$/, '').replaceAll('’', "'");
    const capital = kind === 'word' && /^[@#]?\p{Lu}/u.test(text.slice(start, start + 3));
    words.push({ start, end, kind, lower, hash: hashOf(lower), capital, paragraph, sentence: 0, quotation: -1, index: words.length });
  };
  const gap = text.slice(from, to);
  let skip = 0;
  for (const { 0: token, index } of gap.matchAll(TOKEN)) {
    if (index < skip) continue;
    const start = from + index;
    const end = start + token.length;
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) push(start, end, 'number');
    else if (!/^[@#]?[\p{L}\p{M}]/u.test(token)) push(start, end, 'punctuation');
    else {
      const clitic = CLITIC.exec(token);
      const stop = text[end] === '.' && end < to && !clitic && isAbbreviation(token, language);
      if (clitic && clitic.index > 0) {
        push(start, start + clitic.index, 'word');
        push(start + clitic.index, end, 'word');
      } else push(start, stop ? end + 1 : end, 'word');
      if (stop) skip = index + token.length + 1;
    }
  }
}

const isAbbreviation = (token: string, { abbreviations }: Language): boolean =>
  /^\p{Lu}$/u.test(token) || abbreviations.has(token.toLowerCase());

/** Sentences end at their marks; inside a quotation only where no attribution follows. */
function numberSentences(text: string, words: Word[], quotations: readonly Quoted[], language: Language): void {
  let sentence = 0;
  words.forEach((word, at) => {
    const before = words[at - 1];
    if (before && (before.paragraph !== word.paragraph || isBreak(text, words, at, quotations, language))) sentence++;
    word.sentence = sentence;
  });
}

function isBreak(text: string, words: Word[], at: number, quotations: readonly Quoted[], language: Language): boolean {
  const before = words[at - 1] as Word;
  const word = words[at] as Word;
  if (before.kind === 'quotation') {
    const { end, closed } = quotations[before.quotation] as Quoted;
    if (!closed) return true;
    if (!/[.!?…]/.test(text[end - 1] as string)) return false;
    if (word.kind === 'quotation') return true;
    return word.capital && !(text[end - 1] !== '.' && cueSoon(words, at, language));
  }
  if (before.kind === 'punctuation') {
    if (/^[)\]’'”"]$/.test(before.lower) && at > 1 && ENDS.test((words[at - 2] as Word).lower)) return word.capital;
    return ENDS.test(before.lower) && (word.capital || word.kind === 'quotation' || word.kind === 'number');
  }
  // “… in the U.S. He said”: the stop of an abbreviation may end the sentence too.
  const stopped = text[before.end - 1] === '.' && before.lower.length > 1;
  return stopped && word.capital && language.functionWords.has(word.lower) && !language.honorifics.has(before.lower);
}

function cueSoon(words: Word[], at: number, { cues }: Language): boolean {
  for (let next = at; next < Math.min(words.length, at + 6); next++) {
    const { kind, lower } = words[next] as Word;
    if (kind === 'punctuation' || kind === 'quotation') return false;
    if (kind === 'word' && cues.has(lower)) return true;
  }
  return false;
}
