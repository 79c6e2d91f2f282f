/** The units in as few groups as fit, in their order: greedy. A unit that doesn't fit alone makes a group of its own. */
export function pack<Unit>(units: readonly Unit[], fits: (group: readonly Unit[]) => boolean): Unit[][] {
  const groups: Unit[][] = [];
  for (const unit of units) {
    const last = groups.at(-1);
    if (last && fits([...last, unit])) last.push(unit);
    else groups.push([unit]);
  }
  return groups;
}

/** Where a long text is best divided, best first; each divides after its match. */
const BREAKS = [/\n+/g, /[.!?…]["'”’)\]]*\s+/g, /\s+/g];

/**
 * A text in pieces that fit, which joined are the text again: divided at paragraphs, else sentences, else words, else
 * between characters (never inside a surrogate pair). `fits` must hold for every part of a text it holds for.
 */
export function splitText(text: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const end = pieceEnd(rest, fits);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return pieces;
}

function pieceEnd(text: string, fits: (piece: string) => boolean): number {
  if (fits(text)) return text.length;
  let low = 1;
  let high = text.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle;
  }
  const longest = text.slice(0, low);
  for (const pattern of BREAKS) {
    const last = [...longest.matchAll(pattern)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end >= low / 2) return end;
  }
  return characterEnd(text, low);
}

/** What one person sees as one character may be many code units: emoji families, letters with marks. */
const LONGEST_CHARACTER = 64;
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The last end of a character up to `low`; of one too long for that, the end of a code point. */
function characterEnd(text: string, low: number): number {
  const from = Math.max(0, low - LONGEST_CHARACTER);
  const around = text.slice(from, low + LONGEST_CHARACTER);
  const ends = [...characters.segment(around)]
    .map(({ index }) => from + index)
    .filter((end) => end > from && end <= low);
  const end = ends.at(-1);
  if (end !== undefined) return end;
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, low));
  if (!splitsPair) return low;
  return low > 1 ? low - 1 : 2;
}
