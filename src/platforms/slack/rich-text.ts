import type { types } from '@slack/bolt';
import { formatTime, type Inline, type Span } from '../../core/message.ts';
import { splitText } from '../../core/pack.ts';
import { isolate } from '../../core/text.ts';
import { storedLength } from './escape.ts';
import { MAX_TEXT, MAX_URL } from './limits.ts';

// The text of rich_text elements is data: Slack parses neither markup nor entities, mentions nor emoji in it, as each of
// these has an element of its own. Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

type Style = { bold?: boolean; code?: boolean };
const PLAIN: Style = {};
export type Element = types.RichTextText | types.RichTextLink | types.RichTextDate;
export type Container = types.RichTextSection | types.RichTextList | types.RichTextQuote;

export const richText = (...elements: Container[]): types.RichTextBlock => ({ type: 'rich_text', elements });
export const section = (elements: Element[]): types.RichTextSection => ({ type: 'rich_text_section', elements });

/** Spans as elements, each within the limits and with its bidirectional controls kept inside. */
export function elementsOf(spans: readonly Inline[], style = PLAIN): Element[] {
  return spans.flatMap((span) => (typeof span === 'string' ? textElements(span, style) : spanElements(span, style)));
}

function spanElements(span: Span, style: Style): Element[] {
  switch (span.type) {
    case 'text':
      return textElements(span.text, span.strong ? { ...style, bold: true } : style);
    case 'command':
      return textElements(span.line, { ...style, code: true });
    case 'link':
      return linkElements(span, style);
    case 'time':
      return timeElements(span, style);
  }
}

/** A text of any length; `open` and `close` are put around it as they are. */
export function textElements(text: string, style = PLAIN, open = '', close = ''): types.RichTextText[] {
  const room = MAX_TEXT - open.length - close.length;
  if (isolatedLength(text) <= room) {
    const marked = open + isolate(text) + close;
    return marked === '' ? [] : [textElement(marked, style)];
  }
  const pieces = splitText(text, (piece) => isolatedLength(piece) <= room).map(isolate);
  pieces[0] = open + pieces[0];
  pieces.push(pieces.pop() + close);
  return pieces.map((piece) => textElement(piece, style));
}

const textElement = (text: string, style: Style): types.RichTextText =>
  style === PLAIN ? { type: 'text', text } : { type: 'text', text, style };

const styled = (style: Style): { style?: Style } => (style === PLAIN ? {} : { style });

/**
 * No less than the stored length of the text once isolated, and growing with the text as `splitText` asks: an isolate
 * costs at most one fellow each, and two marks a line.
 */
export function isolatedLength(text: string): number {
  const length = storedLength(text);
  if (isolate(text) === text) return length;
  return length + 2 * (text.match(/[\n\u2029]/g)?.length ?? 0) + 2 + (text.match(/[\u2066-\u2069]/g)?.length ?? 0);
}

/** An address that can't be linked to leaves its label as text. */
function linkElements({ text, url }: Span & { type: 'link' }, style: Style): Element[] {
  const address = webAddress(url);
  if (!address) return textElements(text, style);
  if (text.trim() === '') return [{ type: 'link', url: address, ...styled(style) }];
  return textElements(text, style).map((element) => ({ ...element, type: 'link', url: address }));
}

/** The address in ASCII, or undefined where Slack would refuse it. */
function webAddress(url: string): string | undefined {
  const { protocol = '', href = '' } = URL.parse(url) ?? {};
  return /^https?:$/.test(protocol) && storedLength(href) <= MAX_URL && !/\s/.test(href) ? href : undefined;
}

const FORMATS = { date: '{date_long_full}', datetime: '{date_long_full}, {time}', relative: '{ago}' } as const;

/**
 * A day without a time of day stays the day it is: as an instant it would be the day before in half of the world.
 * Source of the formats: https://docs.slack.dev/reference/block-kit/block-elements/date-element
 */
function timeElements({ at, show }: Span & { type: 'time' }, style: Style): Element[] {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return textElements(at, style);
  const words = formatTime(new Date(instant).toISOString(), show);
  if (!at.includes('T') || instant < 0) return textElements(words, style);
  const timestamp = Math.floor(instant / 1000);
  return [{ type: 'date', timestamp, format: FORMATS[show], fallback: words, ...styled(style) }];
}
