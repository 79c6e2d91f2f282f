import { findArticle } from './article.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { type DomDocument, parse, textOf } from './dom.ts';
import { factsOf, hostOf } from './facts.ts';
import { tidyMarkup } from './markup.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { notHtml, refusalOf } from './refusal.ts';
import { postsIn } from './thread.ts';

/**
 * An article as its page gives it. `text` is its paragraphs, each a line, joined by blank lines; quotations count their
 * offsets in it. `published` is an ISO date, or a date-time with its zone; `language` a code, '' if the page declares none.
 */
export type Page = {
  text: string;
  title: string;
  author?: string;
  publisher?: string;
  published?: string;
  canonical?: string;
  language: string;
};

/**
 * The article on a page, or why there is none, in one sentence for the person who gave it. Never throws, and takes a moment
 * for any markup. `url` is where the page was found; `now`, in milliseconds since the epoch, tells dates of the future.
 */
export function readPage(html: string, url?: string, now: number = Date.now()): Page | { refused: string } {
  const fault = notHtml(html);
  if (fault) return { refused: fault };
  const tidied = tidyMarkup(html);
  if ('refused' in tidied) return tidied;
  const document = parse(tidied.html);
  const facts = factsOf(document, url, now);
  const found = longer(findArticle(tidied.html), facts.isFree ? bodyOf(facts.body) : []);
  const paragraphs = withoutBoilerplate(found, facts.title, facts.author?.split(', ') ?? []);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const refused = refusalOf({ ...seen(document), facts, url, text, found });
  if (refused) return { refused };
  const { title, author, publisher = hostOf(url), published, canonical, language } = facts;
  return { text, title, author, publisher, published, canonical, language };
}

/** JSON-LD's text of the article, for pages that scripts fill: it knows paragraphs only as line breaks, if at all. */
function bodyOf(body: string): Paragraph[] {
  const tidied = tidyMarkup(body.replace(/\s*\n\s*/g, '<br><br>'));
  return 'html' in tidied && body ? paragraphsOf(parse(tidied.html).body) : [];
}

/** What the page shows, unless its own word for the article is more than twice as long. */
function longer(shown: Paragraph[], told: Paragraph[]): Paragraph[] {
  return lengthOf(told) > 2 * lengthOf(shown) ? told : shown;
}

const lengthOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0);

/** What the whole page shows, for judging whether it is an article at all. */
function seen(document: DomDocument) {
  const window = textOf(document.querySelector('title'));
  const hasPassword = document.querySelector('input[type="password"]') !== null;
  const hasVideo =
    document.querySelector('[class*="video-player"], [itemtype$="VideoObject"], [class*="gallery"]') !== null;
  for (const element of [...document.querySelectorAll('script, template')]) element.remove();
  const all = textOf(document.body);
  let linked = 0;
  for (const link of document.body.querySelectorAll('a')) linked += textOf(link).length;
  return { window, hasPassword, hasVideo, all, linked, posts: postsIn(document) };
}
