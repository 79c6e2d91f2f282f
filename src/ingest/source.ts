import { UserError } from '../core/errors.ts';
import { phrase } from '../core/text.ts';
import type { ReadArticle } from './brief-of.ts';
import type { Fetcher } from './fetch/fetch.ts';

/** Where an article comes from: a link, or a page or text that somebody has; `url` is where that was published. */
export type Source =
  | { type: 'link'; url: string }
  | { type: 'file'; text: string; name: string; url?: string; facts?: GivenFacts };

/** What whoever brings the article knows better than its page. */
export type GivenFacts = { title?: string; publisher?: string; author?: string; published?: string };

export type Step = 'fetching' | 'reading' | 'comparing';

/** Longer than any article: reading it would keep everybody else waiting. In UTF-16 code units. */
const LONGEST = 400_000;

/** The article of a source. Rejects with a UserError, in one sentence, where it can't be had or is none. */
export async function readSource(
  source: Source,
  fetch: Fetcher,
  tell: (step: Step, detail?: string) => void,
  signal?: AbortSignal,
): Promise<ReadArticle> {
  const { html, name, url, given, isPage } =
    source.type === 'link' ? await fetched(source.url, fetch, tell, signal) : held(source);
  tell('reading');
  const [{ readPage }, { readPlainText }] = await Promise.all([import('./page/page.ts'), import('./page/text.ts')]);
  const page = isPage || isMarkup(html) ? readPage(html, url) : readPlainText(html, name);
  const place = source.type === 'link' ? phrase`${hostOf(url as string)}: ` : '';
  if ('refused' in page) throw new UserError(`${place}${page.refused}`);
  if (page.text.length > LONGEST) throw new UserError(`${place}${TOO_LONG}`);
  const { createHash } = await import('node:crypto');
  const { text, ...facts } = { ...page, ...given };
  const publisher = facts.publisher ?? (url ? hostOf(url) : UNKNOWN);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), url, facts: { ...facts, publisher } };
}

/** The publisher whom neither page nor address tells. */
export const UNKNOWN = 'Unknown publisher';
/** The name of a text that came without a file. */
export const STANDARD_INPUT = 'standard input';
const TOO_LONG = `The text is longer than ${LONGEST.toLocaleString('en')} characters: give one article, not a book.`;

type Held = { html: string; name: string; url?: string; given?: GivenFacts; isPage?: boolean };

/**
 * The address in what somebody typed or copied: between angle brackets as chats copy it, or without its scheme. What is no
 * address is left for the fetcher to refuse. Throws a UserError where there are words beside it.
 */
export function linkOf(typed: string): string {
  const text = typed.trim().replace(/^<([^<>|\s]+)(?:\|[^<>]*)?>$/, '$1');
  if (/\s/.test(text))
    throw new UserError('Give one link and nothing beside it, as in https://gazette.example/bridge.');
  if (text.startsWith('//')) return `https:${text}`;
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]|$)/u.test(text) ? `https://${text}` : text;
}

async function fetched(
  link: string,
  fetch: Fetcher,
  tell: (step: Step, detail?: string) => void,
  signal?: AbortSignal,
): Promise<Held> {
  tell('fetching');
  const page = await fetch(link, {
    kind: 'page',
    signal,
    onProgress: (bytes) => tell('fetching', `${Math.ceil(bytes / 1024).toLocaleString('en')} KB`),
  });
  if (page.type === 'unchanged')
    throw new UserError('The page says that it has not changed, though nobody asked that.');
  return { html: page.text, name: page.url, url: page.url, isPage: /html/i.test(page.contentType) };
}

const held = ({ text, name, url, facts }: Extract<Source, { type: 'file' }>): Held => ({
  html: text,
  name,
  url,
  given: facts && Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
});

/** An article's own text may speak of tags; a page begins with one. */
export const isMarkup = (text: string): boolean =>
  /^\s*<(?:!doctype|\?xml|!--|(?:html|head|body|article|div|main|meta|title|p)\b)/i.test(text.slice(0, 1000));

const hostOf = (url: string): string => (URL.parse(url)?.host ?? url).replace(/^www\./, '');
