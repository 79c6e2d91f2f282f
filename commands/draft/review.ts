import { defineCommand, type Services } from '../../src/bot.ts';
import type { Draft } from '../../src/core/draft.ts';
import { UserError } from '../../src/core/errors.ts';
import { fold } from '../../src/core/fold.ts';
import type { Action } from '../../src/core/message.ts';
import { isSlug } from '../../src/core/slug.ts';
import { excerpt, isVisible, phrase } from '../../src/core/text.ts';
import { count } from '../../src/views/count.ts';
import { backTo, draftMessage } from '../../src/views/draft.ts';
import { howToEdit, onePerson, whichQuotation, whoSaid } from '../../src/views/draft-review.ts';
import { page, speaker as speakerOption } from '../options.ts';
import { at, draft, openDraft, quotationOf, quote } from './which.ts';

/** Nobody named, or nothing. */
const NONE = '-';
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
    ...{ at, page, same: { description: 'The two names are one person’s', hidden: true } },
  },
  async run(request) {
    const { options, services } = request;
    const found = await openDraft(request);
    const meant = quotationOf(found, options);
    if (!meant && options.from === undefined) return whichQuotation(found, 'speaker', options.page);
    const same = options.same === 'yes';
    const named = (name = '') => found.brief.quotes.find((it) => it.speaker && fold(it.speaker) === fold(name));
    const first = meant ?? named(options.from) ?? (same ? named(options.to) : undefined);
    if (!first)
      throw new UserError(phrase`Nobody called ${excerpt(options.from ?? '')} is quoted in draft ${found.id}.`, [
        backTo(found.id),
      ]);
    // A title alone is one more fact of whoever is named already.
    const given = options.to ?? (options.title === undefined ? undefined : (first.speaker ?? undefined));
    if (given === undefined) return whoSaid(found, first);
    const to = nameFrom(given);
    const from = meant ? meant.start : (options.from as string);
    const corrected = await services.drafts.correctSpeaker(found.id, { from, to, title: options.title, same });
    const { did, more } = await whatChanged(services, [found, corrected], from, to);
    return draftMessage(corrected, 1, did, more);
  },
});

/** A name as a briefing takes it; null is nobody named. */
function nameFrom(typed: string): string | null {
  if (typed === NONE) return null;
  if (fold(typed) === '') throw new UserError('A speaker’s name needs a letter; - is for nobody named.');
  if (LINES.test(typed)) throw new UserError('A speaker’s name is one line.');
  return typed;
}

/** What a correction did, and teaches; a button where only a person can say whether two names are one person's. */
async function whatChanged(
  { drafts }: Services,
  [before, { id, review }]: readonly [Draft, Draft],
  from: number | string,
  to: string | null,
): Promise<{ did: string; more?: Action[] }> {
  if (to === null) return { did: 'Nobody is named any more.' };
  const did = phrase`That is now by ${to}.`;
  if (typeof from === 'number' || fold(from) === fold(to)) return { did };
  if (review.aliases.some(({ alias }) => fold(alias) === fold(from)))
    return { did: phrase`${did} Once published, ${from} means ${to} everywhere.` };
  // What is corrected back was never meant.
  if (before.review.aliases.some((it) => fold(it.alias) === fold(to) && fold(it.name) === fold(from))) return { did };
  const may = await drafts.teachable(from, to);
  const why = 'elsewhere it may be somebody else';
  if (may !== 'ask') return { did: phrase`${did} Only in this draft: ${from} is not remembered, as ${why}.` };
  return {
    did: phrase`${did} Only in this draft: ${from} is not remembered, as ${why}. Are they one person?`,
    more: [onePerson(id, from, to)],
  };
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
    return draftMessage(left, 1, phrase`The quotation “${excerpt(meant.text)}” is out${withIt(found, left)}.`);
  },
});

/** What went with a quotation: the sentences of summary and key points that hold its words. */
function withIt({ brief: before }: Draft, { id, brief: after }: Draft): string {
  const gone = before.summary.length + before.points.length - after.summary.length - after.points.length;
  if (gone === 0) return '';
  const went = `, and with it ${count(gone, 'sentence')} of summary and key points that held its words`;
  if (after.summary.length === 0) return `${went}; no summary is left, so write yours: /draft edit ${id} summary:"…"`;
  const isNew = after.summary.some(({ start }) => !before.summary.some((it) => it.start === start));
  return isNew ? `${went}; a key point is the summary now` : went;
}

export const edit = defineCommand({
  name: 'draft edit',
  description: 'Give a draft another title, slug, topics or summary',
  changes: true,
  private: true,
  options: {
    draft,
    title: { description: 'Another title', maxLength: 200 },
    slug: { description: 'What people type after /brief: words of a–z and 0–9 joined by hyphens', maxLength: 80 },
    topics: { description: 'Topics, separated by commas; - for none', maxLength: 1000 },
    summary: { description: 'Your own words in place of the article’s; shown as an editor’s', maxLength: 1000 },
    points: { description: '- for no key points', hidden: true },
  },
  async run(request) {
    const { options, services } = request;
    const found = await openDraft(request);
    const { title, slug, summary } = options;
    const topics = options.topics === undefined ? undefined : topicsIn(options.topics);
    const points: [] | undefined = options.points === undefined ? undefined : [];
    if (options.points !== undefined && options.points !== NONE)
      throw new UserError('Key points are the article’s own sentences: points:- takes them all out.');
    if ([title, slug, summary, topics, points].every((value) => value === undefined)) return howToEdit(found);
    if (slug !== undefined && !isSlug(slug))
      throw new UserError('A slug is words of a–z and 0–9 joined by hyphens, as in harbour-bridge-opens.');
    if (title !== undefined && (!isVisible(title) || LINES.test(title))) throw new UserError('A title is one line.');
    if (summary !== undefined && !isVisible(summary)) throw new UserError('A summary needs words.');
    const edited = await services.drafts.edit(found.id, { title, slug, summary, topics, points });
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
