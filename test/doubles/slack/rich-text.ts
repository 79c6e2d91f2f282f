// rich_text blocks, after the Block Kit reference: four kinds of container, and the inline elements inside them.

import { address, all, type Check, flag, integer, list, oneOf, pattern, record, text, variant } from './json-schema.ts';

const type: Check = text();

/** Links may also lead to a mail address or a telephone. */
const linkAddress = all(text({ max: 3000 }), (value, at, report) => {
  if (typeof value !== 'string') return;
  if (!/^(https?:\/\/|mailto:|tel:)\S+$/.test(value) || !URL.canParse(value)) report('invalid url', at);
});

const marks = { bold: flag, italic: flag, strike: flag, code: flag, underline: flag };
const style = record({}, marks);
const mentionStyle = record({}, { ...marks, highlight: flag, client_highlight: flag, unlink: flag });

const textElement = record({ type, text: text({ min: 1 }) }, { style });
const linkElement = record({ type, url: linkAddress }, { text: text({ min: 1 }), unsafe: flag, style });

const inline = variant({
  text: textElement,
  link: linkElement,
  user: record({ type, user_id: pattern(/^[UW][A-Z0-9]+$/) }, { style: mentionStyle }),
  usergroup: record({ type, usergroup_id: pattern(/^S[A-Z0-9]+$/) }, { style: mentionStyle }),
  channel: record({ type, channel_id: pattern(/^[CDG][A-Z0-9]+$/) }, { style: mentionStyle }),
  emoji: record({ type, name: text({ min: 1 }) }, { unicode: text(), skin_tone: integer(1, 6), style }),
  date: record(
    { type, timestamp: integer(0), format: text({ min: 1 }) },
    { fallback: text({ min: 1 }), url: address(3000), style },
  ),
  broadcast: record({ type, range: oneOf('here', 'channel', 'everyone') }, { style }),
  color: record({ type, value: pattern(/^#[0-9a-fA-F]{6}$/) }, { style }),
});

const border = oneOf(0, 1);
const section = record({ type, elements: list(inline) });

const container = variant({
  rich_text_section: section,
  // A list holds sections only: a nested list is a second list with a greater indent.
  rich_text_list: record(
    { type, style: oneOf('bullet', 'ordered'), elements: list(variant({ rich_text_section: section }), { min: 1 }) },
    { indent: integer(0, 8), offset: integer(0), border },
  ),
  rich_text_quote: record({ type, elements: list(inline) }, { border }),
  rich_text_preformatted: record(
    { type, elements: list(variant({ text: textElement, link: linkElement })) },
    { border, language: text({ min: 1 }) },
  ),
});

export const richTextContainers = list(container, { min: 1 });
