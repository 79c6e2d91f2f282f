import type { AlsoReported, Quote } from '../core/brief.ts';
import type { Holder } from '../core/draft.ts';
import type { Action, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { count } from './count.ts';
import { draftLine } from './draft.ts';
import { briefLine } from './open.ts';
import { quoteBlock } from './quote.ts';

/** The library has this article already; `changed`: its page says something else by now. */
export function knownMessage(holder: Holder, changed: boolean): Message {
  const since = changed ? ' Its page has been changed since: look whether the briefing needs a correction.' : '';
  return sentence(`${KNOWN[holder.state](holder)} Nothing was doubled.${since}`, holder);
}

const KNOWN: Record<Holder['state'], (holder: Holder) => string> = {
  published: ({ title }) => phrase`The library has this article already: ${title}.`,
  open: ({ title, ...it }) => phrase`This article is a draft already, ${'id' in it ? it.id : ''}: ${title}.`,
  retracted: ({ title }) => phrase`The briefing of this article was retracted: ${title}.`,
  withdrawn: ({ title }) => phrase`The briefing of this article was taken out of the library: ${title}.`,
  discarded: ({ title }) => phrase`The draft of this article was discarded: ${title}.`,
};

/** Another page with the same text, or nearly: linked, not doubled. */
export const alsoMessage = (holder: Holder, also: AlsoReported): Message =>
  sentence(
    phrase`Nearly the same text is there already: ${holder.title}. ${also.publisher} is now named there under “also reported by”, and nothing was doubled.`,
    holder,
  );

function sentence(text: string, holder: Holder): Message {
  const open: Action[] =
    holder.type === 'draft'
      ? [{ label: 'Open the draft', line: draftLine('show', holder.id), mode: 'reply' }]
      : [{ label: 'Open it', line: briefLine(holder.slug), mode: 'reply' }];
  return {
    notice: text,
    blocks: [{ type: 'text', spans: [text] }],
    actions: holder.state === 'withdrawn' || holder.state === 'discarded' ? [] : open,
  };
}

/** The quotations of a text that somebody gave: receipts are offsets in it. */
export function textQuotesMessage(quotes: readonly Quote[], total: number): Message {
  const title = total === 0 ? 'No quotation in this text' : `${count(total, 'quotation')} in this text`;
  const rest = total - quotes.length;
  return {
    notice: `${title}.`,
    blocks: [
      { type: 'heading', text: title },
      ...quotes.map((quote) => quoteBlock(quote, { publisher: '' })),
      {
        type: 'small',
        spans: [
          total === 0
            ? 'Nothing stands between quotation marks that somebody is likely to have said.'
            : `Word for word as the text has them; who said each is judged, and may be wrong.${rest > 0 ? ` ${count(rest, 'more quotation')}: give less of the text at once.` : ''}`,
        ],
      },
    ],
    actions: [],
  };
}
