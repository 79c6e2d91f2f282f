import {
  apostropheCost,
  closingCost,
  isWithinWord,
  type Opening,
  openingCost,
  type Place,
  placeOf,
  strayCost,
} from './mark-costs.ts';

/** A stretch of a text in UTF-16 code units, `end` excluded. */
export type Span = { start: number; end: number };

/** Marks that belong together, whatever their shapes: writers open with one shape and close with another. */
export type Family = 'double' | 'single' | 'guillemet' | 'corner' | 'whiteCorner';

/**
 * A quotation mark as it stands, with what it costs to read it as one that opens, one that closes, none (an apostrophe,
 * inches, a slip), or one that opens while the last is still open: 0 is what one expects, 4 takes a mistake of typing.
 * `opening` tells what an opening mark there begins.
 */
export type Mark = Span & {
  family: Family;
  open: number;
  close: number;
  stray: number;
  restart: number;
  opening: Opening;
};

const NEVER = 99;

/** What the shape alone says: family, cost to open, cost to close. “ closes in German, ” opens in Swedish, » in Danish. */
const SHAPES: Record<string, [Family, number, number]> = {
  '"': ['double', 0, 0],
  '＂': ['double', 0, 0],
  '“': ['double', 0, 1],
  '”': ['double', 1.5, 0],
  '„': ['double', 0, 8],
  '‟': ['double', 0, 2],
  '〝': ['double', 0, 8],
  '〞': ['double', 8, 0],
  '〟': ['double', 8, 0],
  ',,': ['double', 0.5, 8],
  '``': ['double', 0, 8],
  "''": ['double', 0.7, 0],
  '‘‘': ['double', 0, 4],
  '’’': ['double', 4, 0],
  '«': ['guillemet', 0, 1],
  '»': ['guillemet', 1, 0],
  '「': ['corner', 0, NEVER],
  '」': ['corner', NEVER, 0],
  '『': ['whiteCorner', 0, NEVER],
  '』': ['whiteCorner', NEVER, 0],
  '‘': ['single', 0, 1],
  '’': ['single', 3, 0],
  '‚': ['single', 0, 8],
  '‛': ['single', 0, 2],
  "'": ['single', 0, 0],
  '`': ['single', 0, 6],
  '´': ['single', 2, 0],
  '‹': ['single', 0, 1],
  '›': ['single', 1, 0],
};
/** A mark; more than eight together are no language, but lines drawn with them. Unbounded, it would exhaust the stack. */
const MARK = /["“”„‟〝〞〟«»「」『』‘’‚‛'`´‹›]{9,999}|``|''|‘‘|’’|,,(?=\p{L})|["＂“”„‟〝〞〟«»「」『』‘’‚‛'`´‹›]/gu;

/** The quotation marks of a paragraph with their costs. */
export function marksIn(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  let drawnTo = -1;
  for (const { 0: shape, index } of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    if (shape.length > 2 || index === drawnTo) {
      drawnTo = index + shape.length;
      continue;
    }
    const [family, opens, closes] = SHAPES[shape] as [Family, number, number];
    const start = paragraph.start + index;
    const end = start + shape.length;
    const place = placeOf(text, paragraph, start, end);
    const isSingle = family === 'single';
    if (isSingle && isWithinWord(place)) continue;
    const isCorner = family === 'corner' || family === 'whiteCorner';
    const opening = openingAt(text, paragraph, start, place);
    marks.push({
      start,
      end,
      family,
      open: opens + (isCorner ? 0 : openingCost(shape, place)),
      close: closes + (isCorner ? 0 : closingCost(shape, family, place, opening)),
      stray: isSingle ? apostropheCost(shape, place, text.slice(end, end + 6)) : strayCost(shape, place),
      restart: opening === 'sentence' ? restartCost(paragraph) : NEVER,
      opening,
    });
  }
  return marks;
}

function openingAt(text: string, paragraph: Span, at: number, { left, before }: Place): Opening {
  if (before === 'edge') return 'paragraph';
  if (before !== 'space') return left === ':' ? 'clause' : 'phrase';
  let end = at - 1;
  while (end > paragraph.start && end > at - 4 && text[end] === ' ') end--;
  const char = text[end] as string;
  return SENTENCE_END.test(char) ? 'sentence' : char === ':' || char === ',' ? 'clause' : 'phrase';
}
const SENTENCE_END = /[.!?…)\]]/;

/** In a paragraph run together from several, a quotation that had no closing mark goes on with an opening one. */
const restartCost = ({ start, end }: Span): number => (end - start > 1500 ? 1 : 4.4);
