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

/** The article of a source. Rejects with a UserError, in one sentence, where it can't be had or is none. */
export async function readSource(
  source: Source,
  fetch: Fetcher,
  tell: (step: Step, detail?: string) => void,
  signal?: AbortSignal,
): Promise<ReadArticle> {
  const { html, name, url, given } =
    source.type === 'link' ? await fetched(source.url, fetch, tell, signal) : held(source);
  tell('reading');
  const [{ readPage }, { readPlainText }] = await Promise.all([import('./page/page.ts'), import('./page/text.ts')]);
  const page = isMarkup(html) ? readPage(html, url) : readPlainText(html, name);
  if ('refused' in page)
    throw new UserError(`${source.type === 'link' ? phrase`${hostOf(url as string)}: ` : ''}${page.refused}`);
  const { createHash } = await import('node:crypto');
  const { text, ...facts } = { ...page, ...given };
  const publisher = facts.publisher ?? (url ? hostOf(url) : UNKNOWN);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), url, facts: { ...facts, publisher } };
}

const UNKNOWN = 'Unknown publisher';

type Held = { html: string; name: string; url?: string; given?: GivenFacts };

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
  return { html: page.text, name: page.url, url: page.url };
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
