import type { PublishedBrief } from '../core/brief.ts';
import type { Subscription } from '../core/digest.ts';
import { formatLine } from '../core/grammar.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { isolate, phrase } from '../core/text.ts';
import { sourceSpans } from './brief.ts';
import { count } from './count.ts';
import { openActions } from './open.ts';
import { quoteBlock } from './quote.ts';

/** What a digest shows: the newest briefings of its range with their quotations, and how many there are in all. */
export type DigestContent = {
  subscription: string;
  briefs: readonly PublishedBrief[];
  total: number;
  range: { after: number; through: number; topics: readonly string[] };
  /** When it is sent so late that it must say so: when it was due (ms), and since when it stands for missed ones. */
  late?: { dueAt: number; missedFrom?: number };
};

/** A scheduled digest: each briefing with its lead quotation, new ones told from corrected ones, the rest by button. */
export function digestMessage({ subscription, briefs, total, range, late }: DigestContent): Message {
  const corrected = briefs.filter((brief) => brief.correctedAt).length;
  const more = total - briefs.length;
  // Of those behind the button it isn't known here.
  const kinds = more > 0 ? 'new and corrected' : `${corrected} of them corrected`;
  const title = corrected > 0 ? `${count(total, 'briefing')}, ${kinds}` : count(total, 'new briefing');
  return {
    notice: `${title}: ${briefs.map(({ title }) => isolate(title)).join(' · ')}`,
    blocks: [
      { type: 'heading', text: title },
      ...(late ? [lateBlock(late)] : []),
      ...briefs.flatMap(briefBlocks),
      ...(more > 0
        ? [{ type: 'small', spans: [`${count(more, 'more briefing')}, by the button below.`] } as Block]
        : []),
      { type: 'small', spans: [`Digest ${subscription}`] },
    ],
    actions: [
      ...openActions(briefs),
      ...(more > 0
        ? [{ label: `${more.toLocaleString('en')} more`, line: rangeLine(range), mode: 'reply' } as Action]
        : []),
      { label: 'Pause', line: digestLine('pause', subscription), mode: 'reply' },
      { label: 'Next run', line: digestLine('preview', subscription), mode: 'reply' },
    ],
  };
}

/** The command line of something to do with a digest. */
export const digestLine = (what: string, digest: string): string =>
  formatLine({ command: `digest ${what}`, options: { digest } });

/** The command line that lists the briefings of a range. */
export const rangeLine = ({ after, through, topics }: DigestContent['range']): string =>
  formatLine({
    command: 'latest',
    options: { range: `${after + 1}-${through}`, ...(topics.length > 0 && { topics: topics.join(',') }) },
  });

/** A briefing with its lead quotation. */
export function briefBlocks(brief: PublishedBrief): Block[] {
  const lead = brief.quotes.find((quote) => quote.speaker !== null) ?? brief.quotes[0];
  const news: Inline[] = brief.correctedAt
    ? ['Corrected ', { type: 'time', at: brief.correctedAt, show: 'datetime' }]
    : ['New'];
  return [
    { type: 'text', spans: [{ type: 'text', text: brief.title, strong: true }] },
    { type: 'small', spans: [...news, ' · ', ...sourceSpans(brief.source)] },
    ...(lead ? [quoteBlock(lead, brief.source)] : []),
  ];
}

function lateBlock({ dueAt, missedFrom }: NonNullable<DigestContent['late']>): Block {
  const at = (ms: number): Inline => ({ type: 'time', at: new Date(ms).toISOString(), show: 'datetime' });
  const missed: Inline[] =
    missedFrom === undefined ? [] : [', and stands for all that were missed since ', at(missedFrom)];
  return { type: 'small', spans: ['Late: this digest was due ', at(dueAt), ...missed, '.'] };
}

/** To whoever subscribed: their digest goes out no more. */
export function disabledMessage({
  id,
  reason = '',
  channelName,
}: Pick<Subscription, 'id' | 'reason' | 'channelName'>): Message {
  const where = channelName ? phrase` for #${channelName}` : '';
  const why = phrase` was disabled, since its channel refused it twice in a row: ${reason}.`;
  const text = `Digest ${id}${where}${why} Mend that, then resume it there with /digest resume ${id}. Nothing is lost: it goes on where it stopped.`;
  return { notice: text, blocks: [{ type: 'text', spans: [text] }], actions: [] };
}
