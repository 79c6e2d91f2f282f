import type { Span } from './spans/marks.ts';
import type { Summary } from './summary/summary.ts';

/** Who or what a quotation is from: `document` for a memo or a law, `unnamed` for “a doctor” or “two officials”. */
export type Kind = 'person' | 'organization' | 'document' | 'unnamed';

/**
 * A source as the article names it: `name` in its fullest form without titles, `title` the role beside it (“Pentagon
 * spokesman Rear Adm.”). Both are stretches of the article, at `nameAt` and `titleAt`, with single spaces for the blanks and
 * line breaks inside them.
 */
export type Speaker = { name: string; title: string | null; kind: Kind; nameAt: Span; titleAt: Span | null };

/**
 * A quotation: `text` is exactly `article.slice(start, end)`, the words between the marks. Parts of one split quotation
 * share `utterance`, a number that counts from 1. `mention` is the phrase that names the source beside the quotation, `cue`
 * the words that attribute it (“said”, “according to”); `speaker` is null where the article doesn't tell, or doesn't tell
 * surely enough. `confidence` is the probability that span and speaker are right, 0 to 1.
 */
export type Quotation = Span & {
  text: string;
  utterance: number;
  speaker: Speaker | null;
  mention: Span | null;
  cue: Span | null;
  confidence: number;
};

/** What somebody said in the article's words, without marks: never shown as a quotation. */
export type Statement = Span & { text: string; speaker: Speaker | null; mention: Span; cue: Span };

/**
 * All that is read from an article. `summary` are one to three of its own sentences, `points` up to five others, in its order;
 * both are empty where it has no sentence that can be shown.
 */
export type Extraction = Summary & { language: string; quotes: Quotation[]; statements: Statement[] };
