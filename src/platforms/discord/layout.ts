import { type Block, type Inline, type Message, plainText } from '../../core/message.ts';
import { pack, splitText } from '../../core/pack.ts';
import { fitsAlone, fitsPiece, fitsPieceAs } from './budget.ts';
import { markupLines } from './markup.ts';

/**
 * The texts that show a message's blocks, in their order; each fits in one Discord message. One block is one text, as
 * long as it fits.
 */
export function layOut(blocks: Message['blocks']): string[] {
  const firstHeading = blocks.findIndex(({ type }) => type === 'heading');
  return blocks
    .flatMap((block, index) => layOutBlock(block, index === firstHeading))
    .filter((text) => text.trim() !== '');
}

function layOutBlock(block: Block, first: boolean): string[] {
  if (block.type === 'heading') return heading(block.text, first ? '##' : '###');
  if (block.type === 'text') return divided(block.spans, paragraph);
  if (block.type === 'small') return divided(block.spans, small);
  return block.type === 'list' ? list(block.items) : quote(block);
}

/** Discord drops white space around a heading and number signs at its end: such a heading is bold text. */
function heading(text: string, marks: string): string[] {
  const [line = '', ...more] = markupLines([text]);
  const shown = `${marks} ${line}`;
  const isExact = more.length === 0 && text === text.trim() && !text.endsWith('#') && fitsAlone(shown);
  return isExact && text !== '' ? [shown] : divided([{ type: 'text', text, strong: true }], paragraph);
}

const paragraph = (spans: readonly Inline[]): string => markupLines(spans).join('\n');

const small = (spans: readonly Inline[]): string =>
  markupLines(spans)
    .map((line) => (line.trim() === '' ? '' : `-# ${line}`))
    .join('\n');

/** A native list if each item is one line; otherwise its lines would become part of the list's own structure. */
function list(items: readonly Inline[][]): string[] {
  const lines = items.map(markupLines).filter((item) => item.some((line) => line.trim() !== ''));
  const isNative = lines.every((item) => item.length === 1);
  const bullet = isNative ? '-' : '•';
  const shown = lines.map((item) => `${bullet} ${item.join('\n')}`);
  if (fitsAlone(shown.join('\n'))) return [shown.join('\n')];
  if (!shown.every(fitsPiece)) return items.flatMap((item) => divided(['• ', ...item], paragraph));
  return pack(shown, (group) => fitsPiece(group.join('\n'))).map((group) => group.join('\n'));
}

const CONTINUES = '-# The quotation continues in the next message.';
const CONTINUED = '-# The quotation, continued:';

/** The marks stand only where the quotation begins and ends; credit and receipt stay with its end. */
function quote({ text, credit, receipt }: Extract<Block, { type: 'quote' }>): string[] {
  const by: Inline[] = credit.length > 0 ? ['— ', ...credit] : [];
  const source = [paragraph(by), small(receipt)].filter((line) => line !== '');
  const whole = [quoted(text, true, true), ...source].join('\n');
  if (fitsAlone(whole)) return [whole];
  const pieces = splitText(text, (piece) => fitsPieceAs(piece, (shown) => quoted(shown, true, true)));
  const last = pieces.length - 1;
  const texts = pieces.map((piece, index) =>
    [
      ...(index > 0 ? [CONTINUED] : []),
      quoted(piece, index === 0, index === last),
      ...(index < last ? [CONTINUES] : []),
    ].join('\n'),
  );
  const end = [texts.at(-1), ...source].join('\n');
  if (fitsAlone(end)) return [...texts.slice(0, -1), end];
  return [...texts, ...divided(by, paragraph), ...divided(receipt, small)];
}

function quoted(text: string, begins: boolean, ends: boolean): string {
  const lines = markupLines([begins ? '“' : '', text, ends ? '”' : '']);
  return lines.map((line) => `> ${line}`).join('\n');
}

/** The spans in as many texts as they need. */
function divided(spans: readonly Inline[], show: (spans: readonly Inline[]) => string): string[] {
  const whole = show(spans);
  if (fitsAlone(whole)) return [whole];
  const pieces = spans.flatMap((span) => dividedSpan(span, show));
  return pack(pieces, (group) => fitsPiece(show(group))).map(show);
}

function dividedSpan(span: Inline, show: (spans: readonly Inline[]) => string): Inline[] {
  const type = typeof span === 'string' ? 'text' : span.type;
  if (type === 'time' || fitsPiece(show([span]))) return [span];
  const strong = typeof span !== 'string' && span.type === 'text' && span.strong === true;
  const part = (piece: string): Inline => (strong ? { type: 'text', text: piece, strong } : piece);
  const fits = (piece: string): boolean => fitsPieceAs(piece, (shown) => show([part(shown)]));
  const pieces = splitText(plainText(span), fits).map(part);
  return typeof span !== 'string' && span.type === 'link' ? [...pieces, ' ', { ...span, text: 'link' }] : pieces;
}
