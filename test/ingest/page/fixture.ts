import { type Page, readPage } from '../../../src/ingest/page/page.ts';

export const ADDRESS = 'https://www.harbour-gazette.example/news/2031/ferry-returns';
export const NOW = Date.UTC(2031, 5, 1);

/** The paragraphs of an invented article. */
export const PARAGRAPHS = [
  'The night ferry between Port Ellery and Grey Island will sail again from Monday, the harbour board said, after eleven weeks in dry dock.',
  '“We replaced both engines and every bolt that looked at us the wrong way,” said Oda Marsh, who runs the yard on the north quay.',
  'Islanders had crossed in fishing boats since the ferry broke down in a storm, and the school on the island closed for a month.',
  'Tickets cost the same as before, according to the board, which expects some four hundred passengers a day by the summer.',
];
export const TEXT = PARAGRAPHS.join('\n\n');
export const BODY = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n');

/** An invented news page: what stands in its head, in its article (BODY if left out) and around it. */
export const newsPage = ({ head = '', article = BODY, before = '', after = '', html = ' lang="en-GB"' } = {}): string =>
  `<!doctype html><html${html}><head><title>Night ferry returns to Grey Island | The Harbour Gazette</title>
  <meta property="og:site_name" content="The Harbour Gazette">${head}</head><body>${before}
  <article><h1>Night ferry returns to Grey Island</h1>${article}</article>${after}</body></html>`;

/** The page read, which must be an article. */
export function read(html: string, url: string | undefined = ADDRESS): Page {
  const page = readPage(html, url, NOW);
  if ('refused' in page) throw new Error(`refused: ${page.refused}`);
  return page;
}

/** Why a page is refused; undefined if it is read. */
export function refusal(html: string, url: string | undefined = ADDRESS): string | undefined {
  const page = readPage(html, url, NOW);
  return 'refused' in page ? page.refused : undefined;
}
