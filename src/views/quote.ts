import type { Article, FoundQuote, Quote, Speaker } from '../core/brief.ts';
import type { Block, Inline, Message } from '../core/message.ts';
import { receiptOf } from '../core/receipt.ts';
import { phrase } from '../core/text.ts';
import { count } from './count.ts';
import { openActions, quoteLine } from './open.ts';
import { pageActions, pageOf } from './pages.ts';

export const QUOTES_A_PAGE = 5;

/**
 * A quotation with its credit and receipt; `from` names the briefing where that isn't plain, and `corrected` warns of one
 * whose corrections aren't beside it.
 */
export function quoteBlock(quote: Quote, source: Article, from: Inline[] = [], corrected = false): Block {
  const parts = quote.utterance === undefined ? [] : [' · one part of a split quotation'];
  const warning: Inline[] = corrected
    ? [' · ', { type: 'text', text: 'corrected', strong: true }, ', see the briefing']
    : [];
  return {
    type: 'quote',
    text: quote.text,
    credit: creditSpans(quote),
    receipt: [...from, ...receiptSpans(quote, source), ...parts, ...warning],
  };
}

function creditSpans(quote: Quote): Inline[] {
  if (!quote.speaker) return quote.title ? [quote.title, ' (not named in the article)'] : ['Unattributed'];
  const name: Inline = { type: 'text', text: quote.speaker, strong: true };
  return quote.title ? [name, ', ', quote.title] : [name];
}

function receiptSpans(quote: Quote, source: Article): Inline[] {
  const receipt = receiptOf(source, quote);
  if (receipt.type === 'link') return [{ type: 'link', text: 'see it in the article', url: receipt.url }];
  return [`characters ${receipt.start}–${receipt.end} of the article’s text`];
}

/** A quotation out of its briefing, which it names. */
export const foundBlock = ({ quote, brief }: FoundQuote): Block =>
  quoteBlock(quote, brief.source, [brief.title, ' · '], brief.corrected);

/** A page of a speaker's quotations, the newest briefing first. */
export function quotesMessage(
  speaker: Speaker,
  quotes: { items: FoundQuote[]; total: number },
  asked: { topic?: string; page: number },
): Message {
  const page = pageOf(quotes.total, QUOTES_A_PAGE, asked.page);
  const role = speaker.roles[0];
  const facts: Inline[] = [
    ...(role ? [role, ' · '] : []),
    count(quotes.total, 'quotation'),
    ...(asked.topic ? [' · only ', asked.topic] : []),
    ...(page.label ? [` · ${page.label}`] : []),
  ];
  const line = (number: number) => quoteLine(speaker.name, { topic: asked.topic, page: number });
  return {
    notice: phrase`${speaker.name}: ${count(quotes.total, 'quotation')}, word for word.`,
    blocks: [{ type: 'heading', text: speaker.name }, { type: 'small', spans: facts }, ...quotes.items.map(foundBlock)],
    actions: [...pageActions(page, line), ...openActions(quotes.items.map(({ brief }) => brief))],
    line: line(page.number),
  };
}
