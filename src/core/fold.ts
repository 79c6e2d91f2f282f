/** Letters that Unicode doesn't take apart into a base and a mark. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** Accents, and vowel points that may be left out. The marks of other scripts (Devanagari, Thai, kana, …) tell words apart. */
const ACCENT = /[\p{M}&&[\u0300-\u06FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE2F\u{E0100}-\u{E01EF}]]/gv;
const APOSTROPHE = /['‘’ʻʼʾʿ`´＇]/g;

/**
 * The form in which names and words are compared: lower case, no accents, no apostrophes, every other character that is
 * not a letter, digit or part of a letter a single space.
 */
export function fold(text: string): string {
  return text
    .replace(APOSTROPHE, '')
    .normalize('NFKD')
    .replace(APOSTROPHE, '') // some letters hold one: ẚ
    .toLowerCase()
    .replace(ACCENT, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => PLAIN[letter] as string)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** A folded text, and what is left of it from each later word on: "a b c", "b c", "c". */
export function wordSuffixes(folded: string): string[] {
  const words = folded.split(' ');
  return words.map((_, at) => words.slice(at).join(' ')).filter(Boolean);
}
