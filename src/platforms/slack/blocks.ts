import type { types } from '@slack/bolt';
import { type Block, type Inline, plainText as plainCharacters } from '../../core/message.ts';
import { pack, splitText } from '../../core/pack.ts';
import { costOf, MAX_HEADER, MAX_TEXT, MAX_TOTAL, RESERVED_CHARACTERS, textLength } from './limits.ts';
import { plainText, showsPlainly } from './plain-text.ts';
import {
  type Container,
  type Element,
  elementsOf,
  isolatedLength,
  richText,
  section,
  textElements,
} from './rich-text.ts';

/** What stays together when a message is divided into parts. */
export type Unit = { blocks: types.KnownBlock[]; cost: number };

/** Leaves room for its overhead, and for a heading above it. */
const MAX_UNIT = MAX_TOTAL - RESERVED_CHARACTERS - 700;
const CONTINUED = 'continued';

export const unit = (...blocks: types.KnownBlock[]): Unit => ({
  blocks,
  cost: blocks.reduce((sum, block) => sum + costOf(block), 0),
});

/** A block in one or more units, none larger than a part can hold; none where there is nothing to show. */
export function unitsOf(block: Block): Unit[] {
  switch (block.type) {
    case 'heading':
      return headingUnits(block.text);
    case 'text':
      return paragraphUnits(elementsOf(block.spans));
    case 'list':
      return listUnits(block.items);
    case 'quote':
      return quoteUnits(block.text, [block.credit, block.receipt]);
    case 'small':
      return smallUnits(block.spans);
  }
}

function headingUnits(text: string): Unit[] {
  if (!/[\n\u2028\u2029]/.test(text) && showsPlainly([text], MAX_HEADER)) {
    return [unit({ type: 'header', text: plainText([text]) })];
  }
  return paragraphUnits(textElements(text, { bold: true }));
}

function paragraphUnits(elements: Element[]): Unit[] {
  return groupsOf(elements).map((group) => unit(richText(section(group))));
}

/** Elements that make up at most `MAX_TEXT` characters a group; none where all are blank. */
function groupsOf(elements: Element[]): Element[][] {
  if (!elements.some((element) => element.type !== 'text' || element.text.trim() !== '')) return [];
  return lengthOf(elements) <= MAX_TEXT ? [elements] : pack(elements, (group) => lengthOf(group) <= MAX_TEXT);
}

const lengthOf = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + textLength(element), 0);

/** Items that fit together share a list; what is left of a very long item follows it without a bullet. */
function listUnits(items: Inline[][]): Unit[] {
  const contents = items.map((item) => groupsOf(elementsOf(item))).filter((groups) => groups.length > 0);
  const runs = pack(
    contents,
    (group) => group.every((item) => item.length === 1) && lengthOf(group.flat(2)) <= MAX_TEXT,
  );
  return runs.flatMap((run) => {
    const rest = run.length === 1 ? (run[0]?.slice(1) ?? []) : [];
    const list: Container = {
      type: 'rich_text_list',
      style: 'bullet',
      elements: run.map(([first = []]) => section(first)),
    };
    return [unit(richText(list)), ...rest.map((group) => unit(richText(section(group))))];
  });
}

/**
 * The marks are ours; between them stands the quotation and nothing else. One that is too long for a part goes on in the
 * next, and only its first piece opens and only its last closes. Credit and receipt stay with the end.
 */
function quoteUnits(text: string, [credit = [], receipt = []]: Inline[][]): Unit[] {
  const [after = [], ...further] = tailOf(credit, receipt);
  const room = MAX_UNIT - lengthOf(after);
  const fits = (piece: string) => isolatedLength(piece) <= room;
  const pieces = fits(text) ? [text] : splitText(text, fits);
  const last = pieces.length - 1;
  const units = pieces.map((piece, index) => {
    const marked = textElements(piece, undefined, index === 0 ? '“' : '', index === last ? '”' : '');
    const quote: Container = { type: 'rich_text_quote', elements: marked };
    const credited = index === last && after.length > 0 ? richText(quote, section(after)) : richText(quote);
    return index === 0 ? unit(credited) : unit(smallPrint([CONTINUED]), credited);
  });
  return [...units, ...further.map((group) => unit(richText(section(group))))];
}

function tailOf(credit: Inline[], receipt: Inline[]): Element[][] {
  const from = elementsOf(credit);
  const proof = elementsOf(receipt);
  const named: Element[] = from.length > 0 ? [{ type: 'text', text: '— ' }, ...from] : [];
  const between: Element[] = named.length > 0 && proof.length > 0 ? [{ type: 'text', text: '\n' }] : [];
  return groupsOf([...named, ...between, ...proof]);
}

const smallPrint = (texts: string[]): types.ContextBlock => ({ type: 'context', elements: [plainText(texts)] });

/** Context elements can't hold links, and times only as markup: small print with these is not small on Slack. */
function smallUnits(spans: Inline[]): Unit[] {
  const isPlain = (span: Inline) => typeof span === 'string' || (span.type === 'text' && !span.strong);
  const texts = spans.map(plainCharacters);
  if (spans.every(isPlain) && showsPlainly(texts, MAX_TEXT)) return [unit(smallPrint(texts))];
  return paragraphUnits(elementsOf(spans));
}
