import { type Block, type Inline, type Message, plainText } from '../../core/message.ts';
import type { Part } from '../../core/platform.ts';
import { isolate } from '../../core/text.ts';

/** `width` in columns (none: lines are left whole, as for a pipe); `colour` allows bold and dim. */
export type Style = { width?: number; colour?: boolean };

/** The message as text for a terminal, in one part; buttons are numbered command lines. */
export function renderTerminal(message: Message, style: Style = {}): Part[] {
  const blocks = message.blocks.map((block) => renderBlock(block, style));
  const actions = message.actions.map(
    ({ label, line }, at) => `[${at + 1}] ${isolate(label)}  ${paint(isolate(`/${line}`), '2', style)}`,
  );
  const text = [...blocks, ...(actions.length > 0 ? [actions.join('\n')] : [])].join('\n\n');
  return [{ body: { text, actions: message.actions } }];
}

function renderBlock(block: Block, style: Style): string {
  switch (block.type) {
    case 'heading':
      return wrap(paint(isolate(block.text), '1', style), '', style);
    case 'text':
      return wrap(spans(block.spans, style), '', style);
    case 'small':
      return wrap(paint(spans(block.spans, {}), '2', style), '', style);
    case 'list':
      return block.items.map((item) => wrap(spans(item, style), '  ', style, '• ')).join('\n');
    case 'quote': {
      const receipt = paint(spans(block.receipt, {}), '2', style);
      return [
        wrap(`“${isolate(block.text)}”`, '  │ ', style),
        wrap(`— ${spans(block.credit, style)}`, '    ', style),
        wrap(receipt, '    ', style),
      ].join('\n');
    }
  }
}

function spans(inlines: readonly Inline[], style: Style): string {
  return inlines.map((inline) => span(inline, style)).join('');
}

function span(inline: Inline, style: Style): string {
  const text = isolate(plainText(inline));
  if (typeof inline === 'string' || inline.type === 'time') return text;
  if (inline.type === 'link') return `${text} (${inline.url})`;
  return inline.type === 'command' || inline.strong ? paint(text, '1', style) : text;
}

/** Breaks lines at spaces; words longer than a line stay whole. */
function wrap(text: string, indent: string, { width }: Style, bullet = ''): string {
  const room = (width ?? Number.POSITIVE_INFINITY) - indent.length - bullet.length;
  const lines = text.split('\n').flatMap((line) => {
    const rows = [''];
    for (const word of line.split(/(?<= )/)) {
      const row = rows.at(-1) as string;
      if (row !== '' && visibleLength(row) + visibleLength(word.trimEnd()) > room) rows.push(word);
      else rows[rows.length - 1] = row + word;
    }
    return rows;
  });
  return lines.map((line, at) => indent + (at === 0 ? bullet : ' '.repeat(bullet.length)) + line).join('\n');
}

const ESCAPE = String.fromCharCode(27);
const paint = (text: string, code: string, { colour }: Style): string =>
  colour && text !== '' ? `${ESCAPE}[${code}m${text}${ESCAPE}[0m` : text;
const visibleLength = (text: string): number => text.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '').length;
