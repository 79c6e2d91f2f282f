import type { Extraction, Quotation, Speaker } from '../../src/extract/extraction.ts';
import type { Span } from '../../src/extract/spans/marks.ts';
import type { Sentence } from '../../src/extract/summary/summary.ts';

/** An article with a split quotation, a pronoun, a document that speaks, a quotation of nobody, and reported speech. */
export const FERRY = `The ferry will stop for the winter, the harbour office said in a notice.
"We looked at every engine," said Harbour Master Capt. Ida Lund, "and none will see the spring."
"It is a sad day," she added.
The notice calls the pause "unavoidable."
“Nobody asked the islanders.”
Lund said that the old boat would be sold.
`;

/** Where words stand in the article, from their `nth` occurrence on. */
export function at(words: string, nth = 0, article = FERRY): Span {
  let start = article.indexOf(words);
  for (let skipped = 0; skipped < nth; skipped += 1) start = article.indexOf(words, start + 1);
  if (start < 0) throw new Error(`${words} stands nowhere`);
  return { start, end: start + words.length };
}

export const LUND: Speaker = {
  ...{ name: 'Ida Lund', title: 'Harbour Master Capt.', kind: 'person' },
  ...{ nameAt: at('Ida Lund'), titleAt: at('Harbour Master Capt.') },
};
const NOTICE: Speaker = { name: 'The notice', title: null, kind: 'document', nameAt: at('The notice'), titleAt: null };

const quote = (words: string, utterance: number, rest: Partial<Quotation> = {}): Quotation => ({
  ...at(words),
  ...{ text: words, utterance, speaker: null, mention: null, cue: null, confidence: 0.5, ...rest },
});

const sentence = (text: string): Sentence => ({ ...at(text), text });

export const FERRY_EXTRACTION: Extraction = {
  language: 'en',
  summary: [sentence('The ferry will stop for the winter, the harbour office said in a notice.')],
  points: [sentence('Lund said that the old boat would be sold.')],
  quotes: [
    ...['We looked at every engine,', 'and none will see the spring.'].map((words) =>
      quote(words, 1, {
        ...{ speaker: LUND, mention: at('Harbour Master Capt. Ida Lund'), cue: at('said', 1), confidence: 0.97 },
      }),
    ),
    quote('It is a sad day,', 2, { speaker: LUND, mention: at('she'), cue: at('added'), confidence: 0.912345 }),
    quote('unavoidable.', 3, { speaker: NOTICE, mention: at('The notice'), cue: at('calls'), confidence: 0.8 }),
    quote('Nobody asked the islanders.', 4),
  ],
  statements: [
    { ...at('the old boat would be sold'), text: 'the old boat would be sold', speaker: LUND, ...reported() },
  ],
};

function reported(): { mention: Span; cue: Span } {
  const { start } = at('Lund said that');
  return { mention: { start, end: start + 4 }, cue: { start: start + 5, end: start + 9 } };
}

/** The page of an invented article; `lang` is what it declares, `charset` the encoding. */
export const ferryPage = ({ lang = 'en', charset = 'utf-8', paragraphs = PARAGRAPHS } = {}): string =>
  `<!doctype html>
<html lang="${lang}"><head><meta charset="${charset}"><title>Ferry stays in port | Skerry Gazette</title>
<meta property="og:site_name" content="Skerry Gazette"><meta name="author" content="Ova Brandt">
<meta property="article:published_time" content="2026-02-03T07:00:00+01:00">
<link rel="canonical" href="https://gazette.example/news/ferry"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry stays in port</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`;

const PARAGRAPHS = [
  'The ferry between Skerry and the mainland will stay in port until the spring, the harbour office said on Tuesday in a notice to all islanders.',
  '“We looked at every engine, and none of them will see the spring,” said Ida Lund, the harbour master of Skerry. “It is a sad day for all of us on the islands.”',
  'The boat has carried mail and passengers for forty years. A replacement will be chartered from a yard in the north, but not before the ice has gone from the sound.',
  'Shopkeepers said they had stocked enough flour and oil for eight weeks. The school will send its older pupils by sledge to the mainland, as it did in the winters before the pier was built.',
];
