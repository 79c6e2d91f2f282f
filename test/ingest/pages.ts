import type { Fetched, Fetcher } from '../../src/ingest/fetch/fetch.ts';
import { FetchError } from '../../src/ingest/fetch/fetch-error.ts';

/** News of an invented town; its paragraphs. */
export const LIGHTHOUSE = [
  'The old lighthouse of Port Ansel will be lit again in the autumn, forty years after it went dark, the town council decided on Monday evening.',
  '“We owe the light to everybody who still goes out at night,” said Ada Quill, the harbour master. “It was wrong to let it go dark.”',
  'The council voted nine to four for the plan, which costs 310,000 crowns. A third of the money comes from the fishing families of the town, who collected it at the quays over three winters.',
  'Tom Reyes, who leads the opposition in the council, called the plan a toy for summer guests. “The roof of the school leaks, and we buy a lamp,” Reyes said. He asked for a vote of all citizens, which the council refused.',
  'The lamp itself was found in a barn behind the rope works, wrapped in sailcloth. Two retired mechanics cleaned it through the spring and said that the glass has no crack.',
  '“I have waited for this since I was a boy,” said Oskar Lind, one of the mechanics. The first light is planned for the last Saturday of September.',
];

/** Other news of that town on the same evening, by another hand. */
export const SCHOOL = [
  'The roof of the school at Port Ansel must wait another year. The council put off the repair on Monday evening because its money is promised to the lighthouse.',
  '“The children learn under buckets,” said Marta Lind, the head of the school. She had brought one of the buckets to the meeting and put it on the table of the council.',
  'Ada Quill, the harbour master, said that both could be paid for if the harbour dues were raised by a twentieth. The council did not vote on that.',
  'Three classes are taught in the gymnasium since the storms of February. Parents have painted lines on its floor so that each class knows where its room ends.',
  '“We have been patient for two winters,” said Pavel Orsay, who speaks for the parents. They want to come to the next meeting with their children.',
];

export type PageFacts = { title?: string; publisher?: string; canonical?: string; published?: string };

/** A news page with these paragraphs, and around them what such pages have. */
export const pageOf = (
  paragraphs: readonly string[],
  { title = 'Port Ansel lights its lighthouse again', publisher = 'The Harbour Gazette', ...facts }: PageFacts = {},
): string => `<!doctype html><html lang="en"><head><title>${title}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="${publisher}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="${facts.published ?? '2026-05-04'}">
${facts.canonical ? `<link rel="canonical" href="${facts.canonical}">` : ''}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>${title}</h1>${paragraphs.map((it) => `<p>${it}</p>`).join('\n')}</article>
<footer><a href="/imprint">Imprint</a></footer></body></html>`;

/** A web of a few pages by their addresses; what it hasn't is not found. */
export function webOf(pages: Record<string, string | (() => Promise<string> | string)>) {
  const asked: string[] = [];
  const fetch: Fetcher = async (url): Promise<Fetched> => {
    asked.push(url);
    const page = pages[url];
    if (page === undefined) throw new FetchError('gone', `${new URL(url).host} has no such page: check the address.`);
    const text = typeof page === 'string' ? page : await page();
    return { type: 'fetched', url, contentType: 'text/html', text, bytes: text.length };
  };
  return { fetch, asked, pages };
}

/** Numbers that follow from a seed, 0 to 1. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
