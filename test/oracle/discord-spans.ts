// Bold, italic, underline, strikethrough, spoilers: from a delimiter to its fellow. Each scan walks the text once.

import type { NodeType } from './discord-node.ts';

export interface Span {
  type: NodeType;
  /** The content, and where the whole ends. */
  from: number;
  to: number;
  end: number;
}

/** The span that begins at `i`. Where several could, the client takes the longest; of equals, italic before bold. */
export function spanAt(text: string, i: number, loose: boolean): Span | undefined {
  const unit = text[i];
  if (unit === '~') return strike(text, i);
  if (unit === '|') return spoiler(text, i);
  const spans =
    unit === '*'
      ? [starItalic(text, i, false), loose ? starItalic(text, i, true) : undefined, doubled(text, i, '*', 'bold')]
      : [lowItalic(text, i), doubled(text, i, '_', 'underline')];
  let best: Span | undefined;
  for (const span of spans) if (span !== undefined && (best === undefined || span.end > best.end)) best = span;
  return best;
}

/** `**bold**` and `__underline__`: to the first fellow that is neither escaped nor followed by one more. */
function doubled(text: string, i: number, mark: '*' | '_', type: NodeType): Span | undefined {
  if (text[i + 1] !== mark) return undefined;
  for (let j = afterToken(text, i + 2); j < text.length; j = afterToken(text, j)) {
    if (text[j] === mark && text[j + 1] === mark && text[j + 2] !== mark) {
      return { type, from: i + 2, to: j, end: j + 2 };
    }
  }
  return undefined;
}

/** One unit, or a backslash and what it escapes; past the end when the backslash is the last unit. */
function afterToken(text: string, j: number): number {
  if (text[j] !== '\\') return j + 1;
  return j + 1 < text.length ? j + 2 : Number.POSITIVE_INFINITY;
}

/** `_italic_`: doubled underscores belong to the content; the closing one must end a word. */
function lowItalic(text: string, i: number): Span | undefined {
  let j = i + 1;
  while (j < text.length) {
    if (text[j] !== '_') {
      j = afterToken(text, j);
    } else if (text[j + 1] === '_') {
      j += 2;
    } else if (j > i + 1 && !/\w/.test(text.charAt(j + 1))) {
      return { type: 'italic', from: i + 1, to: j, end: j + 1 };
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** `*italic*`: no white space after the opening star nor before the closing one; `loose` is a second rule of the
 * client's, which allows one or two spaces before the closing star and drops them. */
function starItalic(text: string, i: number, loose: boolean): Span | undefined {
  if (i + 1 >= text.length || isSpace(text, i + 1)) return undefined;
  if (loose && !text.includes(' *', i)) return undefined;
  for (let j = afterStarToken(text, i + 1); j !== undefined && j < text.length; j = afterStarToken(text, j)) {
    const close = loose ? (lastStar(text, j, '  ') ?? lastStar(text, j, ' ')) : lastStar(text, j, '');
    if (close !== undefined) return { type: 'italic', from: i + 1, to: j, end: close };
  }
  return undefined;
}

/** The end of a single star that stands at `j`, after these blanks. */
function lastStar(text: string, j: number, blanks: string): number | undefined {
  const star = j + blanks.length;
  if (text[star] !== '*' || text[star + 1] === '*' || !text.startsWith(blanks, j)) return undefined;
  return star + 1;
}

/** One step of `*italic*`: two stars, an escape, a unit, or white space with one of these; never a single star. */
function afterStarToken(text: string, j: number): number | undefined {
  let k = j;
  while (isSpace(text, k)) k++;
  if (k >= text.length) return undefined;
  if (text[k] === '*') return text[k + 1] === '*' ? k + 2 : undefined;
  const next = afterToken(text, k);
  return next <= text.length ? next : undefined;
}

function isSpace(text: string, j: number): boolean {
  const unit = text.charCodeAt(j);
  // Most units are ASCII and decided by a glance: hostile texts make this the innermost loop.
  return unit <= 32 || unit >= 160 ? /\s/.test(text.charAt(j)) : false;
}

function strike(text: string, i: number): Span | undefined {
  if (!text.startsWith('~~', i)) return undefined;
  for (let j = text.indexOf('~~', i + 3); j !== -1; j = text.indexOf('~~', j + 1)) {
    if (text[j + 2] !== '_') return { type: 'strike', from: i + 2, to: j, end: j + 2 };
  }
  return undefined;
}

function spoiler(text: string, i: number): Span | undefined {
  const close = text.startsWith('||', i) ? text.indexOf('||', i + 3) : -1;
  return close === -1 ? undefined : { type: 'spoiler', from: i + 2, to: close, end: close + 2 };
}
