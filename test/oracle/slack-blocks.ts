// The texts in a Slack message's blocks, in the order they are shown. https://docs.slack.dev/reference/block-kit/blocks

import { parseMrkdwn } from './slack-mrkdwn.ts';
import { decoded, type SlackNode } from './slack-node.ts';
import { type RichElement, readRichText } from './slack-rich-text.ts';
import { shortcodeAt } from './slack-tokens.ts';

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Block {
  type: string;
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Block;
  elements?: (Block | TextObject | RichElement)[];
  title?: TextObject;
  placeholder?: TextObject;
  description?: TextObject;
  options?: Block[];
  option_groups?: { label: TextObject; options: Block[] }[];
  alt_text?: string;
  url?: string;
}

export type SlackKind =
  | 'text' // a message without blocks
  | 'header'
  | 'section'
  | 'field'
  | 'context'
  | 'rich'
  | 'title'
  | 'button'
  | 'placeholder'
  | 'option'
  | 'alt';

export interface SlackText {
  kind: SlackKind;
  source: string;
  nodes: SlackNode[];
}

/** plain_text: no markup, but the three entities are decoded, and emoji names replaced unless `emoji` is false. What
 * Slack does when `emoji` is absent is not documented: the names are at risk. */
export function parsePlainText(text: string, emoji = true): SlackNode[] {
  const nodes: SlackNode[] = [];
  let written = 0;
  const write = (to: number): void => {
    const source = text.slice(written, to);
    if (source) nodes.push({ type: 'text', start: written, end: to, text: decoded(source), children: [] });
  };
  for (let i = 0; emoji && i < text.length; ) {
    const node = shortcodeAt(text, i);
    if (node?.end === undefined) i++;
    else {
      write(i);
      nodes.push(node);
      i = written = node.end;
    }
  }
  write(text.length);
  return nodes;
}

export function parseTextObject({ type, text, emoji, verbatim }: TextObject): SlackNode[] {
  return type === 'mrkdwn' ? parseMrkdwn(text, verbatim) : parsePlainText(text, emoji);
}

export interface BlockParts {
  texts: SlackText[];
  links: { label: string; url: string }[];
  faults: string[];
}

export function readBlocks(blocks: readonly Block[]): BlockParts {
  const parts: BlockParts = { texts: [], links: [], faults: [] };
  for (const block of blocks) read(block, parts);
  return parts;
}

function add(parts: BlockParts, kind: SlackKind, object: TextObject | undefined): void {
  if (object !== undefined) parts.texts.push({ kind, source: object.text, nodes: parseTextObject(object) });
}

function read(block: Block, parts: BlockParts): void {
  const { type } = block;
  const elements = block.elements ?? [];
  if (type === 'header') add(parts, 'header', block.text);
  else if (type === 'section') readSection(block, parts);
  else if (type === 'rich_text') {
    const nodes = readRichText(elements as RichElement[], parts.faults);
    parts.texts.push({ kind: 'rich', source: JSON.stringify(elements), nodes });
  } else if (type === 'context') for (const element of elements) readContext(element as Block | TextObject, parts);
  else if (type === 'actions') for (const element of elements) readElement(element as Block, parts);
  else if (type === 'image') readImage(block, parts);
  else if (type !== 'divider') parts.faults.push(`block type ${type}, which this oracle does not read`);
}

function readSection({ text, fields, accessory }: Block, parts: BlockParts): void {
  add(parts, 'section', text);
  for (const field of fields ?? []) add(parts, 'field', field);
  if (accessory?.type === 'image') readImage(accessory, parts);
  else if (accessory !== undefined) readElement(accessory, parts);
}

function readContext(element: Block | TextObject, parts: BlockParts): void {
  if (element.type === 'image') readImage(element as Block, parts);
  else add(parts, 'context', element as TextObject);
}

function readImage({ title, alt_text }: Block, parts: BlockParts): void {
  add(parts, 'title', title);
  const source = alt_text ?? '';
  parts.texts.push({ kind: 'alt', source, nodes: [{ type: 'text', text: source, children: [] }] });
}

function readElement(element: Block, parts: BlockParts): void {
  const { type, text, url } = element;
  if (type === 'button') {
    add(parts, 'button', text);
    if (url !== undefined) parts.links.push({ label: decoded(text?.text ?? ''), url });
  } else if (/select$|^overflow$|^(?:checkboxes|radio_buttons)$/.test(type)) {
    add(parts, 'placeholder', element.placeholder);
    for (const option of element.options ?? []) readOption(option, parts);
    for (const group of element.option_groups ?? []) {
      add(parts, 'option', group.label);
      for (const option of group.options) readOption(option, parts);
    }
  } else if (/picker$/.test(type)) add(parts, 'placeholder', element.placeholder);
  else parts.faults.push(`element type ${type}, which this oracle does not read`);
}

function readOption({ text, description, url }: Block, parts: BlockParts): void {
  add(parts, 'option', text);
  add(parts, 'option', description);
  if (url !== undefined) parts.links.push({ label: decoded(text?.text ?? ''), url });
}
