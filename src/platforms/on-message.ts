import type { CommandDeclaration, Invocation } from '../core/command.ts';
import { isVisible } from '../core/text.ts';

/** What a message holds: its text as people read it, and the web addresses in it and beside it, in their order. */
export type Contents = { text: string; links: readonly string[] };

/** What is asked when a command is used on a message; where it can't be, a sentence for the person who tried. */
export function askOnMessage(
  command: CommandDeclaration | undefined,
  { text, links }: Contents,
): Invocation | { fault: string } {
  if (!command?.onMessage) return { fault: GONE };
  const { option, takes } = command.onMessage;
  const value = takes === 'link' ? links[0] : readable(text);
  if (!value) return { fault: takes === 'link' ? NO_LINK : NO_TEXT };
  return { command: command.name, options: { [option]: value } };
}

const GONE = 'I no longer know this entry of the menu: ask /help for what there is.';
const NO_LINK = 'There is no link to a web page in this message: choose one that has one.';
const NO_TEXT = 'There is no text in this message: choose one that has some.';

/** What somebody else wrote can't be typed anew, so that what is no text in it is left out instead of refused. */
function readable(text: string): string {
  if (!isVisible(text)) return '';
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .toWellFormed()
    .trim();
}

/** An address between angle brackets, with a label behind a bar or without; or one that stands by itself. */
const ADDRESS = /<(https?:\/\/[^<>|\s]+)(?:\|[^<>]*)?>|https?:\/\/[^\s<>"]+/gi;

/** The web addresses in a text, without the brackets and the punctuation around them. */
export function addressesIn(text: string): string[] {
  const found = [...text.matchAll(ADDRESS)].map(([whole, bracketed]) => bracketed ?? bare(whole));
  return found.filter(isWebAddress);
}

/** Whether a browser could open it; an address that stands in a field of its own is taken as it is. */
export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);

const PUNCTUATION = new Set(".,;:!?'*|~“”‘’«»…");

/** Without the parenthesis that was opened before it, as in `[a](https://b.example)`, and what ends the sentence. */
function bare(address: string): string {
  let end = 0;
  for (let depth = 0; end < address.length; end += 1) {
    if (address[end] === '(') depth += 1;
    else if (address[end] === ')') depth -= 1;
    if (depth < 0) break;
  }
  while (PUNCTUATION.has(address[end - 1] as string)) end -= 1;
  return address.slice(0, end);
}
