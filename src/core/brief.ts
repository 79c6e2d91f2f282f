/** What produced a quotation. */
export type SourceKind = 'person' | 'organization' | 'document' | 'unnamed';

/**
 * A sentence of a briefing. With offsets it is a verbatim sentence of the article, without them an editor's own words;
 * the two are never shown alike. Offsets are UTF-16 code units into the article's text.
 */
export type Statement = { text: string; start?: number; end?: number };

/** Words between quotation marks in the article: `articleText.slice(start, end) === text`, or it does not exist. */
export type Quote = {
  text: string;
  /** Fullest name in the article, without titles; null is "unattributed". */
  speaker: string | null;
  /** The role as the article gives it. */
  title: string | null;
  kind: SourceKind;
  start: number;
  end: number;
  /** The same number for the parts of one quotation that its attribution splits. */
  utterance?: number;
};

/** The article a briefing was made from; `published` is an ISO date or date-time, `sha256` that of its text in UTF-8. */
export type Article = { publisher: string; url?: string; author?: string; published?: string; sha256?: string };

/** The same news elsewhere: a page whose text is the article's, or nearly. */
export type AlsoReported = { publisher: string; url?: string; title?: string };

/** What was put right since it was published, or why it was taken back; `at` is an ISO instant. */
export type Correction = { at: string; note: string };

/** What an editor or the extraction makes of one article. */
export type Brief = {
  slug: string;
  title: string;
  source: Article;
  topics: string[];
  summary: Statement[];
  points: Statement[];
  quotes: Quote[];
  also?: AlsoReported[];
  /** The oldest first. */
  corrections?: Correction[];
  /** It was taken back: it stands in no list, and who asks for it by its slug reads why. */
  retracted?: Correction;
};

/**
 * A briefing in the library: `seq` is its place in the order of publishing, `publishedAt` and `correctedAt` (of its newest
 * version, if it is not the first) are ISO instants.
 */
export type PublishedBrief = Brief & { seq: number; publishedAt: string; correctedAt?: string };

/** A quotation found in the library, with the briefing it stands in; `corrected`: that has corrections. */
export type FoundQuote = { quote: Quote; brief: { slug: string; title: string; source: Article; corrected?: boolean } };

/** A person, organization or document that is quoted. */
export type Speaker = { id: number; name: string; roles: string[]; quotes: number };

const WORDS_A_MINUTE = 230;

/** Minutes (at least 1) to read a text. */
export const minutesToRead = (text: string): number =>
  Math.max(1, Math.round((text.match(/\S+/g)?.length ?? 0) / WORDS_A_MINUTE));

/** Minutes (at least 1) to read the briefing itself: title, summary, points and quotations. */
export function readingMinutes(brief: Brief): number {
  const texts = [brief.title, ...[...brief.summary, ...brief.points, ...brief.quotes].map((item) => item.text)];
  return minutesToRead(texts.join(' '));
}
