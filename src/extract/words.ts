import type { Language } from './language/language.ts';
import { numberSentences } from './sentences.ts';
import type { Span } from './spans/marks.ts';
import type { Quoted } from './spans/quotations.ts';

/**
 * A word, a number, a mark of punctuation, or a whole quotation standing for one word. `lower` has no closing full stop,
 * `hash` is a number for it; `paragraph` and `sentence` count from 0, `quotation` is its index or -1.
 */
export type Word = Span & {
  kind: 'word' | 'number' | 'punctuation' | 'quotation';
  lower: string;
  hash: number;
  capital: boolean;
  /** A noun by its spelling, where a language tells nouns so. */
  noun: boolean;
  paragraph: number;
  sentence: number;
  quotation: number;
  index: number;
};

// Repetitions have a bound, as the engine keeps a stack for them: it must not overflow on megabytes of “a-a-a” or accents.
const TOKEN =
  /(?:\p{Lu}\.){2,99}|[@#]?[\p{L}\p{M}][\p{L}\p{M}\p{N}_]{0,99}(?:[-‐‑'’&\u00ad](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]{1,99}){0,99}|\p{N}{1,99}(?:[.,:]\p{N}{1,99}){0,99}(?:[-‐]?\p{L}{1,99}(?:-\p{L}{1,99}){0,99})?|\.{2,}|[^\s\p{L}\p{N}]/uy;
/** As long as a word gets, in letters: of a longer one the rest is the next word. */
const LONGEST = 100;
const CLITIC = /['’](?:s|re|ll|ve|d|m)$/iu;

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
      words.push({
        ...wordOf('“”', outer.start, 'quotation', number, words.length),
        end: outer.end,
        hash: 1,
        quotation: next,
      });
      at = outer.end;
      next++;
    }
    tokenize(text, at, paragraph.end, number, language, words);
  });
  numberSentences(text, words, quotations, language);
  language.adapt?.(words, text);
  if (language.glosses) hashAsEnglish(words, language.glosses);
  return words;
}

/** Gives a language's commonest words the hashes of their English, by which learned weights know them. */
function hashAsEnglish(words: readonly Word[], glosses: ReadonlyMap<string, string>): void {
  for (const word of words) {
    const english = word.kind === 'word' ? glosses.get(word.lower) : undefined;
    if (english !== undefined) word.hash = hashOf(english);
  }
}

function tokenize(text: string, from: number, to: number, paragraph: number, language: Language, words: Word[]): void {
  const gap = text.slice(from, to);
  const push = (start: number, end: number, kind: Word['kind']) =>
    words.push(wordOf(gap.slice(start, end), from + start, kind, paragraph, words.length));
  let at = 0;
  while (at < gap.length) {
    const end = gap.charCodeAt(at) === 32 ? 0 : plainWordEnd(gap, at) || patternEnd(gap, at);
    const kind = end > 0 ? kindAt(gap, at) : null;
    if (kind === 'word') at = pushWord(gap, at, end, language, push);
    else {
      if (kind) push(at, end, kind);
      at = Math.max(end, at + 1);
    }
  }
}

function kindAt(gap: string, at: number): Word['kind'] {
  const unit = gap.charCodeAt(at);
  if (isAsciiLetter(unit)) return 'word';
  if (unit >= 48 && unit <= 57) return 'number';
  return /^[@#]?[\p{L}\p{M}]/u.test(gap.slice(at, at + 3)) ? 'word' : 'punctuation';
}

/** A word without what clings to its end (“Lund’s”), with its full stop if it is an abbreviation; gives its end. */
function pushWord(
  gap: string,
  start: number,
  end: number,
  language: Language,
  push: (start: number, end: number, kind: 'word') => void,
): number {
  const token = gap.slice(start, end);
  const clitic = hasApostrophe(token) ? CLITIC.exec(token) : null;
  if (clitic && clitic.index > 0) {
    push(start, start + clitic.index, 'word');
    push(start + clitic.index, end, 'word');
    return end;
  }
  const last = gap[end] === '.' && !clitic && isAbbreviation(token, language) ? end + 1 : end;
  push(start, last, 'word');
  return last;
}

/**
 * The end of a word of plain letters, or 0 where only the pattern can tell: most words of most articles are plain, and
 * the pattern takes several times as long.
 */
function plainWordEnd(gap: string, start: number): number {
  let at = start;
  let unit = gap.charCodeAt(at);
  const limit = start + LONGEST;
  while (isAsciiLetter(unit) && at < limit) unit = gap.charCodeAt(++at);
  if (at === start || !(at === limit || at === gap.length || endsPlainWord(unit))) return 0;
  return unit === 46 && at === start + 1 ? 0 : at; // “J.” may be one of several initials
}

/** Neither a letter of any script nor a digit nor one of & ' - _, which may go on. */
const endsPlainWord = (unit: number): boolean =>
  unit < 48 ? unit !== 38 && unit !== 39 && unit !== 45 : unit > 57 && unit < 128 && unit !== 95;

/** The end of whatever stands there, or 0 if it is a blank. */
function patternEnd(gap: string, start: number): number {
  TOKEN.lastIndex = start;
  return TOKEN.test(gap) ? TOKEN.lastIndex : 0;
}

const isAsciiLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
const hasApostrophe = (token: string): boolean => token.includes("'") || token.includes('’');

/** Every word is made here, with its fields in one order, as engines read objects of one shape fastest. */
function wordOf(token: string, start: number, kind: Word['kind'], paragraph: number, index: number): Word {
  let lower = token.toLowerCase();
  if (lower.length > 1 && lower.endsWith('.')) lower = lower.slice(0, -1);
  if (lower.includes('’')) lower = lower.replaceAll('’', "'");
  const capital = kind === 'word' && isCapital(token);
  return {
    start,
    end: start + token.length,
    kind,
    lower,
    hash: hashOf(lower),
    capital,
    noun: false,
    paragraph,
    sentence: 0,
    quotation: -1,
    index,
  };
}

function isCapital(token: string): boolean {
  const unit = token.charCodeAt(0);
  return isAsciiLetter(unit) ? unit < 97 : /^[@#]?\p{Lu}/u.test(token.slice(0, 3));
}

const isAbbreviation = (token: string, { abbreviations }: Language): boolean =>
  /^\p{Lu}$/u.test(token) || abbreviations.has(token.toLowerCase());
