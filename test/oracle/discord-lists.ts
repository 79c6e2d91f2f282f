// Lists: `- `, `* `, `1. `, nested by indent. And the paragraphs of items with blank lines in them.

import { lineEndAfter } from './discord-blocks.ts';
import type { State } from './discord-node.ts';
import { pick, type Source, slice } from './discord-source.ts';

export interface List {
  ordered: boolean;
  items: { content: Source; mode: State['mode']; from: number; to: number }[];
  end: number;
}

const DEEPEST = 11;

export function listAt(source: Source, i: number, state: State): List | undefined {
  if (state.before === 'middle' || state.listLevel >= DEEPEST) return undefined;
  const { text } = source;
  const first = bulletAt(text, i, / *(?:[*-]|\d+\.) +/y);
  const indent = /^ */.exec(first ?? '')?.[0].length ?? 0;
  const bullet = /[*-]|\d+\./.exec(first ?? '')?.[0];
  if (first === undefined || bullet === undefined || i + indent + bullet.length + 1 >= text.length) return undefined;
  const end = listEnd(text, i + indent + bullet.length + 2, indent);
  const blank = /\n+$/.exec(text.slice(i, end))?.[0].length ?? 0;
  return {
    ordered: bullet.length > 1,
    items: itemsOf(source, i, end - Math.max(blank - 1, 0), indent, first.length),
    end,
  };
}

function bulletAt(text: string, at: number, bullet: RegExp): string | undefined {
  bullet.lastIndex = at;
  return bullet.exec(text)?.[0];
}

/** A list goes on while lines are indented, or begin like its first one. */
function listEnd(text: string, from: number, indent: number): number {
  const sibling = new RegExp(` {${indent}}(?:[*-]|\\d+\\.) `, 'y');
  for (let end = text.indexOf('\n', from); end !== -1; end = text.indexOf('\n', end + 1)) {
    if (text[end + 1] !== ' ' && bulletAt(text, end + 1, sibling) === undefined) return end + 1;
  }
  return text.length;
}

/** Bullets indented by at most one space more begin an item of this list; deeper ones belong to the item before. */
function itemsOf(source: Source, from: number, to: number, indent: number, width: number): List['items'] {
  const { text } = source;
  const bullet = new RegExp(` {${indent},${indent + 1}}(?:[*-]|\\d+\\.) +`, 'y');
  const starts: number[] = [];
  for (let line = from; line < to; line = lineEndAfter(text, line) + 1) {
    if (line === from || bulletAt(text, line, bullet) !== undefined) starts.push(line);
  }
  return starts.map((start, index) => item(source, start, starts[index + 1] ?? to, width));
}

/** Without its bullet, its lines moved left by the width of the list's first bullet. */
function item(source: Source, from: number, to: number, width: number): List['items'][number] {
  const { text } = source;
  const ranges: [number, number][] = [];
  const indent = new RegExp(` {0,${width}}`, 'y');
  for (let line = from; line < to; line = lineEndAfter(text, line) + 1) {
    const skip = line === from ? / *(?:[*-]|\d+\.) +/y : indent;
    const start = line + (bulletAt(text, line, skip)?.length ?? 0);
    ranges.push([start, Math.min(lineEndAfter(text, line) + 1, to)]);
  }
  const whole = pick(source, ranges);
  const last = whole.text.replace(/ *\n$/, '').length;
  if (!whole.text.includes('\n\n')) return { content: slice(whole, 0, last), mode: 'inline', from, to };
  // With blank lines in it, the item is cut into paragraphs, and a line end is doubled to close the last one.
  const close = [whole.text.length - 1, whole.text.length] as const;
  const content = last < whole.text.length ? pick(whole, [[0, last], close, close]) : whole;
  return { content, mode: 'blocks', from, to };
}

/** The paragraph at `i` of an item with blank lines: up to a blank line. What no blank line follows is none. */
export function paragraphAt(text: string, i: number): { to: number; end: number } | undefined {
  const gap = /\n *\n(?: *\n)*/g;
  gap.lastIndex = i;
  const found = gap.exec(text);
  return found === null || found.index === i ? undefined : { to: found.index, end: gap.lastIndex };
}
