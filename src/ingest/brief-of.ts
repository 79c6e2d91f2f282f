import type { Article, Brief, Quote, Statement } from '../core/brief.ts';
import type { Review } from '../core/draft.ts';
import { fold } from '../core/fold.ts';
import { isVisible, textFault } from '../core/text.ts';
import type { Extraction, Quotation, Speaker } from '../extract/extraction.ts';
import type { ArticleFacts } from '../store/articles.ts';
import { lineFrom, publishedFrom, webAddressFrom } from './facts.ts';

/** As much as a briefing's file takes (library/format.ts). */
const MOST = { quotes: 1000, quote: 20_000, sentence: 1000, name: 120, title: 200, publisher: 120, people: 50 };

/** What an article says of itself, its text, and the SHA-256 of that. */
export type ReadArticle = { text: string; sha256: string; url?: string; facts: ArticleFacts & { publisher: string } };

/** The briefing of an article, but for its slug: facts, summary and quotations, each checked against the text. */
export function briefOf({ text, sha256, url, facts }: ReadArticle, found: Extraction): Omit<Brief, 'slug'> {
  const sentences = found.summary.flatMap((sentence) => statementOf(sentence, text));
  const source = sourceOf(facts, url);
  return {
    title:
      lineFrom(facts.title, MOST.title) ?? lineFrom(`An article of ${source.publisher}`, MOST.title) ?? 'An article',
    source: { ...source, sha256 },
    topics: [],
    summary: sentences.length > 0 ? sentences : firstWords(text),
    points: found.points.flatMap((sentence) => statementOf(sentence, text)),
    quotes: quotesOf(text, found),
  };
}

/** A page says of itself what it likes: what can't be shown or kept is left out. */
function sourceOf({ publisher, author, published, canonical }: ReadArticle['facts'], url: string | undefined): Article {
  const kept = {
    url: webAddressFrom(canonical) ?? webAddressFrom(url),
    author: author === undefined ? undefined : lineFrom(author, MOST.title),
    published: publishedFrom(published),
  };
  return {
    publisher: lineFrom(publisher, MOST.publisher) ?? 'Unknown publisher',
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  };
}

/** An article's quotations, each checked against its text. */
export const quotesOf = (text: string, { quotes }: Extraction): Quote[] =>
  agreeing(quotes.flatMap((quotation) => quoteOf(quotation, text)).slice(0, MOST.quotes));

/**
 * An utterance's number stays where there are several parts of it. Parts with different speakers, as where only one of them
 * is sure, are not shown as parts of one quotation.
 */
function agreeing(quotes: readonly Quote[]): Quote[] {
  const parts = Map.groupBy(quotes, ({ utterance }) => utterance);
  return quotes.map((quote) => {
    const { utterance, ...whole } = quote;
    const together = parts.get(utterance) ?? [];
    const isPart = together.length > 1 && together.every(({ speaker }) => speaker === quote.speaker);
    return utterance !== undefined && isPart ? quote : whole;
  });
}

/** What helps whoever looks at the draft: how sure each speaker is, who else speaks, and in which language. */
export function reviewOf({ language, quotes, statements }: Extraction): Review {
  const names = [...quotes, ...statements].flatMap(({ speaker }) =>
    speaker && isName(speaker.name) ? speaker.name : [],
  );
  return {
    sure: Object.fromEntries(quotes.map(({ start, confidence }) => [start, Math.round(confidence * 100) / 100])),
    people: [...new Set(names)].slice(0, MOST.people),
    aliases: [],
    language,
  };
}

/** The language of any text, by its code; `und` where it is none with word lists, which are loaded with the first text. */
export const languageIn = async (text: string): Promise<string> =>
  (await import('../extract/language/detect.ts')).languageOf(text).code;

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
  if (!speaker || !isName(speaker.name)) return { speaker: null, title: null, kind: 'person' };
  const { name, title, kind } = speaker;
  return { speaker: name, title: title && isLine(title, MOST.title) ? title : null, kind };
}

const isFit = (words: string, most: number): boolean =>
  words.length <= most && words.trim() === words && isVisible(words) && textFault(words) === undefined;

const isLine = (words: string, most: number): boolean => isFit(words, most) && !/[\n\u2028\u2029]/.test(words);

/** Nobody could ask for a name without a letter or a digit. */
const isName = (words: string): boolean => isLine(words, MOST.name) && fold(words) !== '';

/** Where no sentence is fit to stand for the article: its first paragraph, or as much of it as fits. */
function firstWords(text: string): Statement[] {
  for (const { 0: paragraph, index } of text.matchAll(/\S[^\n]{59,}/g)) {
    const words = paragraph
      .slice(0, MOST.sentence)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd();
    const end = index + words.length;
    if (isFit(words, MOST.sentence)) return [{ text: words, start: index, end }];
  }
  return [];
}
