import { z } from 'zod';
import { fold } from '../core/fold.ts';
import { isVisible, textFault } from '../core/text.ts';

/** The formats of data/: one source for validation, types and the JSON Schemas in data/schema. */

/** One more fault, after which the others are looked for all the same. */
const issue = (context: z.RefinementCtx, message: string, path: PropertyKey[] = []) =>
  context.addIssue({ code: 'custom', message, path });

const text = (most: number, what: string) =>
  z
    .string(`${what} must be text: put it into quotation marks`)
    .max(most, `${what} is longer than ${most} characters: shorten it`)
    .refine(isVisible, `${what} is empty: write it, or leave the key out`)
    .superRefine((value, context) => {
      const fault = textFault(value);
      if (fault) issue(context, `${fault}: remove it`);
      if (value !== value.trim()) issue(context, `${what} begins or ends with white space: trim it (and its offsets)`);
    });

const line = (most: number, what: string) =>
  text(most, what).refine((value) => !/[\n\u2028\u2029]/.test(value), `${what} must be one line: join the lines`);

/** What people ask for by typing it. */
const name = (most: number, what: string) =>
  line(most, what).refine((value) => fold(value) !== '', `${what} has no letter or digit: nobody could ask for it`);

const offset = z.int('an offset is a whole number of UTF-16 code units').min(0, 'an offset is 0 or more');

/** What stands between two offsets is as long as they say. */
const spans = (value: { text: string; start?: number; end?: number }, context: z.RefinementCtx) => {
  const { start, end } = value;
  if ((start === undefined) !== (end === undefined))
    issue(context, 'start and end go together: give both, or neither for your own words');
  else if (start !== undefined && end !== undefined && end - start !== value.text.length)
    issue(
      context,
      `start and end are ${end - start} apart, the text is ${value.text.length} long: correct the text or the offsets`,
    );
};

const statement = z
  .strictObject({
    // An article whose lines are wrapped has line breaks in its sentences.
    text: text(1000, 'text').describe('A sentence: your own words, or with offsets the article’s.'),
    start: offset.optional(),
    end: offset.optional(),
  })
  .superRefine(spans);

const quote = z
  .strictObject({
    text: text(20_000, 'text').describe('Everything between the quotation marks, word for word.'),
    speaker: name(120, 'speaker').nullable().default(null).describe('Fullest name in the article, without titles.'),
    title: line(200, 'title').nullable().default(null).describe('The role as the article gives it.'),
    kind: z
      .enum(['person', 'organization', 'document', 'unnamed'], 'kind is person, organization, document or unnamed')
      .default('person'),
    start: offset.describe('Offset in the article’s text, in UTF-16 code units.'),
    end: offset,
    utterance: z.int().min(1).optional().describe('The same number for the parts of one split quotation.'),
  })
  .superRefine(spans);

const address = z
  .url({ protocol: /^https?$/, normalize: true, error: 'url must be a web address: https://…' })
  .max(2000, 'url is longer than 2000 characters: drop what follows its question mark');

const instant = z.iso.datetime({ offset: true, error: 'a time is written as in 2026-01-31T08:00:00Z' });

const correction = z.strictObject({ at: instant, note: line(500, 'note') });

const source = z.strictObject({
  publisher: line(120, 'publisher'),
  url: address.optional(),
  author: line(200, 'author').optional(),
  published: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], 'published is a date, 2026-01-31, or a time with its zone')
    .optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'sha256 is 64 hexadecimal digits: sha256sum FILE')
    .optional()
    .describe('Of the article’s text in UTF-8.'),
});

const topic = name(60, 'topic').refine((value) => !value.includes(','), 'a topic has no comma: write two topics');

const utterances = (quotes: readonly { speaker: string | null; utterance?: number }[], context: z.RefinementCtx) => {
  const speakers = new Map<number, string | null>();
  for (const [at, { speaker, utterance }] of quotes.entries()) {
    if (utterance === undefined) continue;
    if (speakers.has(utterance) && speakers.get(utterance) !== speaker)
      issue(context, `${utterance} is also the number of another speaker’s words: give each split quotation its own`, [
        ...[at, 'utterance'],
      ]);
    speakers.set(utterance, speaker);
  }
};

export const briefFile = z
  .strictObject({
    format: z.literal(1, 'format must be 1'),
    title: line(200, 'title'),
    source,
    topics: z.array(topic).max(20, 'at most 20 topics').default([]),
    summary: z.array(statement).min(1, 'summary needs a sentence').max(10, 'at most 10 sentences'),
    points: z.array(statement).max(10, 'at most 10 points').default([]),
    quotes: z.array(quote).max(1000, 'at most 1,000 quotations').superRefine(utterances).default([]),
    also: z
      .array(
        z.strictObject({
          publisher: line(120, 'publisher'),
          url: address.optional(),
          title: line(200, 'title').optional(),
        }),
      )
      .max(100, 'at most 100 other pages')
      .optional()
      .describe('Pages with the same news, or nearly the same text.'),
    corrections: z
      .array(correction)
      .max(100, 'at most 100 corrections')
      .optional()
      .describe('What was put right since it was published, the oldest first.'),
    retracted: correction.optional().describe('Why it was taken back: it then stands in no list.'),
    added: instant.optional().describe('Since when it is in the library; the present, if left out.'),
  })
  .meta({ title: 'A Verbatim briefing', description: 'data/briefs/SLUG.yaml; see data/README.md' });

export const speakersFile = z
  .strictObject({
    format: z.literal(1, 'format must be 1'),
    speakers: z.array(
      z.strictObject({
        name: name(120, 'name').describe('Under this name the quotations stand together.'),
        aliases: z.array(name(120, 'alias')).default([]).describe('Other forms of the name, in any case.'),
        roles: z.array(line(200, 'role')).default([]).describe('Titles, the present one first.'),
      }),
    ),
  })
  .superRefine(({ speakers }, context) => {
    const names = new Set<string>();
    const owners = new Map<string, string>(speakers.map((speaker) => [fold(speaker.name), speaker.name]));
    for (const [at, speaker] of speakers.entries()) {
      if (names.has(speaker.name))
        issue(context, `${speaker.name} stands here twice: keep one`, ['speakers', at, 'name']);
      names.add(speaker.name);
      for (const [index, alias] of speaker.aliases.entries()) {
        const owner = owners.get(fold(alias)) ?? speaker.name;
        if (owner !== speaker.name)
          issue(context, `${alias} also means ${owner}: keep it with one of them`, ['speakers', at, 'aliases', index]);
        owners.set(fold(alias), owner);
      }
    }
  })
  .meta({ title: 'Speakers', description: 'data/speakers.yaml; see data/README.md' });

export type SpeakersFile = z.infer<typeof speakersFile>;
