// Slack's tokens in angle brackets, and what it finds in a text by itself: emoji names, addresses, names.
// https://docs.slack.dev/messaging/formatting-message-text

import { decoded, placeholder, type SlackNode } from './slack-node.ts';

/** The token that begins with the `<` at `i`. */
export function tokenAt(text: string, i: number): SlackNode | undefined {
  const pattern = /<([^<>\n]+)>/y;
  pattern.lastIndex = i;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const place = { start: i, end: i + found[0].length, children: [] };
  return { ...place, ...meaning(found[1] ?? '', found[0]) };
}

function meaning(inside: string, whole: string): Pick<SlackNode, 'type' | 'text'> & Partial<SlackNode> {
  const [body = '', ...rest] = inside.split('|');
  const label = rest.length === 0 ? undefined : decoded(rest.join('|'));
  const [, mark, id = ''] = /^([@#])([A-Z0-9]+)$/.exec(body) ?? [];
  if (mark === '@') return { type: 'user', id, text: placeholder('user', id) };
  if (mark === '#') return { type: 'channel', id, text: placeholder('channel', id) };
  const group = /^!subteam\^([A-Z0-9]+)$/.exec(body)?.[1];
  if (group !== undefined) return { type: 'usergroup', id: group, text: placeholder('usergroup', group) };
  const all = /^!(here|channel|everyone|group)$/.exec(body)?.[1];
  if (all !== undefined) return { type: 'broadcast', id: all, text: `@${all}` };
  const [, seconds, format = '', url] = /^!date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(body) ?? [];
  if (seconds !== undefined) {
    const date = { type: 'date' as const, id: seconds, format, fallback: label ?? '' };
    return { ...date, text: placeholder('time', `${seconds}:${format}`), ...(url ? { url: decoded(url) } : {}) };
  }
  if (/^[a-z][a-z0-9+.-]*:\S/i.test(body)) return { type: 'link', url: decoded(body), text: label ?? decoded(body) };
  return { type: 'token', text: decoded(whole) };
}

/** Custom emoji may have any of these letters; Slack does not mind what stands around the colons, nor upper case. */
const SHORTCODE = /:[\p{L}\p{N}_+'＿＋-]+(?:::skin-tone-\d)?:/uy;
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>|]*[^\s<>|.,:;!?"')\]}*_~`]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/[^\s<>|]*)?/iy;
const NAME = /[@#][\p{L}\p{N}_-]+/uy;

export function shortcodeAt(text: string, i: number): SlackNode | undefined {
  return text[i] === ':' ? found(SHORTCODE, 'shortcode', text, i) : undefined;
}

/** What Slack's server links by itself where a word begins. */
export function automaticAt(text: string, i: number): SlackNode | undefined {
  if (isWord(text.slice(Math.max(i - 2, 0), i))) return undefined;
  const name = text[i] === '@' || text[i] === '#' ? found(NAME, 'autoName', text, i) : undefined;
  return name ?? (/[a-z0-9]/i.test(text.charAt(i)) ? found(ADDRESS, 'autoLink', text, i) : undefined);
}

function found(pattern: RegExp, type: SlackNode['type'], text: string, i: number): SlackNode | undefined {
  pattern.lastIndex = i;
  const source = pattern.exec(text)?.[0];
  if (source === undefined) return undefined;
  const node: SlackNode = { type, start: i, end: i + source.length, text: decoded(source), children: [] };
  return type === 'autoLink' ? { ...node, url: node.text } : node;
}

/** Whether a text ends with a letter or digit. */
export function isWord(text: string): boolean {
  return /[\p{L}\p{N}]$/u.test(text);
}
