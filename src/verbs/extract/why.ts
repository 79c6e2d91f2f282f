import type { Quotation, Statement } from '../../extract/extraction.ts';
import type { Span } from '../../extract/spans/marks.ts';
import { oneLine } from './rows.ts';

/** Between a mention and its cue may stand an adverb or a day; more words are left out. */
const NEAR = 40;

/** Why words have their speaker, or none, as the article puts it: “said Mayor Ida Lund”. */
export function reasonFor(article: string, it: Quotation | Statement): string {
  const told = [it.mention, it.cue].filter((span) => span !== null).sort((a, b) => a.start - b.start);
  if (told.length === 0)
    return it.speaker ? 'why: from the quotations around it' : 'why: no words beside it tell who said it';
  const words = stretches(told, it).map(({ start, end }) => oneLine(article.slice(start, end)));
  const phrase = `why: “${words.join(' … ')}”`;
  if (!it.speaker) return `${phrase} doesn’t tell surely who`;
  return it.cue ? phrase : `${phrase} stands near it`;
}

/** Mention and cue as one stretch where they stand together outside the quotation. */
function stretches(told: readonly Span[], quotation: Span): readonly Span[] {
  const [first, last] = told;
  if (!first || !last || last.start - first.end > NEAR) return told;
  const both = { start: first.start, end: Math.max(first.end, last.end) };
  const apart = both.end <= quotation.start || both.start >= quotation.end;
  return apart || last.start < first.end ? [both] : told;
}
