import { type Mark, marksIn, type Span } from './marks.ts';

/** Words between marks: `start` and `end` without them, `outer` with them; `closed` where the closing mark stands. */
export type Quoted = Span & { outer: Span; closed: boolean };

/** The paragraphs of a text: what stands between line breaks. */
export function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }));
}

/** The words between quotation marks, in their order; nested ones belong to the one around them. */
export function quotedSpans(text: string, paragraphs: readonly Span[] = paragraphsOf(text)): Quoted[] {
  const all = paragraphs.map((paragraph) => marksIn(text, paragraph));
  const usesDouble = all.some((marks) => marks.some(({ family }) => family !== 'single'));
  return paragraphs.flatMap((paragraph, at) => {
    const marks = (all[at] as Mark[]).filter(({ family }) => !usesDouble || family !== 'single');
    return spansIn(text, paragraph, marks, paragraphs[at + 1]);
  });
}

function spansIn(text: string, paragraph: Span, marks: readonly Mark[], next: Span | undefined): Quoted[] {
  const spans: Quoted[] = [];
  let open: Mark | undefined;
  for (const [index, mark] of marks.entries()) {
    if (!open) {
      if (opensHere(mark, marks, index)) open = mark;
    } else if (mark.family === open.family && closesHere(mark, open)) {
      spans.push(quoted(text, open, mark.start, mark.end, true));
      open = undefined;
    }
  }
  if (open && runsOn(text, open, paragraph, next)) spans.push(quoted(text, open, paragraph.end, paragraph.end, false));
  return spans.filter(({ start, end }) => end > start);
}

function opensHere(mark: Mark, marks: readonly Mark[], index: number): boolean {
  if (mark.form === 'close') return false;
  if (mark.opens || mark.closes) return mark.opens;
  for (let at = index + 1; at < marks.length; at++) if ((marks[at] as Mark).family === mark.family) return true;
  return false;
}

const closesHere = (mark: Mark, open: Mark): boolean =>
  mark.form !== 'open' && (mark.closes || !mark.opens) && mark.start > open.end;

/** A quotation that goes on in the next paragraph has no closing mark; one at a paragraph's start may have lost it. */
function runsOn(text: string, open: Mark, paragraph: Span, next: Span | undefined): boolean {
  const continues = next !== undefined && /^\s*(?:["“„«「‘]|``)/.test(text.slice(next.start, Math.min(next.end, next.start + 99)));
  return continues || open.start === paragraph.start;
}

function quoted(text: string, open: Mark, innerEnd: number, outerEnd: number, closed: boolean): Quoted {
  const inner = text.slice(open.end, innerEnd);
  return {
    start: open.end + (inner.length - inner.trimStart().length),
    end: innerEnd - (inner.length - inner.trimEnd().length),
    outer: { start: open.start, end: outerEnd },
    closed,
  };
}
