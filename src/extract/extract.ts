import type { Extraction } from './extraction.ts';
import { quotedSpans } from './quotations.ts';

/** The quotations of an article's text, in their order. Takes any text and time linear in its length; never throws. */
export function extract(text: string): Extraction {
  const quotes = quotedSpans(text).map((span, index) => ({
    ...span,
    text: text.slice(span.start, span.end),
    utterance: index + 1,
    speaker: null,
    mention: null,
    cue: null,
    confidence: 0.5,
  }));
  return { language: 'en', quotes, statements: [] };
}
