import type { PublishedBrief, Quote, Speaker } from '../core/brief.ts';
import type { Choice } from '../core/command.ts';
import { fold } from '../core/fold.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { sourceSpans } from './brief.ts';
import { count } from './count.ts';
import { openActions } from './open.ts';
import { pageActions, pageOf } from './pages.ts';
import { quoteBlock } from './quote.ts';

type Slice = { items: PublishedBrief[]; total: number };
/** What a list of briefings is called, how long its pages are, and the command line of each page. */
export type Listing = { title: string; pageSize: number; page: number; line(page: number): string };

/** Briefings by title, with source and age, and a button for each. */
export function listMessage(briefs: Slice, listing: Listing): Message {
  const page = pageOf(briefs.total, listing.pageSize, listing.page);
  const items = briefs.items.map((brief): Inline[] => [
    { type: 'text', text: brief.title, strong: true },
    ' · ',
    ...sourceSpans(brief.source),
    ' · ',
    { type: 'time', at: brief.publishedAt, show: 'relative' },
  ]);
  return {
    notice: `${listing.title}: ${count(briefs.total, 'briefing')}.`,
    blocks: [
      { type: 'heading', text: listing.title },
      { type: 'small', spans: [[count(briefs.total, 'briefing'), page.label].filter(Boolean).join(' · ')] },
      { type: 'list', items },
    ],
    actions: [...pageActions(page, listing.line), ...openActions(briefs.items)],
  };
}

/** Briefings that words were found in, each with the first quotation that holds one of them; `some`: none has them all, and something else may be `meant`. */
export function foundMessage(
  briefs: Slice & { some?: boolean },
  words: string,
  listing: Listing,
  meant: readonly Action[] = [],
): Message {
  const page = pageOf(briefs.total, listing.pageSize, listing.page);
  const blocks = briefs.items.flatMap((brief): Block[] => {
    const quote = quoteWith(brief.quotes, words);
    return [
      { type: 'text', spans: [{ type: 'text', text: brief.title, strong: true }] },
      { type: 'small', spans: sourceSpans(brief.source) },
      ...(quote ? [quoteBlock(quote, brief.source, [], brief.corrections !== undefined)] : []),
    ];
  });
  const some = briefs.some ? 'Nothing has all of these words; these have some' : undefined;
  return {
    notice: `${listing.title}: ${count(briefs.total, 'briefing')}.`,
    blocks: [
      { type: 'heading', text: listing.title },
      { type: 'small', spans: [[some, count(briefs.total, 'briefing'), page.label].filter(Boolean).join(' · ')] },
      ...blocks,
    ],
    actions: [...meant, ...pageActions(page, listing.line), ...openActions(briefs.items)],
  };
}

function quoteWith(quotes: readonly Quote[], words: string): Quote | undefined {
  const wanted = fold(words).split(' ');
  return quotes.find((quote) =>
    fold(quote.text)
      .split(' ')
      .some((word) => wanted.some((it) => word.startsWith(it))),
  );
}

const SPEAKERS_SHOWN = 20;

/** Several people by one name: who is meant? */
export function whichSpeaker(speakers: readonly Speaker[], line: (name: string) => string): Message {
  const shown = speakers.slice(0, SPEAKERS_SHOWN);
  const items = shown.map((speaker): Inline[] => [
    { type: 'text', text: speaker.name, strong: true },
    ...(speaker.roles[0] ? [' · ', speaker.roles[0]] : []),
    ` · ${count(speaker.quotes, 'quotation')}`,
  ]);
  const actions = shown.map(({ name }): Action => ({ label: name, line: line(name), mode: 'replace' }));
  const notice =
    speakers.length > shown.length
      ? `More than ${shown.length} speakers go by that name. Here are ${shown.length}; for others give more of the name.`
      : `${count(speakers.length, 'speaker')} go by that name: who is meant?`;
  return {
    notice,
    blocks: [
      { type: 'text', spans: [notice] },
      { type: 'list', items },
    ],
    actions,
  };
}

/** Buttons for what was perhaps meant. */
export const didYouMean = (similar: readonly Choice[], line: (value: string) => string): Action[] =>
  similar.map(({ label, value }) => ({ label, line: line(value), mode: 'replace' }));
