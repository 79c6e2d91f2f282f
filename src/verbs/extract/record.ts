import type { Extraction, Quotation, Speaker, Statement } from '../../extract/extraction.ts';
import type { Span } from '../../extract/marks.ts';

/** What names an article among others: what its line or file called it. */
export type ArticleId = string | number | null;

/** An extraction for programs, key by key: what programs rely on doesn't change when our own types do. */
export const extractionRecord = (id: ArticleId, { language, quotes, statements }: Extraction) => ({
  id,
  summary: [],
  quotes: quotes.map(quoteRecord),
  language,
  statements: statements.map(statementRecord),
});

const quoteRecord = (it: Quotation) => ({
  text: it.text,
  start: it.start,
  end: it.end,
  utterance: it.utterance,
  speaker: speakerRecord(it.speaker),
  mention: span(it.mention),
  confidence: Math.round(it.confidence * 10_000) / 10_000,
  cue: span(it.cue),
});

const statementRecord = (it: Statement) => ({
  text: it.text,
  start: it.start,
  end: it.end,
  speaker: speakerRecord(it.speaker),
  mention: span(it.mention),
  cue: span(it.cue),
});

const speakerRecord = (it: Speaker | null) =>
  it && { name: it.name, title: it.title, kind: it.kind, nameAt: span(it.nameAt), titleAt: span(it.titleAt) };

const span = (it: Span | null) => it && { start: it.start, end: it.end };
