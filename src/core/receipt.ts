import type { Article } from './brief.ts';

/** Where a quotation stands: a link that scrolls to it, or its offsets in the article's text (UTF-16 code units). */
export type Receipt = { type: 'link'; url: string } | { type: 'offsets'; start: number; end: number };

/** A text fragment names a long passage by its first and last words. */
const WHOLE_UP_TO = 12;
const EDGE_WORDS = 5;

/**
 * The receipt of words in an article: a `#:~:text=` address where the article has one, else offsets.
 * Source: https://wicg.github.io/scroll-to-text-fragment/
 */
export function receiptOf(article: Article, quote: { text: string; start: number; end: number }): Receipt {
  if (!article.url) return { type: 'offsets', start: quote.start, end: quote.end };
  const words = quote.text.split(/\s+/).filter(Boolean);
  const directive =
    words.length <= WHOLE_UP_TO
      ? encode(words.join(' '))
      : `${encode(words.slice(0, EDGE_WORDS).join(' '))},${encode(words.slice(-EDGE_WORDS).join(' '))}`;
  const [address = '', fragment = ''] = article.url.split('#', 2);
  return { type: 'link', url: `${address}#${fragment.split(':~:')[0]}:~:text=${directive}` };
}

/** Dashes, commas and ampersands are syntax in a text directive; brackets and the like would end a markdown link. */
function encode(words: string): string {
  const code = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return encodeURIComponent(words).replace(/[-!'()*_~.]/g, code);
}
