import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomElement, parse } from './dom.ts';
import { removeFurniture } from './furniture.ts';
import { type Paragraph, paragraphsOf, widthOf } from './paragraphs.ts';

/** How pages mark their article's text, the surest first; the last two may hold teasers and comments as well. */
const CONTAINERS = [
  '[itemprop~="articleBody"]',
  '.article-body, .article__body, .articleBody, .story-body, .storyBody, .entry-content, .post-content, .article-content, .article__content, .story-content, .article-text, .post-body',
  'article',
  'main, [role="main"]',
];
const SURE = 2;
/** Readability has gone astray when it found less than this share of the text in the page's own container. */
const LOST = 0.6;
/** What is more than a caption or a notice. */
const SOME = 150;
const ENOUGH = 250;

/** The paragraphs of a page's article, boilerplate among them; tidied markup comes in. */
export function findArticle(html: string): Paragraph[] {
  const document = parse(html);
  const before = proseOf(paragraphsOf(document.body));
  // Readability tries four times over where there is nothing to find.
  if (before < SOME) return [];
  removeFurniture(document);
  const after = proseOf(paragraphsOf(document.body));
  const own = ownParagraphs(document);
  const found = after < SOME ? [] : readable(document);
  if (own && isAstray(found, own)) return own.paragraphs;
  if (proseOf(found) > ENOUGH || before < ENOUGH) return found;
  const untouched = readable(parse(html));
  return proseOf(untouched) > proseOf(found) ? untouched : found;
}

type Own = { paragraphs: Paragraph[]; isSure: boolean };

/** The paragraphs of the element that the page marks as its article, if one is marked so, or one is far longer than others. */
function ownParagraphs(document: DomDocument): Own | undefined {
  for (const [rank, selector] of CONTAINERS.entries()) {
    const outermost = [...document.querySelectorAll(selector)].filter((e) => !e.parentElement?.closest(selector));
    const [first, second] = outermost
      .map((element) => paragraphsOf(element))
      .map((paragraphs) => ({ paragraphs, length: proseOf(paragraphs) }))
      .sort((one, other) => other.length - one.length);
    if (first && first.length > SOME && first.length > 2 * (second?.length ?? 0))
      return { paragraphs: first.paragraphs, isSure: rank < SURE };
  }
  return undefined;
}

/** Whether Readability found other text than the page's own, where that is marked surely, or much less of it. */
function isAstray(found: readonly Paragraph[], own: Own): boolean {
  const texts = new Set(found.map(({ text }) => text));
  const shared = proseOf(own.isSure ? own.paragraphs.filter(({ text }) => texts.has(text)) : found);
  return shared < LOST * proseOf(own.paragraphs);
}

/** What Readability takes for the article; it rebuilds the document on the way. */
function readable(document: DomDocument): Paragraph[] {
  const reader = new Readability<DomElement>(document as never, {
    serializer: (node) => node as unknown as DomElement,
  });
  const content = reader.parse()?.content;
  return content ? paragraphsOf(content) : [];
}

/** Text as people write it in sentences: long enough, and not a list of links. */
const isProse = ({ text, linked }: Paragraph): boolean => widthOf(text) > 60 && linked < text.length * 0.5;

const proseOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
