import { UserError } from '../../core/errors.ts';
import { phrase } from '../../core/text.ts';
import { tidyMarkup } from '../page/markup.ts';
import type { FetchFeed } from './pull.ts';
import { type FeedDocument, readFeed } from './read.ts';
import { isPage } from './refuse.ts';

/** A feed that was found, under which address, and how it reads now. */
export type FoundFeed = { url: string; document: FeedDocument };

const TYPES = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\b/i;
/** A page may name many; the first is its own, others are of comments or topics. */
const MOST_TRIED = 3;

/**
 * The feed at an address, or the one that the page there names. `now` in ms. Rejects with a UserError where there is none,
 * with the fetch's own where it can't be had.
 */
export async function findFeed(url: string, fetch: FetchFeed, now: number): Promise<FoundFeed> {
  const { text, at } = await ask(url, fetch);
  if (!isPage(text)) return { url, document: readOrRefuse(text, at, now) };
  const named = await feedsOf(text, at);
  for (const address of named.slice(0, MOST_TRIED)) {
    const found = await ask(address, fetch).catch(() => undefined);
    const document = found && readFeed(found.text, found.at, now);
    if (document && !('fault' in document)) return { url: address, document };
  }
  const { host } = new URL(at);
  throw new UserError(
    named.length > 0
      ? phrase`The feed that the page of ${host} names can’t be read: give the address of another.`
      : phrase`This is a page of ${host} that names no feed: look for “RSS” on it and give the address of that.`,
  );
}

async function ask(url: string, fetch: FetchFeed): Promise<{ text: string; at: string }> {
  const answer = await fetch(url, { kind: 'feed' });
  if (answer.type === 'unchanged') throw new UserError('The feed answers that it is unchanged: try again later.');
  return { text: answer.text, at: answer.url };
}

function readOrRefuse(text: string, url: string, now: number): FeedDocument {
  const document = readFeed(text, url, now);
  if ('fault' in document) throw new UserError(document.fault);
  return document;
}

/** The addresses of the feeds that a page names, those of comments last. Rejects with a UserError where it holds too much. */
export async function feedsOf(html: string, url: string): Promise<string[]> {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(fitMarkup(html, url));
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const root = URL.canParse(base, url) ? new URL(base, url).href : url;
  const links = [...document.querySelectorAll('link[rel][href]')]
    .filter(
      (link) => /\balternate\b/i.test(link.getAttribute('rel') ?? '') && TYPES.test(link.getAttribute('type') ?? ''),
    )
    .map((link) => ({ href: link.getAttribute('href') ?? '', title: link.getAttribute('title') ?? '' }))
    .filter(({ href }) => URL.canParse(href, root) && /^https?:$/.test(new URL(href, root).protocol));
  const isOfComments = ({ href, title }: { href: string; title: string }) => /comment|kommentar/i.test(href + title);
  const ordered = [...links.filter((link) => !isOfComments(link)), ...links.filter(isOfComments)];
  return [...new Set(ordered.map(({ href }) => new URL(href, root).href))];
}

/** As much of a page as can be parsed in a moment: all of it, or the head, where feeds are named. */
function fitMarkup(html: string, url: string): string {
  for (const part of [html, html.split(/<\/head\b|<body\b/i, 1)[0] ?? '']) {
    const tidy = tidyMarkup(part);
    if ('html' in tidy) return tidy.html;
  }
  const { host } = new URL(url);
  throw new UserError(
    phrase`The page of ${host} holds too much to look for a feed in it: give the address of the feed.`,
  );
}
