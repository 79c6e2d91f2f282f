// What only a line start allows: headings, subtext, quotes. (Lists: discord-lists.ts.)

import type { State } from './discord-node.ts';
import { pick, type Source, slice } from './discord-source.ts';

export interface Block {
  type: 'heading' | 'subtext' | 'quote';
  content: Source;
  level?: number;
  end: number;
}

export function blockAt(source: Source, i: number, state: State): Block | undefined {
  if (state.before === 'middle') return undefined;
  const atLineStart = state.before !== 'indent';
  return (
    (atLineStart && state.headings ? heading(source, i) : undefined) ??
    (atLineStart && state.subtexts ? subtext(source, i) : undefined) ??
    (state.inQuote ? undefined : quote(source, i))
  );
}

function trimmed(source: Source, from: number, to: number): Source {
  const text = source.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return slice(source, start, Math.max(start, from + text.trimEnd().length));
}

/** `# ` to `### `, the text on that line, number signs at its end dropped, and the blank lines after it. The white
 * space after the signs may be a line end: `#\na` is a heading too. */
function heading(source: Source, i: number): Block | undefined {
  const { text } = source;
  const opening = / *(#{1,3})(?=(\s+))/y;
  opening.lastIndex = i;
  const [signs, marks = '', white = ''] = opening.exec(text) ?? [];
  if (signs === undefined) return undefined;
  let from = i + signs.length + white.length;
  // No number sign may follow; but with a space fewer it is a space that follows.
  while (from > i + signs.length && /^[#\n]?$/.test(text.charAt(from))) from--;
  if (from === i + signs.length) return undefined;
  const lineEnd = lineEndAfter(text, from);
  const line = text.slice(from + 1, lineEnd).trimEnd();
  let to = from + 1 + line.length;
  while (to > from + 1 && text[to - 1] === '#') to--;
  const blank = /\s*/y;
  blank.lastIndex = lineEnd;
  const after = lineEnd + (blank.exec(text)?.[0].length ?? 0);
  const end = after >= text.length ? after : text.lastIndexOf('\n', after - 1) + 1;
  return { type: 'heading', level: marks.length, content: trimmed(source, from, to), end };
}

function subtext(source: Source, i: number): Block | undefined {
  const { text } = source;
  const opening = /-#( +)/y;
  opening.lastIndex = i;
  const [signs, white = ''] = opening.exec(text) ?? [];
  if (signs === undefined) return undefined;
  let from = i + signs.length;
  if (text.startsWith('-#', from) || from >= text.length || text[from] === '\n') from--;
  if (from === i + signs.length - white.length) return undefined;
  const to = lineEndAfter(text, from);
  return { type: 'subtext', content: trimmed(source, from, to), end: Math.min(to + 1, text.length) };
}

/** `>>> ` takes all that is left, `> ` its line and the quoted lines that follow. */
function quote(source: Source, i: number): Block | undefined {
  const { text } = source;
  const all = / *>>> /y;
  all.lastIndex = i;
  if (all.test(text)) return { type: 'quote', content: slice(source, all.lastIndex, text.length), end: text.length };
  const ranges: [number, number][] = [];
  const line = / *>(?!>>) /y;
  let end = i;
  for (line.lastIndex = end; line.test(text); line.lastIndex = end) {
    const to = Math.min(lineEndAfter(text, line.lastIndex) + 1, text.length);
    ranges.push([line.lastIndex, to]);
    end = to;
    if (text[end - 1] !== '\n') break;
  }
  return ranges.length === 0 ? undefined : { type: 'quote', content: pick(source, ranges), end };
}

export function lineEndAfter(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
