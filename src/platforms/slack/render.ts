import type { types } from '@slack/bolt';
import { memoized } from '../../core/memo.ts';
import type { Block, Message } from '../../core/message.ts';
import { pack } from '../../core/pack.ts';
import type { Part } from '../../core/platform.ts';
import { isolate } from '../../core/text.ts';
import { type Unit, unit, unitsOf } from './blocks.ts';
import { buttonRows } from './buttons.ts';
import { escapeText } from './escape.ts';
import { MAX_BLOCKS, MAX_TEXT, MAX_TOTAL, RESERVED_BLOCKS, RESERVED_CHARACTERS } from './limits.ts';
import { isolatedLength } from './rich-text.ts';

/** A message's body as chat.postMessage takes it, without its channel; a response_url takes it too. */
export type Body = {
  text: string;
  blocks: types.KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
};

export type RenderedPart = Part & { body: Body };

/** The message as one or more bodies, each within Slack's limits; nothing is cut. The buttons come last. */
export const renderSlack = memoized((message: Message): RenderedPart[] => {
  const { blocks: rows, lines } = buttonRows(message.actions);
  const shown = withHeadings(message.blocks);
  // The top-level text alone would be read as markup.
  if (shown.length === 0) shown.push(...unitsOf({ type: 'text', spans: [noticeOf(message)] }));
  const groups = pack([...shown, ...rows.map((row) => unit(row))], fitsPart);
  return groups.map((group, index) => {
    const place = index === 0 ? '' : ` (${index + 1} of ${groups.length})`;
    const blocks = group.flatMap((each) => each.blocks);
    const body: Body = { text: topLevelText(message, place), blocks, unfurl_links: false, unfurl_media: false };
    const referring = Object.keys(lines).length > 0 && blocks.some(({ type }) => type === 'actions');
    return referring ? { body, lines } : { body };
  });
});

function fitsPart(group: readonly Unit[]): boolean {
  const blocks = group.reduce((sum, each) => sum + each.blocks.length, 0);
  const cost = group.reduce((sum, each) => sum + each.cost, 0);
  return blocks <= MAX_BLOCKS - RESERVED_BLOCKS && cost <= MAX_TOTAL - RESERVED_CHARACTERS;
}

/** The units of a message, a heading in one with what follows it, so that it never ends a part. */
function withHeadings(blocks: readonly Block[]): Unit[] {
  const units: Unit[] = [];
  let heading: Unit | undefined;
  for (const block of blocks) {
    for (const next of unitsOf(block)) {
      const joined = heading && { blocks: [...heading.blocks, ...next.blocks], cost: heading.cost + next.cost };
      if (joined && fitsPart([joined])) units.splice(-1, 1, joined);
      else units.push(next);
      heading = block.type === 'heading' ? units.at(-1) : undefined;
    }
  }
  return units;
}

const noticeOf = ({ notice }: Message): string => notice.trim() || 'Here is your answer.';

/** Where blocks can't be shown, as in a notification; it may be shortened, since the blocks show everything. */
function topLevelText(message: Message, place: string): string {
  let text = noticeOf(message);
  while (isolatedLength(text) > MAX_TEXT - place.length) text = `${text.slice(0, text.length * 0.9).toWellFormed()}…`;
  return escapeText(isolate(text)) + place;
}
