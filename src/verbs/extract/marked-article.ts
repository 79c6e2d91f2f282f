import type { Quotation } from '../../extract/extraction.ts';
import type { Palette } from './palette.ts';
import { layOut, type Piece, type Style, shown } from './rows.ts';

const OPENING_MARKS = /["＂“”„‟«»‹›「『‘’‚'`]+[ \u00A0\u202F]?$/;
/** Marks, a space after them, and one nested pair. */
const LONGEST_OPENING = 5;

/** A quotation's number, as the article's text and the list below it show it. */
export const mark = (index: number): string => `⟦${index + 1}⟧`;

/** The article's text with a number before every quotation, whose words have their speaker's colour. */
export function markedArticle(article: string, quotes: readonly Quotation[], palette: Palette, style: Style): string {
  const pieces: Piece[] = [];
  const newline = paragraphBreak(article, style);
  const add = (start: number, end: number, code?: string) =>
    pieces.push({ text: shown(article.slice(start, Math.max(start, end))).replaceAll('\n', newline), code });
  let at = 0;
  for (const [index, quote] of quotes.entries()) {
    const start = Math.max(at, quote.start);
    const opening = OPENING_MARKS.exec(article.slice(Math.max(at, start - LONGEST_OPENING), start))?.[0].length ?? 0;
    add(at, start - opening);
    pieces.push({ text: mark(index), code: '1' });
    add(start - opening, start);
    add(start, quote.end, palette(quote.speaker));
    at = Math.max(start, quote.end);
  }
  add(at, article.length);
  return layOut(pieces, style).replace(/^\n+|\n+$/g, '');
}

/** Where every line is a paragraph, wrapping would hide where one ends: an empty row shows it. */
function paragraphBreak(article: string, { width }: Style): '\n' | '\n\n' {
  if (width === undefined || /\n[ \t\r]*\n/.test(article.trim())) return '\n';
  return article.split('\n').some((line) => line.length > width) ? '\n\n' : '\n';
}
