// Addresses: those that stand in the text, those in angle brackets, and which of them the client follows.

import { placeholder, type Token } from './discord-tokens.ts';

const ADDRESS = /(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/y;
const JUMP = /https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/channels\/(?:@me|\d+)(?:\/\d+){1,2}/y;
const ATTACHMENT =
  /https:\/\/(?:(?:media|images)\.discordapp\.net|cdn\.discordapp\.com)\/(?:ephemeral-)?attachments\/\d+\/\d+\/[\w.-]*[\w-](?:\?[\w?&=-]*)?/y;

function matched(pattern: RegExp, text: string, i: number): RegExpExecArray | undefined {
  pattern.lastIndex = i;
  return pattern.exec(text) ?? undefined;
}

/** `https://…` up to white space, without closing punctuation, and without one closing parenthesis too many. */
export function addressAt(text: string, i: number): Token | undefined {
  const chip = matched(JUMP, text, i)?.[0] ?? matched(ATTACHMENT, text, i)?.[0];
  if (chip !== undefined) return { type: 'jump', end: i + chip.length, text: placeholder('jump', chip), url: chip };
  const found = matched(ADDRESS, text, i)?.[0];
  if (found === undefined) return undefined;
  const closing = /\)*$/.exec(found)?.[0].length ?? 0;
  const shown = closing > found.split('(').length - 1 ? found.slice(0, -1) : found;
  const token: Token = { type: 'url', end: i + shown.length, text: shown, url: shown };
  return isFollowed(shown) ? token : { ...token, type: 'text' };
}

/** `<scheme:/…>`, `<a@b.c>`, `<+1 23>`: shown without the brackets, whether the client follows the address or not. */
export function bracketedAt(text: string, i: number): Token | undefined {
  const address = matched(/<([^: >]+:\/[^ >]+)>/y, text, i);
  if (address !== undefined) return bracketed(address, i, address[1] ?? '');
  const mail = matched(/<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/y, text, i);
  if (mail !== undefined) return bracketed(mail, i, (mail[1] ?? '').replace(/^(?!mailto:)/, 'mailto:'));
  const phone = matched(/<((?:(?:tel|sms):\+?|\+)(?:\d|\(\d+\))(?:[- ./]?(?:\d|\(\d+\)))+)>/y, text, i);
  return phone && bracketed(phone, i, (phone[1] ?? '').replace(/^(?!tel:|sms:)/, 'tel:'));
}

function bracketed([source, shown = '']: RegExpExecArray, i: number, url: string): Token {
  const token: Token = { type: 'autolink', end: i + source.length, text: shown };
  return isFollowed(url) ? { ...token, url } : token;
}

const FOLLOWED = ['http:', 'https:', 'discord:', 'tel:', 'sms:', 'mailto:'];
/** What the client takes out of addresses and labels before it looks at them: all that prints nothing. */
export const UNPRINTED = /\u034f|[\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|(?!\n)\p{Cc}|(?! )\p{Zs}/gu;

/** Whether the client makes a link of it: a scheme it allows, a host written plainly, nothing unprinted inside. */
export function isFollowed(address: string): boolean {
  if (address.replace(UNPRINTED, '') !== address || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (!FOLLOWED.includes(protocol)) return false;
  if (protocol !== 'http:' && protocol !== 'https:') return true;
  const [, empty, host = ''] = address.split('/');
  return hostname !== '' && empty === '' && !/%[0-9a-f]{2}/i.test(host);
}
