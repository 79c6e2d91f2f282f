// Discord's markup as its client reads it: https://support.discord.com/hc/en-us/articles/210298617 and
// https://docs.discord.com/developers/reference#message-formatting, and for all that these leave open the behaviour of
// the desktop client. The client tries its rules in a fixed order wherever its text rule stops; so does this parser.

import { addressAt, bracketedAt, UNPRINTED } from './discord-addresses.ts';
import { blockAt } from './discord-blocks.ts';
import { codeAt, codeBlock } from './discord-code.ts';
import { isAllowed, maskedLinkAt } from './discord-links.ts';
import { listAt, paragraphAt } from './discord-lists.ts';
import type { Match, Node, Pending, State } from './discord-node.ts';
import { pick, prepare, type Source, slice, span } from './discord-source.ts';
import { spanAt } from './discord-spans.ts';
import { before, nextStops } from './discord-text.ts';
import { timestampAt, tokenAt } from './discord-tokens.ts';

const START: State = {
  before: 'start',
  inQuote: false,
  headings: true,
  subtexts: true,
  escapes: true,
  listLevel: 0,
  mode: 'inline',
};

/** The message's markup as a tree. Text that is shown as it stands is one node of type `text` between the others. */
export function parseDiscord(text: string): Node[] {
  return parse(prepare(text), START);
}

function parse(source: Source, state: State): Node[] {
  const nodes: Node[] = [];
  const queue: Pending[] = [{ source, state, into: nodes }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { state: own, source: part, into } = next;
    const here = { ...own };
    for (let i = 0; i < part.text.length; ) {
      const match = matchAt(part, i, here);
      append(into, match.node);
      queue.push(...match.pending);
      here.before = before(part.text.slice(i, match.end));
      i = match.end;
    }
  }
  return nodes;
}

/** Neighbouring pieces of text are one text. */
function append(nodes: Node[], node: Node): void {
  const last = nodes.at(-1);
  if (node.type !== 'text' || last?.type !== 'text') nodes.push(node);
  else {
    last.text += node.text;
    last.end = node.end;
  }
}

function matchAt(source: Source, i: number, state: State): Match {
  if (state.mode === 'label') return styles(source, i, state) ?? text(source, i);
  if (state.mode === 'blocks')
    return blocks(source, i, state) ?? paragraph(source, i, state) ?? loose(source, i, state);
  return blocks(source, i, state) ?? inline(source, i, state) ?? text(source, i);
}

function leaf(source: Source, i: number, end: number, node: Pick<Node, 'type' | 'text'> & Partial<Node>): Match {
  return { end, node: { children: [], ...span(source, i, end), ...node }, pending: [] };
}

function parent(
  source: Source,
  i: number,
  end: number,
  node: Pick<Node, 'type'> & Partial<Node>,
  content: Source,
  state: State,
): Match {
  const match = leaf(source, i, end, { text: '', ...node });
  match.pending.push({ source: content, state, into: match.node.children });
  return match;
}

function blocks(source: Source, i: number, state: State): Match | undefined {
  if (state.before === 'middle') return undefined;
  const block = blockAt(source, i, state);
  if (block !== undefined && block.type !== 'quote') {
    const inner: State = { ...state, mode: 'inline', subtexts: state.subtexts && block.type !== 'subtext' };
    return parent(source, i, block.end, { type: block.type, level: block.level }, block.content, inner);
  }
  const code = codeBlock(source.text, i);
  if (code !== undefined) return codeNode(source, i, code);
  if (block !== undefined) {
    const inner: State = { ...state, mode: 'inline', inQuote: true };
    return parent(source, i, block.end, { type: 'quote' }, block.content, inner);
  }
  return list(source, i, state);
}

function list(source: Source, i: number, state: State): Match | undefined {
  const found = listAt(source, i, state);
  if (found === undefined) return undefined;
  const match = leaf(source, i, found.end, { type: 'list', text: '', ordered: found.ordered });
  for (const { content, mode, from, to } of found.items) {
    const inner: State = { ...state, headings: false, listLevel: state.listLevel + 1, mode };
    const item = parent(source, from, to, { type: 'item' }, content, inner);
    match.node.children.push(item.node);
    match.pending.push(...item.pending);
  }
  return match;
}

function paragraph(source: Source, i: number, state: State): Match | undefined {
  const blank = /^\n(?: *\n)*/.exec(source.text.slice(i))?.[0].length;
  if (blank !== undefined) return leaf(source, i, i + blank, { type: 'text', text: '\n' });
  const found = paragraphAt(source.text, i);
  if (found === undefined) return undefined;
  return parent(source, i, found.end, { type: 'paragraph' }, slice(source, i, found.to), { ...state, mode: 'inline' });
}

/** The last paragraph of an item that ends the message is not closed: of inline markup only this much is read. */
function loose(source: Source, i: number, state: State): Match {
  const { text: all } = source;
  const code = codeBlock(all, i);
  if (code !== undefined) return codeNode(source, i, code);
  const token = tokenAt(all, i);
  if (token !== undefined) return leaf(source, i, token.end, tokenNode(token));
  const styled = all[i] === '|' || all[i] === ' ' ? styles(source, i, state) : undefined;
  return styled ?? text(source, i);
}

function codeNode(source: Source, i: number, code: NonNullable<ReturnType<typeof codeAt>>): Match {
  const node = { type: code.type, text: code.text };
  return leaf(source, i, code.end, code.type === 'codeBlock' ? { ...node, style: code.language } : node);
}

function inline(source: Source, i: number, state: State): Match | undefined {
  const { text } = source;
  const unit = text.charAt(i);
  if (unit === '\\' && state.escapes && /[^0-9A-Za-z\s]/.test(text.charAt(i + 1))) {
    return leaf(source, i, i + 2, { type: 'text', text: text.charAt(i + 1) });
  }
  if (unit === '¯' && text.startsWith('¯\\_(ツ)_/¯', i)) return leaf(source, i, i + 9, { type: 'text', text: SHRUG });
  if (unit === '[') return link(source, i, state);
  const token =
    (unit === '<' ? (bracketed(text, i) ?? tokenAt(text, i)) : undefined) ??
    (unit === 'h' || unit === 's' ? addressAt(text, i) : undefined);
  if (token !== undefined) return leaf(source, i, token.end, tokenNode(token));
  const styled = styles(source, i, state);
  if (styled !== undefined) return styled;
  const other = unit === '@' || unit === ':' ? tokenAt(text, i) : undefined;
  return other && leaf(source, i, other.end, tokenNode(other));
}

const SHRUG = '¯\\_(ツ)_/¯';

/** Custom emoji come before addresses; the other tokens after them. */
function bracketed(text: string, i: number): ReturnType<typeof bracketedAt> {
  const token = tokenAt(text, i);
  return token?.type === 'customEmoji' ? token : bracketedAt(text, i);
}

function tokenNode({ end: _, ...node }: NonNullable<ReturnType<typeof tokenAt>>): Pick<Node, 'type' | 'text'> {
  return node;
}

/** What may stand in a masked link's label too: styles, code, timestamps, line breaks. */
function styles(source: Source, i: number, state: State): Match | undefined {
  const { text } = source;
  const unit = text.charAt(i);
  const label = state.mode === 'label';
  if (unit === '`') {
    const code = codeAt(source, i, !label);
    return code && codeNode(source, i, code);
  }
  if (unit === ' ') {
    // Two spaces and more at a line's end are a line break and nothing else.
    const spaces = /^ {2,}\n/.exec(text.slice(i, text.indexOf('\n', i) + 1))?.[0].length;
    return spaces === undefined ? undefined : leaf(source, i, i + spaces, { type: 'text', text: '\n' });
  }
  if (unit === '<') {
    const time = timestampAt(text, i);
    return time && leaf(source, i, time.end, tokenNode(time));
  }
  const found = /[*_~|]/.test(unit) ? spanAt(text, i, !label) : undefined;
  return found && parent(source, i, found.end, { type: found.type }, slice(source, found.from, found.to), { ...state });
}

function link(source: Source, i: number, state: State): Match | undefined {
  const found = maskedLinkAt(source.text, i);
  if (found === undefined) return undefined;
  const label = source.text.slice(found.from, found.to);
  const refused = leaf(source, i, found.end, { type: 'refusedLink', text: source.text.slice(i, found.end) });
  // A label within a label is never allowed, so there is nothing to judge further in.
  if (!state.escapes) return refused;
  const judge = (text: string): Node[] => parse(prepare(text), { ...state, escapes: false });
  if (!isAllowed(label, found, judge)) return refused;
  const printed = [...label.matchAll(new RegExp(`(?:(?!${UNPRINTED.source})[^])+`, 'gu'))].map((kept) => {
    const from = found.from + kept.index;
    return [from, from + kept[0].length] as const;
  });
  const inner: State = { ...state, mode: 'label' };
  return parent(source, i, found.end, { type: 'link', url: found.url }, pick(source, printed), inner);
}

function text(source: Source, i: number): Match {
  const end = nextStops(source)[i] ?? source.text.length;
  return leaf(source, i, end, { type: 'text', text: source.text.slice(i, end) });
}
