/** Letters that Unicode doesn't take apart into a base and a mark. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/**
 * The form in which names and words are compared: lower case, no accents, no apostrophes, every other character that is
 * not a letter or digit a single space.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`´]/gu, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => PLAIN[letter] as string)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** A folded text, and what is left of it from each later word on: "a b c", "b c", "c". */
export function wordSuffixes(folded: string): string[] {
  const words = folded.split(' ');
  return words.map((_, at) => words.slice(at).join(' ')).filter(Boolean);
}
