import { type Family, type Mark, marksIn, type Span } from './marks.ts';
import { pairing } from './pairing.ts';
import { paragraphsOf } from './paragraphs.ts';

export { paragraphsOf } from './paragraphs.ts';

/**
 * Words between marks: `start` and `end` without them, `outer` with them; `closed` where the closing mark stands;
 * `family` tells the marks.
 */
export type Quoted = Span & { outer: Span; closed: boolean; family: Family };

/** “…” and “?!” are no words. */
const SPEAKABLE = /[\p{L}\p{N}]/u;

/** The words between quotation marks, in their order; nested ones belong to the one around them. */
export function quotedSpans(text: string, paragraphs: readonly Span[] = paragraphsOf(text)): Quoted[] {
  const spans: Quoted[] = [];
  const pairs = pairing(speaksInSingles(text) ? 0.3 : 1.5, ({ outer, inner, family, closed }) => {
    const span = trimmed(text, inner);
    if (SPEAKABLE.test(text.slice(span.start, span.end))) spans.push({ ...span, outer, closed, family });
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
