import type { AlsoReported, Quote } from '../core/brief.ts';
import type { Draft, Holder } from '../core/draft.ts';
import type { Action, Block, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { count } from './count.ts';
import { draftLine, draftMessage } from './draft.ts';
import { languageNotes } from './language.ts';
import { briefLine } from './open.ts';
import { quoteBlock } from './quote.ts';

type Known = { type: 'known'; holder: Holder; changed: boolean; unseen?: true };

/** An article that is not public by itself: a draft, `like` what has much of its text; or what the library has of it. */
type Outcome =
  | { type: 'draft'; draft: Draft; like?: Holder }
  | Known
  | { type: 'also'; holder: Holder; also: AlsoReported };

/** What became of an article that was not published at once; `insist` is the line that makes a draft of it all the same. */
export function ingestedMessage(result: Outcome, insist?: string): Message {
  if (result.type === 'draft') return newDraftMessage(result.draft, result.like);
  const message = result.type === 'known' ? knownMessage(result) : alsoMessage(result.holder, result.also);
  const again: Action[] = insist ? [{ label: 'Make a draft all the same', line: insist, mode: 'replace' }] : [];
  return { ...message, actions: [...message.actions, ...again] };
}

/** A draft, and where much of its text stands already. */
function newDraftMessage(draft: Draft, like: Holder | undefined): Message {
  if (!like) return draftMessage(draft);
  const isRetracted = like.state === 'retracted';
  const message = draftMessage(
    draft,
    1,
    isRetracted
      ? phrase`A briefing with much of its text was retracted: ${like.title}.`
      : phrase`Much of it stands in ${like.title} already.`,
  );
  return {
    ...message,
    actions: [
      ...message.actions,
      { ...openAction(like), label: isRetracted ? 'See what was retracted' : 'Open the other' },
    ],
  };
}

/** The library has this article already. */
function knownMessage({ holder, changed, unseen }: Known): Message {
  const since = changed ? ' Its page has been changed since: look whether the briefing needs a correction.' : '';
  const blind = unseen ? ' Its page could not be looked at again.' : '';
  return sentence(`${KNOWN[holder.state](holder)} Nothing was doubled.${since}${blind}`, holder);
}

const KNOWN: Record<Holder['state'], (holder: Holder) => string> = {
  published: ({ title }) => phrase`The library has this article already: ${title}.`,
  open: ({ title, ...it }) => phrase`This article is a draft already, ${'id' in it ? it.id : ''}: ${title}.`,
  retracted: ({ title }) => phrase`The briefing of this article was retracted: ${title}.`,
  withdrawn: ({ title }) => phrase`The briefing of this article was taken out of the library: ${title}.`,
  discarded: ({ title }) => phrase`The draft of this article was discarded: ${title}.`,
};

/** Another page with the same text, or nearly: linked, not doubled. */
const alsoMessage = (holder: Holder, also: AlsoReported): Message =>
  sentence(
    phrase`Nearly the same text is there already: ${holder.title}. ${also.publisher} is now named there under “also reported by”, and nothing was doubled.`,
    holder,
  );

function sentence(text: string, holder: Holder): Message {
  return {
    notice: text,
    blocks: [{ type: 'text', spans: [text] }],
    actions: holder.state === 'withdrawn' || holder.state === 'discarded' ? [] : [openAction(holder)],
  };
}

const openAction = (holder: Holder): Action =>
  holder.type === 'draft'
    ? { label: 'Open the draft', line: draftLine('show', holder.id), mode: 'reply' }
    : { label: 'Open it', line: briefLine(holder.slug), mode: 'reply' };

/** The quotations of a text that somebody gave, in a language (its code): receipts are offsets in it. */
export function textQuotesMessage(quotes: readonly Quote[], total: number, language?: string): Message {
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
      ...languageNotes(language).map((note): Block => ({ type: 'small', spans: [note] })),
    ],
    actions: [],
  };
}
