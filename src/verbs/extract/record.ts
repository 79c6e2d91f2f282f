import type { Extraction, Quotation, Speaker, Statement } from '../../extract/extraction.ts';
import type { Span } from '../../extract/spans/marks.ts';
import type { Sentence } from '../../extract/summary/summary.ts';
import type { Known } from './known.ts';
import type { PageArticle } from './page.ts';

/** What names an article among others: what its line or file called it. */
export type ArticleId = string | number | null;

/** What is said of a language that is not known. */
const UNKNOWN = 'und';

/**
 * An extraction for programs, key by key: what programs rely on doesn't change when our own types do. Of a page also its
 * text, in which offsets count, and its facts; its language is the declared one where the text's isn't known.
 */
export const extractionRecord = (
  id: ArticleId,
  { language, summary, points, quotes, statements }: Extraction,
  known: Known,
  page?: PageArticle,
) => ({
  id,
  summary: summary.map(sentenceRecord),
  quotes: quotes.map((it) => quoteRecord(it, known)),
  language: language === UNKNOWN ? page?.facts.language || UNKNOWN : language,
  statements: statements.map((it) => statementRecord(it, known)),
  points: points.map(sentenceRecord),
  ...(page && pageRecord(page)),
});

const pageRecord = ({ text, facts }: PageArticle) => ({
  text,
  title: facts.title,
  author: facts.author ?? null,
  publisher: facts.publisher ?? null,
  published: facts.published ?? null,
  canonical: facts.canonical ?? null,
});

const sentenceRecord = ({ text, start, end }: Sentence) => ({ text, start, end });

const quoteRecord = (it: Quotation, known: Known) => ({
  text: it.text,
  start: it.start,
  end: it.end,
  utterance: it.utterance,
  speaker: speakerRecord(it.speaker, known),
  mention: span(it.mention),
  confidence: Math.round(it.confidence * 10_000) / 10_000,
  cue: span(it.cue),
});

const statementRecord = (it: Statement, known: Known) => ({
  text: it.text,
  start: it.start,
  end: it.end,
  speaker: speakerRecord(it.speaker, known),
  mention: span(it.mention),
  cue: span(it.cue),
});

const speakerRecord = (it: Speaker | null, known: Known) =>
  it && {
    name: it.name,
    title: it.title,
    kind: it.kind,
    nameAt: span(it.nameAt),
    titleAt: span(it.titleAt),
    known: known(it),
  };

const span = (it: Span | null) => it && { start: it.start, end: it.end };
