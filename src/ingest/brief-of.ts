import type { Brief, Quote, Statement } from '../core/brief.ts';
import type { Review } from '../core/draft.ts';
import { textFault } from '../core/text.ts';
import type { Extraction, Quotation, Speaker } from '../extract/extraction.ts';
import type { ArticleFacts } from '../store/articles.ts';

/** As much as a briefing's file takes (library/format.ts). */
const MOST = { quotes: 1000, quote: 20_000, sentence: 1000, name: 120, title: 200 };

/** What an article says of itself, its text, and the SHA-256 of that. */
export type ReadArticle = { text: string; sha256: string; url?: string; facts: ArticleFacts & { publisher: string } };

/** The briefing of an article, but for its slug: facts, summary and quotations, each checked against the text. */
export function briefOf({ text, sha256, url, facts }: ReadArticle, found: Extraction): Omit<Brief, 'slug'> {
  const { title, publisher, author, published, canonical } = facts;
  const address = canonical ?? url;
  const sentences = found.summary.flatMap((sentence) => statementOf(sentence, text));
  return {
    title,
    source: {
      publisher,
      ...(address && { url: address }),
      ...(author && { author }),
      ...(published && { published }),
      sha256,
    },
    topics: [],
    summary: sentences.length > 0 ? sentences : firstWords(text),
    points: found.points.flatMap((sentence) => statementOf(sentence, text)),
    quotes: quotesOf(text, found),
  };
}

/** An article's quotations, each checked against its text; only parts of a split one have a number that they share. */
export function quotesOf(text: string, { quotes }: Extraction): Quote[] {
  const found = quotes.flatMap((quotation) => quoteOf(quotation, text)).slice(0, MOST.quotes);
  const parts = Map.groupBy(found, ({ utterance }) => utterance);
  return found.map(({ utterance, ...quote }) =>
    (parts.get(utterance) ?? []).length > 1 ? { ...quote, utterance } : quote,
  );
}

/** What helps whoever looks at the draft: how sure each speaker is, and who else speaks. */
export function reviewOf({ quotes, statements }: Extraction): Review {
  const names = [...quotes, ...statements].flatMap(({ speaker }) => speaker?.name ?? []);
  return {
    sure: Object.fromEntries(quotes.map(({ start, confidence }) => [start, Math.round(confidence * 100) / 100])),
    people: [...new Set(names)],
    aliases: [],
  };
}

/** Whether words stand in a text where they are said to: what does not is no quotation and no sentence of it. */
export const stands = (
  text: string,
  { text: words, start, end }: { text: string; start: number; end: number },
): boolean => text.slice(start, end) === words;

const statementOf = (
  { text: words, start, end }: Statement & { start: number; end: number },
  text: string,
): Statement[] =>
  isFit(words, MOST.sentence) && stands(text, { text: words, start, end }) ? [{ text: words, start, end }] : [];

function quoteOf({ text: words, start, end, utterance, speaker }: Quotation, text: string): Quote[] {
  if (!isFit(words, MOST.quote) || !stands(text, { text: words, start, end })) return [];
  return [{ text: words, ...creditOf(speaker), start, end, utterance }];
}

function creditOf(speaker: Speaker | null): Pick<Quote, 'speaker' | 'title' | 'kind'> {
  if (!speaker || !isFit(speaker.name, MOST.name)) return { speaker: null, title: null, kind: 'person' };
  const { name, title, kind } = speaker;
  return { speaker: name, title: title && isFit(title, MOST.title) ? title : null, kind };
}

const isFit = (words: string, most: number): boolean =>
  words.length <= most && words.trim() === words && words !== '' && textFault(words) === undefined;

/** Where no sentence is fit to stand for the article: its first paragraph, or as much of it as fits. */
function firstWords(text: string): Statement[] {
  for (const { 0: paragraph, index } of text.matchAll(/\S[^\n]{59,}/g)) {
    const words = paragraph.slice(0, MOST.sentence).toWellFormed().trimEnd();
    if (isFit(words, MOST.sentence) && stands(text, { text: words, start: index, end: index + words.length }))
      return [{ text: words, start: index, end: index + words.length }];
  }
  return [];
}
