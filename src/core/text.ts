/** Control characters other than newline and tab: no article, name or command line needs them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const BIDI_CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const FSI = '\u2068';
const PDI = '\u2069';

/** What keeps a string from being text (in words, for the person who sent it), or undefined. */
export function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'it holds half a character (a lone surrogate)';
  const at = text.search(CONTROL);
  if (at < 0) return undefined;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return `it holds a control character (U+${code})`;
}

/** Whether a reader would see anything of it: some letters are blank, such as the Hangul filler. */
export const isVisible = (text: string): boolean => /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** The beginning of what somebody typed, as text: for a sentence that says what is wrong with it. */
export function excerpt(typed: string, most = 40): string {
  const start = typed.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const text = start.toWellFormed().replace(CONTROL, '\uFFFD');
  return isolate(start.length < typed.length ? `${text}…` : text);
}

/**
 * The same characters, wrapped so that bidirectional controls inside can't reorder what stands around them; text
 * without such controls is returned as it is. Each line is wrapped for itself, as isolates end with their paragraph, and
 * one isolate is opened for every closing mark inside that would otherwise close ours. Source: UAX #9, BD9 and X5c–X6a.
 */
export function isolate(text: string): string {
  if (!BIDI_CONTROL.test(text)) return text;
  return text
    .split(/([\n\u2029])/)
    .map((line) => (BIDI_CONTROL.test(line) ? isolateLine(line) : line))
    .join('');
}

/** A sentence with data in it, each isolated: what a name holds can't reorder the sentence. */
export const phrase = (words: TemplateStringsArray, ...data: readonly (string | number)[]): string =>
  words.map((word, at) => word + (at < data.length ? isolate(String(data[at])) : '')).join('');

function isolateLine(line: string): string {
  let depth = 0;
  let lowest = 0;
  for (const character of line) {
    if (character >= '\u2066' && character <= FSI) depth += 1;
    else if (character === PDI) depth -= 1;
    lowest = Math.min(lowest, depth);
  }
  const opened = 1 - lowest;
  return FSI.repeat(opened) + line + PDI.repeat(opened + depth);
}
