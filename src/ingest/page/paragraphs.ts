import { type DomElement, type DomNode, isElement, isText, oneLine } from './dom.ts';

/** A paragraph of a page: its line of text, the element it stands in, and how many of its characters are links. */
export type Paragraph = { text: string; element: DomElement; linked: number };

const BLOCK = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul`.split(/\s+/),
);
const UNREAD = new Set('script style noscript template head title button textarea input select'.split(' '));
/** A full stop of any script, or another mark that ends a sentence, behind it closing quotation marks and brackets. */
export const ENDS_SENTENCE = /[\p{Sentence_Terminal}:…][\p{Pf}\p{Pe}"'’”]*\s*$/u;

/** Anchors without an address are none, nor are those that were never closed and hold the rest of the page. */
const isLink = (element: DomElement): boolean =>
  element.localName === 'a' && element.hasAttribute('href') && (element.textContent ?? '').length < MAX_LINK;
const MAX_LINK = 400;

/** The paragraphs of an element in the order of reading; blocks and doubled line breaks part them. */
export function paragraphsOf(root: DomElement): Paragraph[] {
  const found: Paragraph[] = [];
  let text = '';
  let linked = 0;
  let breaks = 0;
  let owner = root;

  const end = (): void => {
    const line = oneLine(text);
    if (line) found.push({ text: line, element: owner, linked });
    text = '';
    linked = 0;
    breaks = 0;
  };
  const breakLine = (): void => {
    breaks++;
    if (breaks > 1 || ENDS_SENTENCE.test(text)) end();
    else text += ' ';
  };
  const words = (node: DomNode, inLink: boolean): void => {
    const said = node.textContent ?? '';
    if (/\S/.test(said)) breaks = 0;
    text += said;
    if (inLink) linked += oneLine(said).length;
  };
  const visit = (element: DomElement, inLink: boolean): void => {
    const isBlock = BLOCK.has(element.localName);
    const outer = owner;
    if (isBlock) {
      end();
      owner = element;
    }
    for (const node of element.childNodes) {
      if (isText(node)) words(node, inLink);
      else if (!isElement(node) || UNREAD.has(node.localName)) continue;
      else if (node.localName === 'br') breakLine();
      else visit(node, inLink || isLink(node));
    }
    if (element.localName === 'td' || element.localName === 'th') text += ' ';
    if (isBlock) {
      end();
      owner = outer;
    }
  };
  visit(root, false);
  end();
  return found;
}

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/gu;

/** How much a text says, in characters of Latin script: one of Chinese or Japanese says as much as three. */
export const widthOf = (text: string): number => text.length + 2 * (text.match(WIDE)?.length ?? 0);
