/** A light stemmer: the endings that English sets to the forms of a word. */
const stem = (word: string): string =>
  word.length > 3 ? word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|ly|es|s)$/, '') || word : word;

/** The words that ROUGE compares. */
export const tokensOf = (text: string): string[] => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(stem);

const SENTENCE_END = /(?<=[.!?])\s+|\n+/;

type Counts = Map<string, number>;
/** A reference as it is compared with many summaries: its sentences, words and pairs of words. */
export type Reference = { sentences: string[][]; words: Counts; pairs: Counts; length: number };

const counted = (list: readonly string[]): Counts => {
  const counts: Counts = new Map();
  for (const it of list) counts.set(it, (counts.get(it) ?? 0) + 1);
  return counts;
};
const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, at) => `${words[at]} ${word}`);

export function referenceOf(text: string): Reference {
  const sentences = text.split(SENTENCE_END).map(tokensOf);
  const words = sentences.flat();
  return { sentences, words: counted(words), pairs: counted(pairsOf(words)), length: words.length };
}

const hits = (counts: Counts, reference: Counts): number => {
  let sum = 0;
  for (const [it, count] of counts) sum += Math.min(count, reference.get(it) ?? 0);
  return sum;
};
const f1 = (hit: number, length: number, reference: number): number =>
  hit > 0 ? (2 * hit) / (Math.max(1, length) + Math.max(1, reference)) : 0;

/** The places in `one` of a longest common subsequence of two sentences. */
function common(one: readonly string[], other: readonly string[]): number[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  const at = (row: number, column: number): number => rows[row]?.[column] as number;
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j <= other.length; j++)
      (rows[i] as Uint16Array)[j] =
        one[i - 1] === other[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
  const places: number[] = [];
  for (let [i, j] = [one.length, other.length]; i > 0 && j > 0; ) {
    if (one[i - 1] === other[j - 1]) [i, j] = [places.push(i - 1) ? i - 1 : i, j - 1];
    else if (at(i - 1, j) >= at(i, j - 1)) i--;
    else j--;
  }
  return places;
}

/** A sentence measured against a reference once, so that the summaries it is part of are measured quickly. */
export type Measured = { words: string[]; common: number[][] };

export function measured(sentence: string, reference: Reference): Measured {
  const words = tokensOf(sentence);
  return { words, common: reference.sentences.map((other) => common(other, words)) };
}

/** ROUGE-1, ROUGE-2 and ROUGE-Lsum, F1, 0 to 1. */
export type Rouge = [number, number, number];

export const mean = ([one, two, longest]: Rouge): number => (one + two + longest) / 3;

/** The scores of a summary. */
export function rouge(summary: readonly Measured[], reference: Reference): Rouge {
  const words = summary.flatMap((sentence) => sentence.words);
  const counts = counted(words);
  const one = f1(hits(counts, reference.words), words.length, reference.length);
  const two = f1(hits(counted(pairsOf(words)), reference.pairs), words.length - 1, reference.length - 1);
  let longest = 0;
  reference.sentences.forEach((sentence, at) => {
    for (const place of new Set(summary.flatMap((it) => it.common[at] as number[]))) {
      const word = sentence[place] as string;
      const left = counts.get(word) ?? 0;
      if (left === 0) continue;
      counts.set(word, left - 1);
      longest++;
    }
  });
  return [one, two, f1(longest, words.length, reference.length)];
}
