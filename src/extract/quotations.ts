import { type Mark, marksIn, type Span } from './marks.ts';

/** The paragraphs of a text: what stands between line breaks. */
export function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  }));
}

/** The words between quotation marks, in their order; nested ones belong to the one around them. */
export function quotedSpans(text: string): Span[] {
  const paragraphs = paragraphsOf(text);
  const all = paragraphs.map((paragraph) => marksIn(text, paragraph));
  const usesDouble = all.some((marks) => marks.some(({ family }) => family !== 'single'));
  return paragraphs.flatMap((paragraph, at) => {
    const marks = (all[at] as Mark[]).filter(({ family }) => !usesDouble || family !== 'single');
    return spansIn(text, paragraph, marks, paragraphs[at + 1]);
  });
}

function spansIn(text: string, paragraph: Span, marks: readonly Mark[], next: Span | undefined): Span[] {
  const spans: Span[] = [];
  let open: Mark | undefined;
  for (const [index, mark] of marks.entries()) {
    if (!open) {
      if (opensHere(mark, marks.slice(index + 1))) open = mark;
    } else if (mark.family === open.family && closesHere(mark, open)) {
      spans.push({ start: open.end, end: mark.start });
      open = undefined;
    }
  }
  if (open && runsOn(text, open, paragraph, next)) spans.push({ start: open.end, end: paragraph.end });
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => end > start);
}

const opensHere = (mark: Mark, following: readonly Mark[]): boolean =>
  mark.form !== 'close' && (mark.opens || (!mark.closes && following.some(({ family }) => family === mark.family)));

const closesHere = (mark: Mark, open: Mark): boolean =>
  mark.form !== 'open' && (mark.closes || !mark.opens) && mark.start > open.end;

/** A quotation that goes on in the next paragraph has no closing mark; one at a paragraph's start may have lost it. */
function runsOn(text: string, open: Mark, paragraph: Span, next: Span | undefined): boolean {
  const continues = next !== undefined && /^\s*(?:["“„«「‘]|``)/.test(text.slice(next.start, next.end));
  return continues || open.start === paragraph.start;
}

function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  return {
    start: start + (inner.length - inner.trimStart().length),
    end: end - (inner.length - inner.trimEnd().length),
  };
}
