import { Readability } from '@mozilla/readability';
import type { DomDocument, DomElement } from './dom.ts';
import { parse } from './dom.ts';
import { removeFurniture } from './furniture.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';

const CONTAINERS = '[itemprop~="articleBody"], article, main, [role="main"]';
/** Readability has lost text when it found less than this share of what the page's own container holds. */
const LOST = 0.6;
const ENOUGH = 250;

/** The paragraphs of a page's article, boilerplate among them; tidied markup comes in. */
export function findArticle(html: string): Paragraph[] {
  const document = parse(html);
  removeFurniture(document);
  const own = ownContainer(document);
  const inOwn = own ? paragraphsOf(own).filter(isProse) : [];
  const found = readable(document);
  const inFound = found.filter(isProse);
  if (lengthOf(inOwn) > ENOUGH && lengthOf(inFound) < LOST * lengthOf(inOwn)) return withContainer(html);
  if (lengthOf(inFound) > ENOUGH) return found;
  const untouched = readable(parse(html));
  return lengthOf(untouched.filter(isProse)) > lengthOf(inFound) ? untouched : found;
}

/** The element that the page itself marks as its article, if there is one of its kind or one much longer than the rest. */
function ownContainer(document: DomDocument): DomElement | undefined {
  for (const selector of CONTAINERS.split(', ')) {
    const all = [...document.querySelectorAll(selector)].filter((element) => !element.parentElement?.closest(selector));
    const sized = all
      .map((element) => ({ element, length: lengthOf(paragraphsOf(element).filter(isProse)) }))
      .sort((one, other) => other.length - one.length);
    const [first, second] = sized;
    if (first && first.length > ENOUGH && first.length > 2 * (second?.length ?? 0)) return first.element;
  }
  return undefined;
}

function withContainer(html: string): Paragraph[] {
  const document = parse(html);
  removeFurniture(document);
  const own = ownContainer(document);
  return own ? paragraphsOf(own) : [];
}

/** What Readability takes for the article; it rebuilds the document on the way. */
function readable(document: DomDocument): Paragraph[] {
  const reader = new Readability<DomElement>(document as never, {
    serializer: (node) => node as unknown as DomElement,
    charThreshold: 250,
  });
  const content = reader.parse()?.content;
  return content ? paragraphsOf(content) : [];
}

/** Text as people write it in sentences: long enough, and not a list of links. */
export const isProse = ({ text, linked }: Paragraph): boolean => text.length > 60 && linked < text.length * 0.5;

export const lengthOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0);
