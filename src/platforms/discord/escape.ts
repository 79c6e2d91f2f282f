/** What may begin or end markup wherever it stands; a bracket pair could also end a link of ours that stands before. */
const ANYWHERE = /[\\*_~|`<[\]#@]|:(?=\/\/|[^\s:]+:)|(?<=\])\(|&(?=#?\w+;)/g;
/** What makes a list, a quotation, a heading or small print at the start of a line, perhaps after white space. */
const LINE_START = /^([^\S\n]*)([-+>=]|\d+(?=[.)]))/;

/**
 * One line of text as Discord's markup: a reader sees exactly these characters. `more`: other markup follows on the same
 * line, so that a last colon could begin a shortcode.
 */
export function escapeLine(line: string, more = false): string {
  const escaped = line.replace(ANYWHERE, '\\$&').replace(LINE_START, escapeStart);
  return more && line.endsWith(':') ? `${escaped.slice(0, -1)}\\:` : escaped;
}

/** A number can't be escaped, the mark behind it can. */
function escapeStart(_: string, space: string, mark: string): string {
  return /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`;
}
