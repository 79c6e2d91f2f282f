import type { Language } from './language/language.ts';
import type { Quoted } from './spans/quotations.ts';
import type { Word } from './words.ts';

const ENDS = /^(?:[.!?…]|\.{2,})$/u;

/** Gives each word the number of its sentence, which ends at its mark; after a quotation only where no attribution follows. */
export function numberSentences(text: string, words: Word[], quotations: readonly Quoted[], language: Language): void {
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
  if (before.kind === 'punctuation') return endsAtMark(text, words, at, language);
  // “… in the U.S. He said”: the stop of an abbreviation may end the sentence too.
  const stopped = text[before.end - 1] === '.' && before.lower.length > 1;
  // “said Ada Lund Jr. “No,” …”: after a name's end nothing leads to the words between the marks but a comma or a verb.
  if (stopped && word.kind === 'quotation') return language.suffixes.has(before.lower);
  return stopped && word.capital && language.functionWords.has(word.lower) && !language.honorifics.has(before.lower);
}

function endsAtMark(text: string, words: readonly Word[], at: number, language: Language): boolean {
  const [earlier, mark, word] = [words[at - 2], words[at - 1] as Word, words[at] as Word];
  if (/^[)\]’'”"]$/.test(mark.lower) && earlier && ENDS.test(earlier.lower)) return word.capital;
  if (!ENDS.test(mark.lower)) return false;
  if (word.capital) return !saysWhen(text, words, at, language);
  return word.kind === 'quotation' || word.kind === 'number';
}

/** “at 4:52 a.m. Monday”, “at 6 p.m. Eastern time”, “at 6 p.m. GMT”: a day, a month or a zone after an hour goes on with it. */
function saysWhen(text: string, words: readonly Word[], at: number, { calendar, nouns }: Language): boolean {
  const [letter, stop, word, next] = [words[at - 2], words[at - 1] as Word, words[at] as Word, words[at + 1]];
  const isInitial = letter?.kind === 'word' && !letter.capital && letter.lower.length === 1;
  if (!isInitial || letter.end !== stop.start || stop.paragraph !== word.paragraph) return false;
  const isZone = ZONE.test(text.slice(word.start, word.end)) || (next !== undefined && nouns.times.has(next.lower));
  return calendar.has(word.lower) || isZone;
}
const ZONE = /^(?:\p{Lu}{1,4}T|UTC)$/u;

function cueSoon(words: Word[], at: number, { cues }: Language): boolean {
  for (let next = at; next < Math.min(words.length, at + 6); next++) {
    const { kind, lower } = words[next] as Word;
    if (kind === 'punctuation' || kind === 'quotation') return false;
    if (kind === 'word' && cues.has(lower)) return true;
  }
  return false;
}
