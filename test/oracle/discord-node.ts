// What Discord's client makes of a text: a tree of nodes, and what a rule of its grammar hands back.

import type { Source } from './discord-source.ts';

export type NodeType =
  | 'text'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'codeBlock'
  | 'heading'
  | 'subtext'
  | 'quote'
  | 'list'
  | 'item'
  | 'paragraph'
  | 'link' // [label](url)
  | 'refusedLink' // written like a masked link, but the client shows its source instead
  | 'url' // https://… standing in the text
  | 'autolink' // <https://…>, <a@b.c>, <+1 23>: the angle brackets vanish
  | 'jump' // the address of a Discord channel, message or attachment: shown as a chip
  | 'user'
  | 'role'
  | 'channel'
  | 'command'
  | 'navigation'
  | 'game'
  | 'sound'
  | 'customEmoji'
  | 'shortcode' // looks like :name: and becomes an emoji if Discord knows the name
  | 'timestamp'
  | 'everyone'
  | 'here';

export interface Node {
  type: NodeType;
  /** Where it stands in the text given to the parser, UTF-16 units, `end` exclusive. */
  start: number;
  end: number;
  /** The characters a leaf shows; empty for a node with children. */
  text: string;
  children: Node[];
  /** Heading: 1 to 3. */
  level?: number;
  /** List: numbered. */
  ordered?: boolean;
  /** Link, url, autolink, jump: where it leads. An autolink without one only loses its brackets. */
  url?: string;
  /** Mentions, custom emoji: the id; timestamps: seconds. */
  id?: string;
  /** Timestamps: the style letter, `f` when none is given; code blocks: the language. */
  style?: string;
}

/** What went before, as far as the rules for line starts ask. `middle`: anything but an (indented) line start. */
export type Before = 'start' | 'line' | 'indent' | 'middle';

export interface State {
  before: Before;
  inQuote: boolean;
  headings: boolean;
  subtexts: boolean;
  /** Escapes are not read while a masked link's label is judged. */
  escapes: boolean;
  listLevel: number;
  /** `blocks`: a list item with blank lines, which is cut into paragraphs first. `label`: inside a masked link. */
  mode: 'inline' | 'blocks' | 'label';
}

/** Content still to be parsed, and the list its nodes go to. Kept in a queue, so that depth costs no stack. */
export interface Pending {
  source: Source;
  state: State;
  into: Node[];
}

export interface Match {
  /** Where parsing goes on, in units of the source. */
  end: number;
  node: Node;
  pending: Pending[];
}

/** Every node, before its children and (if it has any) again after them. Hostile texts nest thousands deep: no
 * recursion. */
export function* walk(nodes: readonly Node[]): Generator<{ node: Node; leaving: boolean }> {
  const rest = nodes.map((node) => ({ node, leaving: false })).reverse();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    yield next;
    const { node, leaving } = next;
    if (leaving || node.children.length === 0) continue;
    rest.push({ node, leaving: true });
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child !== undefined) rest.push({ node: child, leaving: false });
    }
  }
}
