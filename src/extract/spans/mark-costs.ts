import type { Family, Span } from './marks.ts';

export type Side =
  | 'edge'
  | 'space'
  | 'word'
  | 'digit'
  | 'opener'
  | 'stop'
  | 'closer'
  | 'dash'
  | 'mark'
  | 'dense'
  | 'other';

/** What a mark would begin if it opened. */
export type Opening = 'paragraph' | 'sentence' | 'clause' | 'phrase';

/** Where a mark stands: the characters beside it and their kinds, '' and `edge` at its paragraph's ends. */
export type Place = { left: string; right: string; before: Side; behind: Side };

const SIDES: [Side, RegExp][] = [
  ['space', /\s/],
  // Scripts without spaces between words, and Hangul, whose particles follow a closing mark: there the shape decides.
  ['dense', /[\u0e00-\u0eff\u1000-\u109f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\ud840-\ud87f]/],
  ['word', /[\p{L}\p{M}]/u],
  ['digit', /\p{N}/u],
  ['stop', /[.,!?…]/],
  ['opener', /[([{]/],
  ['closer', /[)\]};:]/],
  ['dash', /[-–—―‐‑/|]/],
  ['mark', /["“”„‟«»‘’‚'`´‹›]/],
];
const tellSide = (char: string): Side => SIDES.find(([, pattern]) => pattern.test(char))?.[0] ?? 'other';
const ASCII: Side[] = Array.from({ length: 128 }, (_, code) => tellSide(String.fromCharCode(code)));
const sideOf = (char: string): Side => (char === '' ? 'edge' : (ASCII[char.charCodeAt(0)] ?? tellSide(char)));
const isWord = (side: Side): boolean => side === 'word' || side === 'digit';

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;

/** The place of the mark from `at` to `after` in its paragraph. */
export function placeOf(text: string, paragraph: Span, at: number, after: number): Place {
  const left = neighbour(text, at - 1, -1, paragraph);
  const right = neighbour(text, after, 1, paragraph);
  return { left, right, before: sideOf(left), behind: sideOf(right) };
}

function neighbour(text: string, from: number, step: number, { start, end }: Span): string {
  for (let at = from, tries = 0; tries < 3 && at >= start && at < end; tries++, at += step) {
    const char = text[at] as string;
    if (!INVISIBLE.test(char)) return char;
  }
  return '';
}

type Costs = Partial<Record<Side, number>>;
const OPEN_AFTER: Costs = { word: 3, digit: 4, stop: 1.5, closer: 1, other: 0.5 };
const OPEN_BEFORE: Costs = { edge: 8, space: 1.5, closer: 4, other: 0.3 };
const CLOSE_AFTER: Costs = { edge: 8, space: 1.5, opener: 4 };
const CLOSE_BEFORE: Costs = { word: 3, digit: 3, opener: 0.5, other: 0.3 };

/** What the place says against an opening mark. */
export function openingCost(shape: string, { left, right, before, behind }: Place): number {
  let cost = (OPEN_AFTER[before] ?? 0) + (OPEN_BEFORE[behind] ?? 0);
  if (shape === '«' && behind === 'space') cost -= 1.5; // French sets a space inside
  if (/[,!?]/.test(right) || (behind === 'space' && before !== 'space' && before !== 'edge')) cost += 3;
  if (left === ':' || left === '…') cost -= 0.5;
  return Math.max(0, cost);
}

/** What the place says against a closing mark. */
export function closingCost(shape: string, family: Family, { left, before, behind }: Place, opening: Opening): number {
  let cost = (CLOSE_AFTER[before] ?? 0) + (CLOSE_BEFORE[behind] ?? 0);
  if (shape === '»' && before === 'space') cost -= 1.5;
  // she said “late, not: late, "she said
  if (before === 'space' && isWord(behind) && (shape === '“' || (shape === '"' && opening === 'phrase'))) cost += 4;
  if (before === 'stop' && isWord(behind)) cost -= 1.5; // “Yes.”he said
  if (family === 'single' && behind === 'space' && isPlural(left)) cost += 0.5; // the players’ bus
  return Math.max(0, cost);
}

const isPlural = (left: string): boolean => /[sxz]/i.test(left);

/** Inches and seconds of arc follow a number; otherwise it takes a slip to leave a double mark alone. */
export function strayCost(shape: string, { right, before, behind }: Place): number {
  if (before === 'digit' && /["”']/.test(shape) && !isWord(behind)) return 1;
  if (/[«»]/.test(shape) && before === 'space' && (behind === 'space' || behind === 'edge')) return 1; // an arrow
  if (before === 'word' && behind === 'word') return 1; // acronyms in Hebrew
  if (behind === 'mark' && /["“”]/.test(right) && !isWord(before) && before !== 'stop') return 1.5; // “"Typed twice,”
  return 4;
}

/** Apostrophes within words are no marks at all. */
export const isWithinWord = ({ before, behind }: Place): boolean => isWord(before) && isWord(behind);

/** Words that begin with an apostrophe: “’em”, “’til”, “rock ’n’ roll”, “the ’90s”, Dutch “’s avonds”. */
const ELIDED =
  /^(?:\d\d|(?:em|til|till|tis|twas|cause|cos|coz|bout|round|n|nuff|neath|tween|ere|er|im|cept|s|t|k|ns)(?![\p{L}\p{N}]))/iu;

/** What it takes to read a single mark as an apostrophe; `word` is what follows it. */
export function apostropheCost(shape: string, { left, before, behind }: Place, word: string): number {
  if (/[‹›‚]/.test(shape)) return 4;
  if (before === 'digit') return 0.3; // feet
  if (before === 'word') {
    if (shape === '‘' || shape === '`') return 2;
    return isPlural(left) ? 0.3 : /n/i.test(left) ? 0.6 : 1;
  }
  if (isWord(behind)) return leadingCost(shape, ELIDED.test(word));
  if (before === 'stop') return 3.5;
  return before === 'space' && behind === 'space' ? 1 : 1.5;
}

function leadingCost(shape: string, isElided: boolean): number {
  const slanted = shape === '‘' ? 1 : 0;
  if (isElided) return slanted;
  return shape === '’' ? 0.5 : 2 + slanted / 2;
}
