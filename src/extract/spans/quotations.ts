import { type Family, type Mark, marksIn, type Span } from './marks.ts';
import { pairing } from './pairing.ts';

/**
 * Words between marks: `start` and `end` without them, `outer` with them; `closed` where the closing mark stands;
 * `family` tells the marks.
 */
export type Quoted = Span & { outer: Span; closed: boolean; family: Family };

const LINE = /[^\n\r\u2028\u2029]+/g;

/** The paragraphs of a text: what stands between line breaks, except breaks that only fill lines or split a sentence. */
export function paragraphsOf(text: string): Span[] {
  const lines: Span[] = [];
  for (const { 0: line, index } of text.matchAll(LINE)) {
    const end = index + line.trimEnd().length;
    if (end > index) lines.push({ start: index, end: index + line.length });
  }
  const width = wrappedAt(text, lines);
  const paragraphs: Span[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const last = paragraphs.at(-1);
    if (before && last && joins(text, before, line, width)) last.end = line.end;
    else paragraphs.push({ ...line });
  });
  return paragraphs;
}

const isOneBreak = (text: string, before: Span, line: Span): boolean =>
  line.start - before.end === 1 ||
  (line.start - before.end === 2 && text[before.end] === '\r' && text[before.end + 1] === '\n');

/** Whether the first word of the next line would not have fitted. */
const isFull = (text: string, before: Span, line: Span, width: number): boolean => {
  const word = /^\S*/.exec(text.slice(line.start, Math.min(line.end, line.start + width)))?.[0].length ?? 0;
  return before.end - before.start + 1 + word > width;
};

/** The column at which all lines of a text were broken, or 0: that of plain e-mail and agencies is 60 to 80. */
function wrappedAt(text: string, lines: readonly Span[]): number {
  const width = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (width < 45 || width > 100) return 0;
  let full = 0;
  let inner = 0;
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (!before || !isOneBreak(text, before, line)) return;
    inner++;
    if (isFull(text, before, line, width)) full++;
  });
  return inner >= 3 && full >= 0.6 * inner ? width : 0;
}

function joins(text: string, before: Span, line: Span, width: number): boolean {
  if (!isOneBreak(text, before, line)) return false;
  if (width > 0 && isFull(text, before, line, width - 3)) return true;
  const ending = text.slice(Math.max(before.start, before.end - 9), before.end).trimEnd();
  if (before.end - before.start < 40) return false;
  return (
    /[,،、]$/.test(ending) ||
    (/[\p{Ll}\p{N}]$/u.test(ending) && /^\s*\p{Ll}/u.test(text.slice(line.start, line.start + 4)))
  );
}

/** The words between quotation marks, in their order; nested ones belong to the one around them. */
export function quotedSpans(text: string, paragraphs: readonly Span[] = paragraphsOf(text)): Quoted[] {
  const spans: Quoted[] = [];
  const pairs = pairing(speaksInSingles(text) ? 0.3 : 1.5, ({ outer, inner, family, closed }) => {
    const span = trimmed(text, inner);
    if (span.end > span.start) spans.push({ ...span, outer, closed, family });
  });
  let marks = paragraphs[0] ? marksIn(text, paragraphs[0]) : [];
  paragraphs.forEach((paragraph, at) => {
    for (const mark of marks) pairs.take(mark);
    const next = paragraphs[at + 1];
    marks = next ? marksIn(text, next) : [];
    pairs.take({ end: paragraph.end, nextStart: next?.start ?? paragraph.end, nextFamily: opener(marks) });
  });
  pairs.settle();
  return spans;
}

/** The family of a mark that opens the paragraph of these marks. */
function opener([mark]: readonly Mark[]): Family | undefined {
  return mark?.opening === 'paragraph' && mark.open < 2 ? mark.family : undefined;
}

/** British and Australian pages quote between single marks: more of them than doubles stand after a comma or a stop. */
function speaksInSingles(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const singles = count(/[,.!?…]['’](?!['’\p{L}])/gu);
  const doubles = count(/[,.!?…](?:["”»]|''|’’)/g);
  return singles > 1 ? singles > doubles : doubles === 0 && /(?:^|\s)‘\p{L}/u.test(text) && !/["“”«„]/.test(text);
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
