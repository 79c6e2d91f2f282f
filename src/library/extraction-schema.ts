import { z } from 'zod';

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).meta({ id: 'span' });

const speaker = z
  .strictObject({
    name: z.string().describe('The fullest name in the article, without titles'),
    title: z.string().nullable().describe('The role as the article gives it'),
    kind: z.enum(['person', 'organization', 'document', 'unnamed']),
    nameAt: span.nullable(),
    titleAt: span.nullable(),
    known: z.string().nullable().describe('The name under which the library has this speaker'),
  })
  .meta({ id: 'speaker' })
  .nullable();

const fact = z.string().nullable().optional();

const words = { text: z.string(), start: z.int().min(0), end: z.int().min(0) };

/** The document that `extract --json` prints, and a line of `extract --jsonl` unless it tells of a broken line. */
export const extractionDocument = z
  .strictObject({
    id: z.union([z.string(), z.number()]).nullable(),
    summary: z
      .array(z.strictObject(words))
      .describe('The sentences of the article that tell the most of it, in its order; empty where none can be shown'),
    quotes: z.array(
      z.strictObject({
        ...words,
        utterance: z.int().min(1).describe('The same for the parts of a split quotation'),
        speaker,
        mention: span
          .nullable()
          .describe('What names the source beside the quotation; may be set where the speaker is null'),
        confidence: z.number().min(0).max(1).describe('How probably span and speaker are right'),
        cue: span.nullable().describe('The words that attribute it'),
      }),
    ),
    language: z.string().describe('The text’s, or where that is not known the page’s own; und where neither is'),
    statements: z
      .array(z.strictObject({ ...words, speaker, mention: span, cue: span }))
      .describe('What somebody said in the article’s words: never to be shown as a quotation'),
    points: z.array(z.strictObject(words)).describe('Up to five more sentences of the article, for who reads on'),
    text: z.string().optional().describe('Of a page: the article’s paragraphs, in which offsets count'),
    title: z.string().optional().describe('Of a page, as are those that follow'),
    author: fact.describe('Null, as those that follow, where the page doesn’t say'),
    publisher: fact,
    published: fact.describe('An ISO date, or a date-time with its zone'),
    canonical: fact.describe('The address that the page gives as its own'),
  })
  .meta({
    title: 'The summary and the quotations of an article',
    description:
      'Offsets are UTF-16 code units into the article’s text without its byte order mark, ends excluded; of a page into its `text`',
  });
