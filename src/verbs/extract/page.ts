import { UserError } from '../../core/errors.ts';
import { isMarkup, readSource, type Step } from '../../ingest/source.ts';

/** What a page says of its article; what it doesn't say is left out or empty. */
export type PageFacts = {
  title: string;
  author?: string;
  publisher?: string;
  published?: string;
  canonical?: string;
  language: string;
};

/** An article as its page has it; quotations count their offsets in `text`. */
export type PageArticle = { text: string; facts: PageFacts };

/** The article on a page that somebody has, or why there is none; `url` is where it was found. */
export async function articleOn(html: string, url?: string): Promise<PageArticle | { fault: string }> {
  const { readPage } = await import('../../ingest/page/page.ts');
  const page = readPage(html, url);
  if ('refused' in page) return { fault: page.refused };
  const { text, ...facts } = page;
  return { text, facts };
}

/** What a file holds: a page's article, or as it stands a text. */
export async function articleIn(
  content: string,
  name: string,
): Promise<PageArticle | { text: string; facts?: undefined } | { fault: string }> {
  if (!isMarkup(content)) return { text: content };
  const article = await articleOn(content);
  return 'fault' in article ? { fault: `${name}: ${article.fault}` } : article;
}

/** What `verbatim` takes for a link rather than the name of a file. */
export const isLink = (word: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(word);

/** The article behind a link, fetched as the settings allow; `tell` hears how it goes. */
export async function articleAt(
  link: string,
  env: NodeJS.ProcessEnv,
  tell: (step: Step, detail?: string) => void,
): Promise<PageArticle | { fault: string }> {
  const [{ readConfig }, { createFetcher }, { systemClock }] = await Promise.all([
    import('../../config.ts'),
    import('../../ingest/fetch/fetch.ts'),
    import('../../clock.ts'),
  ]);
  const fetch = createFetcher({ clock: systemClock, allowPrivate: readConfig(env).fetchLoopback });
  try {
    return await readSource({ type: 'link', url: link }, fetch, tell);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { fault: error.message };
  }
}
