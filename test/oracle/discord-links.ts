// Masked links, `[label](url "title")`: where one stands, and whether the client lets it be one.

import { isFollowed, UNPRINTED } from './discord-addresses.ts';
import { type Node, walk } from './discord-node.ts';

export interface MaskedLink {
  /** The label, without its brackets. */
  from: number;
  to: number;
  url: string;
  title: string;
  end: number;
}

/** The link that begins with the bracket at `i`: the longest label whose `](` is followed by an address. */
export function maskedLinkAt(text: string, i: number): MaskedLink | undefined {
  if (text[i] !== '[' || text.lastIndexOf('](') < i) return undefined;
  for (const to of labelEnds(text, i + 1).reverse()) {
    const target = targetAt(text, to + 2);
    if (target !== undefined) return { from: i + 1, to, ...target };
  }
  return undefined;
}

/** Brackets in a label come in pairs, but for closing ones with another closing one before the next opening one. */
function labelEnds(text: string, from: number): number[] {
  const ends: number[] = [];
  let j = from;
  while (j < text.length) {
    if (text[j] === '[') {
      const close = text.indexOf(']', j);
      if (close === -1) break;
      j = close + 1;
      continue;
    }
    if (text[j] === ']') {
      if (text[j + 1] === '(') ends.push(j);
      if (!/^[^[\]]*\]/.test(text.slice(j + 1, nextBracket(text, j + 1) + 1))) break;
    }
    j++;
  }
  return ends;
}

function nextBracket(text: string, from: number): number {
  const bracket = /[[\]]/g;
  bracket.lastIndex = from;
  return bracket.exec(text)?.index ?? text.length;
}

type Target = Pick<MaskedLink, 'url' | 'title' | 'end'>;

/** The shortest address that is followed by `)`, perhaps after a title; parentheses inside may come in pairs. */
function targetAt(text: string, from: number): Target | undefined {
  if (text.indexOf(')', from) === -1) return undefined;
  let start = from;
  while (/\s/.test(text.charAt(start))) start++;
  return (text[start] === '<' ? addressTo(text, start + 1) : undefined) ?? addressTo(text, start);
}

function addressTo(text: string, start: number): Target | undefined {
  const seen = new Set<number>();
  const next = [start];
  for (let j = next.pop(); j !== undefined; j = next.pop()) {
    if (seen.has(j)) continue;
    seen.add(j);
    const rest = afterAddress(text, j);
    if (rest !== undefined) return { url: text.slice(start, j), ...rest };
    const unit = text.charAt(j);
    if (unit === '\\' && j + 1 < text.length && text[j + 1] !== '\n') next.push(j + 2);
    if (/[^\s\\]/.test(unit)) next.push(j + 1);
    const close = unit === '(' ? text.indexOf(')', j) : -1;
    if (close !== -1) next.push(close + 1);
  }
  return undefined;
}

function afterAddress(text: string, j: number): Pick<Target, 'title' | 'end'> | undefined {
  if (!/[>)\s]/.test(text.charAt(j))) return undefined;
  const from = text[j] === '>' ? j + 1 : j;
  const opening = /\s+['"]/y;
  opening.lastIndex = from;
  if (opening.test(text)) {
    const closing = /['"]\s*\)/g;
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(text);
    if (close !== null) return { title: text.slice(opening.lastIndex, close.index), end: closing.lastIndex };
  }
  const end = /\s*\)/y;
  end.lastIndex = from;
  return end.test(text) ? { title: '', end: end.lastIndex } : undefined;
}

const INVITATION = /(?:discord\.gg|dis\.gd|discord\.new|discord(?:app)?\.com\/(?:invite|template))\//i;
const DISGUISED = /(?:https?|discord):\/\/[^\s<]*[^<.,:;"'\]\s]/i;
/** Pictographs the client shows as characters. */
const CHARACTERS = /[™©®]/g;
const STYLES = ['text', 'bold', 'italic', 'underline', 'strike', 'spoiler', 'code', 'timestamp', 'shortcode'];
const HARMLESS = new Set<string>([...STYLES, 'list', 'item', 'paragraph', 'heading', 'quote', 'subtext']);

/** Against disguises, a label must not hold links, mentions, emoji or code blocks, and must show something. `judge`
 * parses a text as the client does to find out. */
export function isAllowed(label: string, { url, title }: MaskedLink, judge: (text: string) => Node[]): boolean {
  const printed = label.replace(UNPRINTED, '');
  if (!isFollowed(url.replace(/\\([^0-9A-Za-z\s])/g, '$1')) || url.replace(UNPRINTED, '') !== url) return false;
  if (printed.trim() === '' || INVITATION.test(printed) || INVITATION.test(title)) return false;
  if (DISGUISED.test(printed.normalize('NFKC')) || DISGUISED.test(title.normalize('NFKC'))) return false;
  return isHarmless(judge(printed), false, judge) && isHarmless(judge(title), true, judge);
}

function isHarmless(nodes: readonly Node[], emoji: boolean, judge: (text: string) => Node[]): boolean {
  for (const { node } of walk(nodes)) {
    if (emoji && node.type === 'customEmoji') continue;
    if (!HARMLESS.has(node.type)) return false;
    if (!emoji && node.type === 'text' && isPictorial(node.text)) return false;
    if (node.type === 'code' && !isHarmless(judge(node.text), true, judge)) return false;
  }
  return true;
}

function isPictorial(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{RGI_Emoji}/v.test(text.replace(CHARACTERS, ''));
}
