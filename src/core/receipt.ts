import type { Article } from './brief.ts';

/** Where a quotation stands: a link that scrolls to it, or its offsets in the article's text (UTF-16 code units). */
export type Receipt = { type: 'link'; url: string } | { type: 'offsets'; start: number; end: number };

/** A text fragment names a long passage by its first and last words; not all scripts put spaces between them. */
const WHOLE_UP_TO = 12;
const WHOLE_LENGTH = 120;
const EDGE_WORDS = 5;
const EDGE_LENGTH = 40;
/** No platform links to a longer address. */
const MAX_ADDRESS = 2_000;

/**
 * The receipt of words in an article: a `#:~:text=` address where the article has one, else offsets.
 * Source: https://wicg.github.io/scroll-to-text-fragment/
 */
export function receiptOf(article: Article, quote: { text: string; start: number; end: number }): Receipt {
  if (!article.url) return { type: 'offsets', start: quote.start, end: quote.end };
  const words = quote.text.split(/\s+/).filter(Boolean);
  const text = words.join(' ');
  const [first, last] = [firstOf(words), lastOf(words)];
  const short = words.length <= WHOLE_UP_TO && text.length <= WHOLE_LENGTH;
  const whole = short || first.length + last.length >= text.length;
  const directive = whole ? encode(text) : `${encode(first)},${encode(last)}`;
  const [address = '', fragment = ''] = article.url.split('#', 2);
  const url = `${address}#${fragment.split(':~:')[0]}:~:text=${directive}`;
  return url.length <= MAX_ADDRESS ? { type: 'link', url } : { type: 'offsets', start: quote.start, end: quote.end };
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' });
const segmentsOf = (word: string): string[] => [...SEGMENTER.segment(word)].map((it) => it.segment);

/** The first words, as many as are not too long; of one long word, as in Chinese, what its segments allow. */
function firstOf(words: readonly string[]): string {
  const few = words.slice(0, EDGE_WORDS);
  while (few.length > 1 && few.join(' ').length > EDGE_LENGTH) few.pop();
  const text = few.join(' ');
  return text.length > EDGE_LENGTH ? fill(segmentsOf(text), (all, next) => all + next) : text;
}

function lastOf(words: readonly string[]): string {
  const few = words.slice(-EDGE_WORDS);
  while (few.length > 1 && few.join(' ').length > EDGE_LENGTH) few.shift();
  const text = few.join(' ');
  return text.length > EDGE_LENGTH ? fill(segmentsOf(text).reverse(), (all, next) => next + all) : text;
}

function fill(segments: readonly string[], join: (all: string, next: string) => string): string {
  let all = '';
  for (const segment of segments) {
    if (all !== '' && all.length + segment.length > EDGE_LENGTH) break;
    all = join(all, segment);
  }
  return all;
}

/** Dashes, commas and ampersands are syntax in a text directive; brackets and the like would end a markdown link. */
function encode(words: string): string {
  const code = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return encodeURIComponent(words).replace(/[-!'()*_~.]/g, code);
}
