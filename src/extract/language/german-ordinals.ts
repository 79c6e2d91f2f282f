import type { Language, Token } from './language.ts';

/** The full stop of an ordinal number (“am 3. Oktober”) ends no sentence. */
export function joinOrdinals(words: readonly Token[], { functionWords, pronouns }: Language): void {
  let joined = 0;
  words.forEach((word, at) => {
    const stop = words[at - 1];
    const number = words[at - 2];
    const isOrdinal =
      stop?.lower === '.' &&
      number?.kind === 'number' &&
      number.end === stop.start &&
      /^\d{1,2}$/.test(number.lower) &&
      stop.paragraph === word.paragraph &&
      word.kind === 'word' &&
      !functionWords.has(word.lower) &&
      !pronouns.has(word.lower);
    if (isOrdinal && word.sentence - joined > stop.sentence) joined++;
    word.sentence -= joined;
  });
}
