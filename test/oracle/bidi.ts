// Can a bidirectional control inside a quotation reorder what stands around it? Where each character stands is computed
// once with the data and once with a neutral character in its place: outside the data both must be the same.

import { type Base, endsParagraph, isolatesIn, paragraphs, standings } from './bidi-standing.ts';

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const MARKS = /[\u061c\u200e\u200f]/;
const NEUTRAL = '\ufffc';

export interface Leak {
  /** The character outside the data that stands otherwise, or the mark inside it that is not enclosed. */
  at: number;
  why: string;
}

/** What the data's bidirectional controls reach beyond it, given a whole visible text and the data's place in it
 * (UTF-16 units, `end` exclusive, without isolates added around it). Empty when the data is well enclosed.
 * `auto` tells more: that a right-to-left letter turns the paragraph, where clients guess its direction.
 * Marks (U+061C, U+200E, U+200F) act like letters, on neutral neighbours; one that stands in no isolate which holds
 * nothing but data is a leak, whatever its neighbours. */
export function leaks(text: string, data: { start: number; end: number }, base: Base = 'ltr'): Leak[] {
  const { start, end } = data;
  const inside = text.slice(start, end);
  if (base !== 'auto' && !CONTROLS.test(inside)) return [];
  const neutral = neutralised(inside);
  const actual = standings(text, base);
  const wanted = standings(text.slice(0, start) + neutral + text.slice(end), base);
  const found: Leak[] = [];
  for (let i = 0; i < text.length; i++) {
    if ((i >= start && i < end) || CONTROLS.test(text.charAt(i))) continue;
    const is = actual[i];
    const was = wanted[i < start ? i : i - inside.length + neutral.length];
    for (const key of ['level', 'override', 'isolates'] as const) {
      if (is?.[key] !== was?.[key]) found.push({ at: i, why: `${key} ${is?.[key]} instead of ${was?.[key]}` });
    }
  }
  return [...found, ...exposedMarks(text, start, end)];
}

/** Line ends stay: they are no controls, and they end what is open around the data too. */
function neutralised(data: string): string {
  return paragraphs(data)
    .map((paragraph) => (endsParagraph(paragraph.slice(-1)) ? NEUTRAL + paragraph.slice(-1) : NEUTRAL))
    .join('');
}

function exposedMarks(text: string, start: number, end: number): Leak[] {
  const enclosing = isolates(text).filter(([open, close]) => {
    const others = text.slice(open, Math.max(start, open)) + text.slice(Math.min(end, close), close);
    return [...others].every((unit) => CONTROLS.test(unit));
  });
  const found: Leak[] = [];
  for (let at = start; at < end; at++) {
    const enclosed = enclosing.some(([open, close]) => open < at && at < close);
    if (MARKS.test(text.charAt(at)) && !enclosed) found.push({ at, why: 'mark outside any isolate' });
  }
  return found;
}

function isolates(text: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const paragraph of paragraphs(text)) {
    for (const [open, close] of isolatesIn(paragraph)) found.push([from + open, from + close]);
    from += paragraph.length;
  }
  return found;
}

/** A text without its isolates. Renderers may put isolates around data, which a person does not see: shown and wanted
 * characters are compared without them, on both sides, since the data may hold some too. Whether they enclose what
 * they should is for `leaks` to say. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
