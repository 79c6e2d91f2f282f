// What a person reads when Discord's client shows a text, and which parts of the text were markup to it.

import { type Node, type NodeType, walk } from './discord-node.ts';
import { parseDiscord } from './discord-parser.ts';

export type { Node, NodeType } from './discord-node.ts';
export { parseDiscord } from './discord-parser.ts';
export { placeholder } from './discord-tokens.ts';

/** These stand on lines of their own. Bullets, numbers and quote bars are structure, not text. */
const ON_OWN_LINES: readonly NodeType[] = ['heading', 'subtext', 'quote', 'list', 'item', 'paragraph', 'codeBlock'];

/** The characters a person reads, markup gone. Spoilers count as opened; names and times only the client knows are
 * placeholders (`⟪user 1⟫`, `⟪time 0:R⟫`); a shortcode is shown as written, since it depends on its name. */
export function visibleText(nodes: readonly Node[]): string {
  let shown = '';
  let lineDue = false;
  for (const { node, leaving } of walk(nodes)) {
    if (ON_OWN_LINES.includes(node.type)) lineDue = shown !== '' && !shown.endsWith('\n');
    if (leaving || node.text === '') continue;
    shown += lineDue ? `\n${node.text}` : node.text;
    lineDue = node.type === 'codeBlock' && !shown.endsWith('\n');
  }
  return shown;
}

export interface Markup {
  type: NodeType;
  /** Where it stands in the text, UTF-16 units, `end` exclusive. */
  start: number;
  end: number;
  /** What it shows; empty for what only styles or arranges its content. */
  text: string;
  url?: string;
  id?: string;
  style?: string;
}

/** All that is more than text, in the order it begins. Escapes are text; items and paragraphs belong to their list. */
export function markupOf(text: string): Markup[] {
  return markupIn(parseDiscord(text));
}

export function markupIn(nodes: readonly Node[]): Markup[] {
  const found: Markup[] = [];
  for (const { node, leaving } of walk(nodes)) {
    if (leaving || ['text', 'item', 'paragraph'].includes(node.type)) continue;
    const { children: _, level: __, ordered: ___, ...markup } = node;
    found.push(markup);
  }
  return found;
}

/** Where the nodes lead, and what a person reads there. A bare address is its own label. */
export function linksIn(nodes: readonly Node[]): { label: string; url: string }[] {
  const links: { label: string; url: string }[] = [];
  for (const { node, leaving } of walk(nodes)) {
    if (!leaving && node.url !== undefined) links.push({ label: visibleText([node]), url: node.url });
  }
  return links;
}
