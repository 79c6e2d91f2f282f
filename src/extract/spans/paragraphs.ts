import type { Span } from './marks.ts';

/** `start` is where its words begin; `from` stands before its indent, `column` counts without what all lines are indented. */
type Line = Span & { from: number; column: number };

const LINE = /[^\n\r\u2028\u2029]+/g;
/** Blanks, and what e-mail sets before lines that it repeats. */
const INDENT = /^\s*(?:>\s*)*/;
const LONGEST_INDENT = 40;

/** The paragraphs of a text: what stands between line breaks, except breaks that only fill lines or split a sentence. */
export function paragraphsOf(text: string): Span[] {
  const lines = linesOf(text);
  const width = wrappedAt(text, lines);
  const paragraphs: Span[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const last = paragraphs.at(-1);
    if (before && last && joins(text, before, line, width)) last.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}

/** The lines that have words. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let indent = LONGEST_INDENT;
  for (const { 0: line, index } of text.matchAll(LINE)) {
    const end = line.trimEnd().length;
    const start = INDENT.exec(line.slice(0, LONGEST_INDENT))?.[0].length ?? 0;
    if (start >= end) continue;
    indent = Math.min(indent, start);
    lines.push({ start: index + start, end: index + line.length, from: index, column: end });
  }
  for (const line of lines) line.column -= indent;
  return lines;
}

const isOneBreak = (text: string, before: Line, line: Line): boolean =>
  line.from - before.end === 1 ||
  (line.from - before.end === 2 && text[before.end] === '\r' && text[before.end + 1] === '\n');

/** What is not broken between lines; Chinese and Japanese break within words. */
const FIRST_WORD = /^[^\s\u2e80-\u9fff\uff00-\uffef]*/;

/** Whether the first word of the next line would not have fitted. */
const isFull = (text: string, before: Line, line: Line, width: number): boolean => {
  const word = FIRST_WORD.exec(text.slice(line.start, Math.min(line.end, line.start + width)))?.[0].length ?? 0;
  return before.column + 1 + word > width;
};

/**
 * The column at which all lines of a text were broken, or 0: that of plain e-mail and agencies is 60 to 80, that of newspapers
 * 30 to 50. Lines as short may as well be a list or verse: there nearly all must be full.
 */
function wrappedAt(text: string, lines: readonly Line[]): number {
  const width = lines.reduce((most, { column }) => Math.max(most, column), 0);
  if (width < 30 || width > 100) return 0;
  let full = 0;
  let inner = 0;
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (!before || !isOneBreak(text, before, line)) return;
    inner++;
    if (isFull(text, before, line, width)) full++;
  });
  return inner >= 3 && full >= (width < 45 ? 0.75 : 0.6) * inner ? width : 0;
}

function joins(text: string, before: Line, line: Line, width: number): boolean {
  if (!isOneBreak(text, before, line)) return false;
  if (width > 0 && isFull(text, before, line, width - 3)) return true;
  if (before.column < 40) return false;
  const ending = text.slice(Math.max(before.start, before.end - 9), before.end).trimEnd();
  return (
    /[,،、]$/.test(ending) ||
    (/[\p{Ll}\p{N}]$/u.test(ending) && /^\p{Ll}/u.test(text.slice(line.start, line.start + 2)))
  );
}
