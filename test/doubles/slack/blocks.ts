// The blocks a message may hold, after the Block Kit reference. Blocks Verbatim never sends (table, video, input,
// file, card, …) are refused as unsupported: whoever starts to send one has to describe it here first.

import { imageBlock, imageElement } from './images.ts';
import { accessory, actionElement } from './interactive-elements.ts';
import { all, type Check, flag, isObject, list, type Report, record, text, variant } from './json-schema.ts';
import { richTextContainers } from './rich-text.ts';
import { anyText, mrkdwn, plainText } from './text-objects.ts';

export const MAX_BLOCKS = 50;
/** A markdown block beyond this is refused with `msg_too_long`, not `invalid_blocks`. */
export const MAX_MARKDOWN = 12_000;

const type: Check = text();
const blockId = { block_id: text({ min: 1, max: 255 }) };

const hasTextOrFields: Check = (value, at, report) => {
  if (isObject(value) && value.text === undefined && value.fields === undefined) {
    report('must define either `text` or `fields`', at);
  }
};

const section = all(
  record(
    { type },
    { ...blockId, text: anyText(), fields: list(anyText(2000), { min: 1, max: 10 }), accessory, expand: flag },
  ),
  hasTextOrFields,
);

const contextElement = variant({ plain_text: plainText(), mrkdwn: mrkdwn(), image: imageElement });

const block = variant({
  header: record({ type, text: plainText(150) }, blockId),
  section,
  context: record({ type, elements: list(contextElement, { min: 1, max: 10 }) }, blockId),
  actions: record({ type, elements: list(actionElement, { min: 1, max: 25 }) }, blockId),
  divider: record({ type }, blockId),
  image: imageBlock,
  rich_text: record({ type, elements: richTextContainers }, blockId),
  markdown: record({ type, text: text({ min: 1 }) }, blockId),
});

const wellFormed = list(block, { max: MAX_BLOCKS });

/** Reports everything wrong with a message's `blocks`. */
export const checkBlocks: Check = (value, at, report) => {
  wellFormed(value, at, report);
  if (!Array.isArray(value)) return;
  refuseRepeats(value, 'block_id', at, report);
  value.forEach((each, index) => {
    if (isObject(each) && Array.isArray(each.elements)) {
      refuseRepeats(each.elements, 'action_id', `${at}/${index}/elements`, report);
    }
  });
};

/** block_id is unique in a message, action_id in its block. */
function refuseRepeats(items: unknown[], name: 'block_id' | 'action_id', at: string, report: Report): void {
  const seen = new Set<unknown>();
  items.forEach((item, index) => {
    const id = isObject(item) ? item[name] : undefined;
    if (id === undefined) return;
    if (seen.has(id)) report(`\`${name}\` "${id}" already exists`, `${at}/${index}/${name}`);
    seen.add(id);
  });
}
