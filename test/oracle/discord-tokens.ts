// The tokens of Discord's own: mentions, timestamps, emoji, navigation, addresses.

import type { NodeType } from './discord-node.ts';

export interface Token {
  type: NodeType;
  end: number;
  text: string;
  url?: string;
  id?: string;
  style?: string;
}

/** What a reader sees in place of something whose words only the client knows (a name, a local time). */
export function placeholder(kind: string, detail: string): string {
  return `⟪${kind} ${detail}⟫`;
}

const NAME = "[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}";

/** In the client's order; the groups are the id (or name) and, for some, a second part. */
const TOKENS: readonly { first: string; type: NodeType; pattern: RegExp }[] = [
  { first: '<', type: 'customEmoji', pattern: /<a?:(\w+):(\d+)>/y },
  { first: '<', type: 'timestamp', pattern: /<t:(-?\d{1,17})(?::([tTdDfFsSR]))?>/y },
  { first: '<', type: 'user', pattern: /<@!?(\d+)>/y },
  { first: '<', type: 'role', pattern: /<@&(\d+)>/y },
  { first: '<', type: 'channel', pattern: /<#(\d+)>/y },
  { first: '<', type: 'command', pattern: new RegExp(`</(${NAME}(?: ${NAME}){0,2}):(\\d+)>`, 'uy') },
  { first: '<', type: 'game', pattern: /<@\$(\d+)>/y },
  { first: '<', type: 'sound', pattern: /<sound:(\d+):(\d+)>/y },
  { first: '<', type: 'navigation', pattern: /<id:(home|guide|browse|customize|linked-roles)(?::(\d+))?>/y },
  { first: '@', type: 'everyone', pattern: /@everyone/y },
  { first: '@', type: 'here', pattern: /@here/y },
  { first: ':', type: 'shortcode', pattern: /:([a-z0-9+-](?:[a-z0-9_+-]*[a-z0-9+-])?(?:::skin-tone-\d)?):/y },
];

/** Seconds either side of 1970 that a JavaScript date can hold; beyond, the client shows the source. */
const LAST_SECOND = 8_640_000_000_000;

export function tokenAt(text: string, i: number): Token | undefined {
  for (const { first, type, pattern } of TOKENS) {
    if (text[i] !== first) continue;
    pattern.lastIndex = i;
    const found = pattern.exec(text);
    if (found !== null) return describe(type, found, i + found[0].length);
  }
  return undefined;
}

export function timestampAt(text: string, i: number): Token | undefined {
  const token = text.startsWith('<t:', i) ? tokenAt(text, i) : undefined;
  return token?.type === 'timestamp' ? token : undefined;
}

function describe(type: NodeType, [source, one = '', two]: RegExpExecArray, end: number): Token {
  if (type === 'timestamp') {
    if (Math.abs(Number(one)) > LAST_SECOND) return { type: 'text', end, text: source };
    const style = two ?? 'f';
    return { type, end, text: placeholder('time', `${one}:${style}`), id: one, style };
  }
  if (type === 'everyone' || type === 'here' || type === 'shortcode') return { type, end, text: source, id: one };
  if (type === 'customEmoji') return { type, end, text: placeholder('emoji', one), id: two ?? '' };
  return { type, end, text: placeholder(type, one), id: type === 'command' ? (two ?? '') : one };
}
