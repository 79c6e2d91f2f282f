/** A piece of text and how it is painted: the parameters of an SGR sequence, as `1;36` for bold cyan. */
export type Piece = { text: string; code?: string };

/** `width` in columns (none: lines are left whole, as for a pipe); `colour` allows to paint. */
export type Style = { width?: number; colour?: boolean };

type Row = { start: number; end: number };

const ESCAPE = String.fromCharCode(27);
const BIDI_CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const LINE_END = /\r\n?|[\u2028\u2029]/g;

/** Scripts that are written without spaces, in characters two columns wide; emoji are as wide. */
const WIDE = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]`;
/** What no row may begin with. */
const CLOSING = '[、。，．：；！？」』）］】〉》…ー]';
/** A row may end after spaces, and after a wide character. */
const WORD = new RegExp(`(?:${WIDE}${CLOSING}*|(?:(?!${WIDE})[^ ])+) *| +`, 'gu');
const IS_WIDE = new RegExp(WIDE, 'u');

/** An article's characters without those that steer a terminal or reorder what it shows. */
export const shown = (text: string): string =>
  text
    .replace(BIDI_CONTROL, '')
    .replace(LINE_END, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}/gu, '\uFFFD');

/** The same in one line, as for a name. */
export const oneLine = (text: string): string => shown(text).replace(/\s+/g, ' ').trim();

/** The pieces one after the other, in rows no wider than the terminal. Each row is painted for itself, for pagers. */
export function layOut(pieces: readonly Piece[], style: Style, indent = ''): string {
  const text = pieces.map((piece) => piece.text).join('');
  const paint = painter(pieces, text, style);
  const room = (style.width ?? Number.POSITIVE_INFINITY) - indent.length;
  return rowsOf(text, room)
    .map((row) => (row.start === row.end ? '' : indent + paint(row)))
    .join('\n');
}

/** Paints rows given in their order: the pieces are gone through once. */
function painter(pieces: readonly Piece[], text: string, { colour }: Style): (row: Row) => string {
  let piece = 0;
  let end = pieces[0]?.text.length ?? 0;
  return (row) => {
    let painted = '';
    for (let at = row.start; at < row.end; ) {
      while (end <= at) {
        piece += 1;
        end += pieces[piece]?.text.length ?? 0;
      }
      const stop = Math.min(end, row.end);
      const code = colour && pieces[piece]?.code;
      painted += code ? `${ESCAPE}[${code}m${text.slice(at, stop)}${ESCAPE}[0m` : text.slice(at, stop);
      at = stop;
    }
    return painted;
  };
}

/** Breaks lines at spaces; words longer than a line stay whole. */
function rowsOf(text: string, room: number): Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    let [start, used] = [from, 0];
    if (room < Number.POSITIVE_INFINITY)
      for (const { 0: word, index } of line.matchAll(WORD)) {
        const bare = word.trimEnd();
        if (used > 0 && used + columns(bare) > room) {
          rows.push({ start, end: start + text.slice(start, from + index).trimEnd().length });
          [start, used] = [from + index, 0];
        }
        used += columns(bare) + word.length - bare.length;
      }
    rows.push({ start, end: start + text.slice(start, from + line.length).trimEnd().length });
    from += line.length + 1;
  }
  return rows;
}

/** How many columns a terminal gives a text. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) if (!/[\p{M}\p{Cf}]/u.test(character)) width += IS_WIDE.test(character) ? 2 : 1;
  return width;
}
