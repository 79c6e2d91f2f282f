import { type DomDocument, type DomElement, textOf } from './dom.ts';
import { type Paragraph, paragraphsOf, widthOf } from './paragraphs.ts';

/** How boards name what one person wrote. */
const POSTS =
  '[class*="post"], [class*="message"], [class*="comment"], [class*="reply"], [class*="answer"], [itemtype$="Comment"], [itemtype$="DiscussionForumPosting"], [itemtype$="Answer"]';
const FEWEST = 3;
const MOST = 200;
/** Text of its own, outside the posts, that makes a page an article with comments below. */
const ARTICLE = 250;

const DATED =
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?\d{4}\b|\b\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}\b|\b\d+\s*(?:min|hour|day|week|month|year|[hdmwy])\w*\s+ago\b|\bvor \d+ |\bil y a \d|\bhace \d/iu;
const WRITER =
  '[class*="author"], [class*="user"], [class*="member"], [class*="poster"], [rel~="author"], [itemprop~="author"]';
const CONTROL = /^(?:reply|quote|like|report|upvote|antworten|zitieren|répondre|citer|responder|citar)\b.{0,8}$/i;

/**
 * What people wrote on a page that is a discussion: the lines of posts that stand side by side, each with its date and with
 * its writer or a link to reply; undefined where there are none. The updates of a live page have headings instead.
 */
export function postsIn(document: DomDocument): Set<string> | undefined {
  const groups = new Map<DomElement, DomElement[]>();
  for (const element of document.querySelectorAll(POSTS)) {
    const parent = element.parentElement as DomElement;
    groups.set(parent, [...(groups.get(parent) ?? []), element].slice(0, MOST));
  }
  const posts = [...groups.values()].filter((group) => group.length >= FEWEST).flatMap((group) => group.filter(isPost));
  if (posts.length < FEWEST) return undefined;
  return new Set(posts.flatMap((post) => paragraphsOf(post).map(({ text }) => text)));
}

/** Whether the paragraphs found for an article are but the posts of a discussion. */
export function isThread(found: readonly Paragraph[], posts: ReadonlySet<string> | undefined): boolean {
  if (!posts) return false;
  const own = found.filter(({ text }) => widthOf(text) > 60 && !posts.has(text));
  return own.reduce((sum, { text }) => sum + text.length, 0) < ARTICLE;
}

function isPost(element: DomElement): boolean {
  if (element.querySelector('h2, h3')) return false;
  const isDated = element.querySelector('time') !== null || paragraphsOf(element).some(({ text }) => DATED.test(text));
  return isDated && (element.querySelector(WRITER) !== null || hasControl(element));
}

const hasControl = (element: DomElement): boolean =>
  [...element.querySelectorAll('a, button')].some((control) => CONTROL.test(textOf(control)));
