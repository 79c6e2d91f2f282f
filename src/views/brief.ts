import { type AlsoReported, type Article, type Brief, readingMinutes, type Statement } from '../core/brief.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { noteBlocks } from './corrections.ts';
import { count } from './count.ts';
import { briefLine, quoteLine } from './open.ts';
import { pageActions, pageOf } from './pages.ts';
import { quoteBlock } from './quote.ts';

const QUOTES_A_PAGE = 10;
const SPEAKER_BUTTONS = 3;

/** A briefing as it is, or as a draft will be: source and read time, summary, points, and its quotations, ten a page. */
export function briefMessage(brief: Brief & { publishedAt?: string }, wanted = 1): Message {
  const page = pageOf(brief.quotes.length, QUOTES_A_PAGE, wanted);
  const quotes = brief.quotes.slice(page.offset, page.offset + QUOTES_A_PAGE);
  const blocks: Block[] = [
    { type: 'heading', text: brief.title },
    ...noteBlocks(brief),
    {
      type: 'small',
      spans: [...sourceSpans(brief.source), ` · ${readingMinutes(brief)} min read`, ...sinceSpans(brief)],
    },
  ];
  if (brief.also?.length) blocks.push({ type: 'small', spans: alsoSpans(brief.also) });
  if (page.number === 1) blocks.push(...statementBlocks(brief.summary, false), ...statementBlocks(brief.points, true));
  if (quotes.length > 0) blocks.push({ type: 'small', spans: [quotesLabel(brief.quotes.length, page.label)] });
  blocks.push(...quotes.map((quote) => quoteBlock(quote, brief.source)));
  return {
    notice: phrase`${brief.title} (${brief.source.publisher}): a briefing with ${count(brief.quotes.length, 'quotation')}.`,
    blocks,
    actions: [...pageActions(page, (number) => briefLine(brief.slug, number)), ...speakerActions(brief)],
    line: briefLine(brief.slug, page.number > 1 ? page.number : undefined),
  };
}

/** Publisher (linked where the article has an address), author and date of an article. */
export function sourceSpans(source: Article): Inline[] {
  const publisher: Inline = source.url ? { type: 'link', text: source.publisher, url: source.url } : source.publisher;
  const author = source.author ? [' · ', source.author] : [];
  return ['Source: ', publisher, ...author, ...(source.published ? [' · ', dateSpan(source.published)] : [])];
}

const MOST_OTHERS = 10;

/** Other pages with the same text, or nearly. */
function alsoSpans(also: readonly AlsoReported[]): Inline[] {
  const names = also
    .slice(0, MOST_OTHERS)
    .map(({ publisher, url }): Inline => (url ? { type: 'link', text: publisher, url } : publisher));
  const more = also.length - names.length;
  return [
    'Also reported by ',
    ...names.flatMap((name, at) => (at === 0 ? [name] : [', ', name])),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A date without a time is the publisher's own calendar day: shown as it is, in no reader's zone. */
function dateSpan(published: string): Inline {
  if (published.includes('T')) return { type: 'time', at: new Date(published).toISOString(), show: 'datetime' };
  const day = new Date(`${published}T00:00:00Z`);
  return DAY.format(day);
}

const sinceSpans = ({ publishedAt }: { publishedAt?: string }): Inline[] =>
  publishedAt === undefined ? [] : [' · in the library since ', { type: 'time', at: publishedAt, show: 'date' }];

/** Statements under a label that says whose words they are: the article's (with offsets) or an editor's. */
function statementBlocks(statements: readonly Statement[], asList: boolean): Block[] {
  const blocks: Block[] = [];
  for (const verbatim of [false, true]) {
    const texts = statements.filter((it) => (it.start !== undefined) === verbatim).map((it) => it.text);
    if (texts.length === 0) continue;
    const whose = verbatim ? 'the article’s words' : 'an editor’s own words';
    blocks.push({ type: 'small', spans: [`${asList ? 'Key points' : 'Summary'}, in ${whose}`] });
    // The article's sentences stand apart: run together they would read as one passage of it.
    if (asList || verbatim) blocks.push({ type: 'list', items: texts.map((text) => [text]) });
    else blocks.push({ type: 'text', spans: texts.flatMap((text, at) => (at === 0 ? [text] : [' ', text])) });
  }
  return blocks;
}

const quotesLabel = (total: number, pages: string): string =>
  `${count(total, 'quotation')} in the article’s words${pages ? ` · ${pages}` : ''}`;

function speakerActions(brief: Brief): Action[] {
  const speakers = [...new Set(brief.quotes.flatMap((quote) => quote.speaker ?? []))];
  return speakers.slice(0, SPEAKER_BUTTONS).map((speaker) => ({
    label: phrase`Quotes: ${speaker}`,
    line: quoteLine(speaker, { page: 1 }),
    mode: 'reply',
  }));
}
