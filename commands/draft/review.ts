import { defineCommand } from '../../src/bot.ts';
import type { Draft } from '../../src/core/draft.ts';
import { UserError } from '../../src/core/errors.ts';
import { fold } from '../../src/core/fold.ts';
import { excerpt, isVisible, phrase } from '../../src/core/text.ts';
import { isSlug } from '../../src/ingest/slug.ts';
import { draftMessage } from '../../src/views/draft.ts';
import { howToEdit, whichQuotation, whoSaid } from '../../src/views/draft-review.ts';
import { page, speaker as speakerOption } from '../options.ts';
import { at, draft, openDraft, quotationOf, quote } from './which.ts';

const NOBODY = '-';
const LINES = /[\n\u2028\u2029]/;

export const speaker = defineCommand({
  name: 'draft speaker',
  description: 'Correct who said a quotation, or the name of somebody quoted',
  changes: true,
  private: true,
  options: {
    draft,
    quote,
    from: { description: 'A name as the draft has it: all its quotations, and the name is remembered', maxLength: 120 },
    to: { ...speakerOption, description: 'Who really said it, by full name; - for nobody named', maxLength: 120 },
    title: { description: 'Their role, as the article gives it', maxLength: 200 },
    ...{ at, page },
  },
  async run(request) {
    const { options, services } = request;
    const found = await openDraft(request);
    const meant = quotationOf(found, options);
    if (!meant && options.from === undefined) return whichQuotation(found, 'speaker', options.page);
    const first = meant ?? found.brief.quotes.find((it) => it.speaker && fold(it.speaker) === fold(options.from ?? ''));
    if (!first) throw new UserError(`Nobody called ${excerpt(options.from ?? '')} is quoted in draft ${found.id}.`);
    // A title alone is one more fact of whoever is named already.
    const given = options.to ?? (options.title === undefined ? undefined : (first.speaker ?? undefined));
    if (given === undefined) return whoSaid(found, first);
    const to = nameFrom(given);
    const from = meant ? meant.start : (options.from as string);
    const corrected = await services.drafts.correctSpeaker(found.id, { from, to, title: options.title });
    return draftMessage(corrected, 1, whatChanged(corrected, from, to));
  },
});

/** A name as a briefing takes it; null is nobody named. */
function nameFrom(typed: string): string | null {
  if (typed === NOBODY) return null;
  if (fold(typed) === '') throw new UserError('A speaker’s name needs a letter; - is for nobody named.');
  if (LINES.test(typed)) throw new UserError('A speaker’s name is one line.');
  return typed;
}

function whatChanged({ review }: Draft, from: number | string, to: string | null): string {
  if (to === null) return 'Nobody is named any more.';
  const did = phrase`That is now by ${to}.`;
  if (typeof from === 'number' || fold(from) === fold(to)) return did;
  const isTaught = review.aliases.some(({ alias }) => fold(alias) === fold(from));
  return isTaught
    ? phrase`${did} Once published, ${from} means ${to} everywhere.`
    : phrase`${did} Only in this draft: elsewhere ${from} may be somebody else, so that is not remembered.`;
}

export const drop = defineCommand({
  name: 'draft drop',
  description: 'Take a quotation out of a draft; its words can’t be edited',
  changes: true,
  private: true,
  options: { draft, quote, at, page },
  async run(request) {
    const { options, services } = request;
    const found = await openDraft(request);
    const meant = quotationOf(found, options);
    if (!meant) return whichQuotation(found, 'drop', options.page);
    const left = await services.drafts.drop(found.id, meant.start);
    return draftMessage(left, 1, phrase`The quotation “${excerpt(meant.text)}” is out.`);
  },
});

export const edit = defineCommand({
  name: 'draft edit',
  description: 'Give a draft another title, slug, topics or summary',
  changes: true,
  private: true,
  options: {
    draft,
    title: { description: 'Another title', maxLength: 200 },
    slug: { description: 'What people type after /brief: words of a–z and 0–9 joined by hyphens', maxLength: 80 },
    topics: { description: 'Topics, separated by commas', maxLength: 1000 },
    summary: { description: 'Your own words in place of the article’s; shown as an editor’s', maxLength: 1000 },
  },
  async run(request) {
    const { options, services } = request;
    const found = await openDraft(request);
    const { title, slug, summary } = options;
    const topics = options.topics === undefined ? undefined : topicsIn(options.topics);
    if ([title, slug, summary, topics].every((value) => value === undefined)) return howToEdit(found);
    if (slug !== undefined && !isSlug(slug))
      throw new UserError('A slug is words of a–z and 0–9 joined by hyphens, as in harbour-bridge-opens.');
    if (title !== undefined && (!isVisible(title) || LINES.test(title))) throw new UserError('A title is one line.');
    if (summary !== undefined && !isVisible(summary)) throw new UserError('A summary needs words.');
    const edited = await services.drafts.edit(found.id, { title, slug, summary, topics });
    return draftMessage(edited, 1, `Draft ${found.id} is changed.`);
  },
});

const MOST_TOPICS = 20;

/** Each once. */
function topicsIn(typed: string): string[] {
  const all = new Map(typed.split(',').map((topic) => [fold(topic), topic.trim()]));
  all.delete('');
  const long = [...all.values()].find((topic) => topic.length > 60);
  if (long) throw new UserError(phrase`A topic has at most 60 characters: ${excerpt(long)} is longer.`);
  if (LINES.test(typed)) throw new UserError('Topics stand on one line, separated by commas.');
  if (all.size > MOST_TOPICS) throw new UserError(`${all.size} topics: ${MOST_TOPICS} are the most for a briefing.`);
  return [...all.values()];
}
