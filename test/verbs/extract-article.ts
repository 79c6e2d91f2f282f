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
