// Code: `inline` in any number of backticks, and ```blocks```. Nothing inside is markup.

import type { Source } from './discord-source.ts';

export interface Code {
  type: 'code' | 'codeBlock';
  text: string;
  language: string;
  end: number;
}

export function codeAt(source: Source, i: number, blocks: boolean): Code | undefined {
  if (source.text[i] !== '`') return undefined;
  return (blocks ? codeBlock(source.text, i) : undefined) ?? inlineCode(source, i);
}

/** A first line of word characters alone is a language, unless nothing else would be left. */
export function codeBlock(text: string, i: number): Code | undefined {
  if (!text.startsWith('```', i)) return undefined;
  const language = /[a-z0-9_+\-.#]+(?=\n)/iy;
  language.lastIndex = i + 3;
  const name = language.exec(text)?.[0];
  return (name === undefined ? undefined : blockBody(text, i + 4 + name.length, name)) ?? blockBody(text, i + 3, '');
}

function blockBody(text: string, from: number, language: string): Code | undefined {
  let start = from;
  while (text[start] === '\n') start++;
  const fence = text.indexOf('```', start + 1);
  if (start >= text.length || fence === -1) return undefined;
  let end = fence;
  while (end > start + 1 && text[end - 1] === '\n') end--;
  return { type: 'codeBlock', text: text.slice(start, end), language, end: fence + 3 };
}

/** As many backticks as find a fellow run of the same length; those left over belong to the content. */
function inlineCode(source: Source, i: number): Code | undefined {
  const { text } = source;
  const own = /`+/y;
  own.lastIndex = i;
  const ticks = own.exec(text)?.[0].length ?? 0;
  for (const [length, starts] of runsOf(source)) {
    if (length > ticks) continue;
    const close = starts.find((start) => start >= i + ticks);
    if (close === undefined) continue;
    // One space beside a backtick is padding.
    const shown = text.slice(i + length, close).replace(/^ (?= *`)|(` *) $/g, '$1');
    return { type: 'code', text: shown, language: '', end: close + length };
  }
  return undefined;
}

const known = new WeakMap<Source, [number, number[]][]>();

/** The runs of backticks by length, longest first. There are few lengths: they add up to the text's. */
function runsOf(source: Source): [number, number[]][] {
  let runs = known.get(source);
  if (runs === undefined) {
    const byLength = new Map<number, number[]>();
    for (const run of source.text.matchAll(/`+/g)) {
      byLength.set(run[0].length, [...(byLength.get(run[0].length) ?? []), run.index]);
    }
    runs = [...byLength].sort(([a], [b]) => b - a);
    known.set(source, runs);
  }
  return runs;
}
