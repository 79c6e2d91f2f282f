// Slack's mrkdwn as its clients read it. There is no escape but for `&amp; &lt; &gt;`, and even `&gt;` begins a quote.
// Where clients differ this parser sees markup rather than text: a test should fail on what might be read as markup.

import { decoded, type SlackNode } from './slack-node.ts';
import { automaticAt, isWord, shortcodeAt, tokenAt } from './slack-tokens.ts';

interface Reading {
  text: string;
  /** What is not looked into: tokens and code, by where they begin. */
  atoms: Map<number, SlackNode>;
  verbatim: boolean;
}

/** The styles' delimiters; Slack takes the full-width forms for the same. */
const STYLES: Record<string, 'bold' | 'italic' | 'strike'> = {
  '*': 'bold',
  '＊': 'bold',
  _: 'italic',
  '＿': 'italic',
  '~': 'strike',
};

/** `verbatim`: as in the text object, addresses and names are not linked by themselves. */
export function parseMrkdwn(text: string, verbatim = false): SlackNode[] {
  const reading: Reading = { text, atoms: atomsOf(text), verbatim };
  const nodes: SlackNode[] = [];
  for (let i = 0; i < text.length; ) {
    const quote = quoteAt(reading, i);
    const end = quote?.end ?? textEnd(reading, i);
    if (quote === undefined) nodes.push(...inline(reading, i, end, []));
    else nodes.push(quote);
    i = end;
  }
  return nodes;
}

/** Tokens, ```code blocks``` and `code`, whichever comes first. */
function atomsOf(text: string): Map<number, SlackNode> {
  const atoms = new Map<number, SlackNode>();
  for (let i = 0; i < text.length; ) {
    const atom = text[i] === '<' ? tokenAt(text, i) : text[i] === '`' ? codeAt(text, i) : undefined;
    if (atom !== undefined) atoms.set(i, atom);
    i = atom?.end ?? i + 1;
  }
  return atoms;
}

function codeAt(text: string, i: number): SlackNode | undefined {
  const block = text.startsWith('```', i) ? text.indexOf('```', i + 4) : -1;
  if (block !== -1) return code('codeBlock', text, i, i + 3, block);
  const close = text.indexOf('`', i + 2);
  if (close === -1 || text[i + 1] === '`' || text.slice(i, close).includes('\n')) return undefined;
  return code('code', text, i, i + 1, close);
}

/** Tokens keep their meaning inside code: they are resolved before anything else. */
function code(type: 'code' | 'codeBlock', text: string, i: number, from: number, to: number): SlackNode {
  const children: SlackNode[] = [];
  let written = from;
  for (let j = from; j < to; ) {
    const token = text[j] === '<' ? tokenAt(text.slice(0, to), j) : undefined;
    if (token?.end === undefined) j++;
    else {
      if (j > written) children.push(plain(text, written, j));
      children.push(token);
      j = written = token.end;
    }
  }
  if (to > written) children.push(plain(text, written, to));
  return { type, start: i, end: to + (from - i), text: '', children };
}

function plain(text: string, start: number, end: number): SlackNode {
  return { type: 'text', start, end, text: decoded(text.slice(start, end)), children: [] };
}

const QUOTE = /[ \t]*(?:>|&gt;|＞)( ?)/y;
const QUOTE_ALL = /[ \t]*(?:>>>|(?:&gt;){3}|＞＞＞) ?/y;

/** `>` quotes a line and the quoted lines after it, `>>>` all that is left. */
function quoteAt({ text, atoms, verbatim }: Reading, i: number): SlackNode | undefined {
  QUOTE_ALL.lastIndex = i;
  const reading = { text, atoms, verbatim };
  if (QUOTE_ALL.test(text)) {
    const children = inline(reading, QUOTE_ALL.lastIndex, text.length, []);
    return { type: 'quote', start: i, end: text.length, text: '', children };
  }
  const children: SlackNode[] = [];
  let end = i;
  for (QUOTE.lastIndex = end; QUOTE.test(text); QUOTE.lastIndex = end) {
    const from = QUOTE.lastIndex;
    end = lineEnd(reading, from);
    children.push(...inline(reading, from, end, []));
    if (text[end - 1] !== '\n') break;
  }
  return end === i ? undefined : { type: 'quote', start: i, end, text: '', children };
}

/** After the next line end that stands in no code block. */
function lineEnd({ text, atoms }: Reading, from: number): number {
  for (let i = from; i < text.length; ) {
    if (text[i] === '\n') return i + 1;
    i = atoms.get(i)?.end ?? i + 1;
  }
  return text.length;
}

/** Where the next quote begins, or the end. */
function textEnd(reading: Reading, from: number): number {
  let end = lineEnd(reading, from);
  while (end < reading.text.length) {
    QUOTE.lastIndex = end;
    if (QUOTE.test(reading.text)) break;
    end = lineEnd(reading, end);
  }
  return end;
}

function inline(reading: Reading, from: number, to: number, within: readonly string[]): SlackNode[] {
  const { text, atoms, verbatim } = reading;
  const nodes: SlackNode[] = [];
  const closed = new Map<string, number>();
  let written = from;
  for (let i = from; i < to; ) {
    const node =
      atoms.get(i) ??
      styledAt(reading, i, to, within, closed) ??
      shortcodeAt(text, i) ??
      (verbatim ? undefined : automaticAt(text, i));
    if (node?.end === undefined || node.end > to) i++;
    else {
      if (i > written) nodes.push(plain(text, written, i));
      nodes.push(node);
      i = written = node.end;
    }
  }
  if (to > written) nodes.push(plain(text, written, to));
  return nodes;
}

/** `*bold*` and the like: around words, on one line. `closed` remembers up to where a delimiter found no fellow. */
function styledAt(
  reading: Reading,
  i: number,
  to: number,
  within: readonly string[],
  closed: Map<string, number>,
): SlackNode | undefined {
  const { text, atoms } = reading;
  const mark = text.charAt(i);
  const type = STYLES[mark];
  if (type === undefined || within.includes(type) || i < (closed.get(mark) ?? 0)) return undefined;
  if (!opens(text, i)) return undefined;
  let j = atoms.get(i + 1)?.end ?? i + 1;
  for (; j < to && text[j] !== '\n'; j = atoms.get(j)?.end ?? j + 1) {
    if (text[j] !== mark || !closes(text, j)) continue;
    return { type, start: i, end: j + 1, text: '', children: inline(reading, i + 1, j, [...within, type]) };
  }
  closed.set(mark, j);
  return undefined;
}

/** Before a word, after none, and not doubled: `**a**` is no style. */
function opens(text: string, i: number): boolean {
  const mark = text[i];
  const alone = text[i - 1] !== mark && text[i + 1] !== mark;
  return alone && /\S/.test(text.charAt(i + 1)) && !isWord(text.slice(Math.max(i - 2, 0), i));
}

function closes(text: string, j: number): boolean {
  return text[j + 1] !== text[j] && /\S/.test(text.charAt(j - 1)) && !/^[\p{L}\p{N}]/u.test(text.slice(j + 1, j + 3));
}
