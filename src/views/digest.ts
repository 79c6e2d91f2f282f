import type { PublishedBrief } from '../core/brief.ts';
import type { Subscription, Telling } from '../core/digest.ts';
import { formatLine } from '../core/grammar.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { isolate, phrase } from '../core/text.ts';
import { sourceSpans } from './brief.ts';
import { noteBlocks, toldBlocks } from './corrections.ts';
import { count } from './count.ts';
import { openActions } from './open.ts';
import { quoteBlock } from './quote.ts';

/** A briefing of a digest; `gone`: it has left the library since, without a word. */
export type DigestBrief = PublishedBrief & { gone?: boolean };

/** What a digest shows: the newest briefings of its range with their quotations, and how many there are in all. */
export type DigestContent = {
  subscription: string;
  briefs: readonly DigestBrief[];
  total: number;
  range: { after: number; through: number; topics: readonly string[] };
  /** When it is sent so late that it must say so: when it was due (ms), and since when it stands for missed ones. */
  late?: { dueAt: number; missedFrom?: number };
  /** Corrections of what its channel had before, and how many more there are. */
  told?: readonly Telling[];
  untold?: number;
  /** The slugs of those whose quotation has no room. */
  bare?: ReadonlySet<string>;
};

/** A scheduled digest: each briefing with its lead quotation, new ones told from corrected ones, the rest by button. */
export function digestMessage(content: DigestContent): Message {
  const { subscription, briefs, total, range, late, told = [], untold = 0, bare } = content;
  const more = total - briefs.length;
  const title = titleOf(content);
  const shown = [...briefs.filter(({ gone }) => !gone), ...told];
  return {
    notice: `${title}: ${[...briefs, ...told].map(({ title }) => isolate(title)).join(' · ')}`,
    blocks: [
      { type: 'heading', text: title },
      ...(late ? [lateBlock(late)] : []),
      ...briefs.flatMap((brief) => briefBlocks(brief, bare?.has(brief.slug))),
      ...(more > 0
        ? [{ type: 'small', spans: [`${count(more, 'more briefing')}, by the button below.`] } as Block]
        : []),
      ...toldBlocks(told, untold),
      { type: 'small', spans: [`Digest ${subscription}`] },
    ],
    actions: [
      ...openActions(shown),
      ...(more > 0
        ? [{ label: `${more.toLocaleString('en')} more`, line: rangeLine(range), mode: 'reply' } as Action]
        : []),
      { label: 'Pause', line: digestLine('pause', subscription), mode: 'reply' },
      { label: 'Next run', line: digestLine('preview', subscription), mode: 'reply' },
    ],
  };
}

/** “3 new briefings”, “3 briefings, 1 of them corrected”, “1 correction”. */
function titleOf({ briefs, total, told = [], untold = 0 }: DigestContent): string {
  if (total === 0) return count(told.length + untold, 'correction');
  const retracted = briefs.filter((brief) => brief.retracted).length;
  const corrected = briefs.filter((brief) => brief.correctedAt && !brief.retracted).length;
  if (corrected + retracted === 0) return count(total, 'new briefing');
  // Of those behind the button it isn't known here how many are.
  const isWhole = total === briefs.length;
  const kinds = [
    ...(corrected > 0 ? [isWhole ? `${corrected} of them corrected` : 'new and corrected'] : []),
    ...(retracted > 0 ? [`${retracted} of them retracted`] : []),
  ];
  return `${count(total, 'briefing')}, ${kinds.join(', ')}`;
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

/** A briefing with its newest note and, unless it is `bare`, its lead quotation; of one taken back only title and note. */
export function briefBlocks(brief: DigestBrief, bare = false): Block[] {
  const title: Block = { type: 'text', spans: [{ type: 'text', text: brief.title, strong: true }] };
  if (brief.gone) return [title, { type: 'small', spans: ['It is no longer in the library.'] }];
  if (brief.retracted) return [title, ...noteBlocks(brief)];
  const lead = bare ? undefined : (brief.quotes.find((quote) => quote.speaker !== null) ?? brief.quotes[0]);
  const news: Inline[] = brief.correctedAt
    ? ['Corrected ', { type: 'time', at: brief.correctedAt, show: 'datetime' }]
    : ['New'];
  return [
    title,
    { type: 'small', spans: [...news, ' · ', ...sourceSpans(brief.source)] },
    ...noteBlocks(brief, 1),
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
