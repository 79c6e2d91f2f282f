import type { Brief, Quote } from '../core/brief.ts';
import type { Draft } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import type { Database, Transaction } from '../store/database.ts';
import { draftById, isSlugTaken, openDrafts, saveDraft } from '../store/drafts.ts';
import type { Slice } from '../store/lookup.ts';
import { publishDraft } from './publish-draft.ts';

/** Who really said it: `from` is one quotation's start, or a name that stands for all of that name's quotations. */
export type SpeakerChange = { from: number | string; to: string | null; title?: string };

/** What an editor writes in place of what was found; a summary is then the editor's own words. */
export type DraftChange = { title?: string; slug?: string; summary?: string; topics?: string[] };

/** Drafts as people see to them. Each rejects with a UserError where the draft is no longer open. */
export type Drafts = {
  open(limit: number, offset: number): Promise<Slice<Draft>>;
  byId(id: string): Promise<Draft | undefined>;
  /** Gives it its place in the library. */
  publish(id: string): Promise<Draft>;
  discard(id: string): Promise<Draft>;
  /** Takes out the quotation that starts there; the words of a quotation are never changed. */
  drop(id: string, start: number): Promise<Draft>;
  correctSpeaker(id: string, change: SpeakerChange): Promise<Draft>;
  edit(id: string, change: DraftChange): Promise<Draft>;
};

export function openDraftsOf(database: Database, now: () => number): Drafts {
  const withOpen = (id: string, work: (tx: Transaction, draft: Draft) => Promise<Draft>): Promise<Draft> =>
    database.transaction(async (tx) => {
      const draft = await draftById(tx, id.toLowerCase());
      if (!draft) throw new UserError(`There is no draft ${id}: /draft list shows those that wait.`);
      if (draft.state !== 'open')
        throw new UserError(`Draft ${draft.id} was ${draft.state} meanwhile. Nothing was changed.`);
      return work(tx, draft);
    });
  const change = (id: string, work: (draft: Draft, tx: Transaction) => Promise<Draft> | Draft): Promise<Draft> =>
    withOpen(id, async (tx, draft) => {
      const changed = { ...(await work(draft, tx)), changedAt: new Date(now()).toISOString() };
      await saveDraft(tx, changed);
      return changed;
    });

  return {
    open: (limit, offset) => openDrafts(database, limit, offset),
    byId: (id) => draftById(database, id.toLowerCase()),
    publish: (id) => withOpen(id, (tx, draft) => publishDraft(tx, draft, now())),
    discard: (id) => change(id, (draft) => ({ ...draft, state: 'discarded' })),
    drop: (id, start) => change(id, (draft) => dropped(draft, start)),
    correctSpeaker: (id, wanted) => change(id, (draft) => attributed(draft, wanted)),
    edit: (id, wanted) =>
      change(id, async (draft, tx) => {
        const { slug } = wanted;
        if (slug !== undefined && (await isSlugTaken(tx, slug, draft.id)))
          throw new UserError(`Another briefing goes by ${slug}: choose another slug.`);
        return { ...draft, brief: edited(draft.brief, wanted) };
      }),
  };
}

function dropped(draft: Draft, start: number): Draft {
  const quotes = draft.brief.quotes.filter((quote) => quote.start !== start);
  if (quotes.length === draft.brief.quotes.length)
    throw new UserError(`That quotation is no longer in draft ${draft.id}.`);
  return { ...draft, brief: { ...draft.brief, quotes } };
}

/** The parts of one split quotation have one speaker, so they go together. */
function attributed(draft: Draft, { from, to, title }: SpeakerChange): Draft {
  const { brief, review } = draft;
  const meant = brief.quotes.find(({ start }) => start === from);
  const isMeant = ({ speaker, start, utterance }: Quote): boolean =>
    typeof from === 'string'
      ? speaker !== null && fold(speaker) === fold(from)
      : start === from || (utterance !== undefined && utterance === meant?.utterance);
  const changed = brief.quotes.filter(isMeant);
  if (changed.length === 0)
    throw new UserError(`No quotation of draft ${draft.id} is by that name: see /draft show ${draft.id}`);
  const known = brief.quotes.find(({ speaker }) => to !== null && speaker === to);
  // Another form of the name leaves the title as it is; another speaker does not.
  const kept = typeof from === 'string' ? changed.find((quote) => quote.title)?.title : undefined;
  const credit: Pick<Quote, 'speaker' | 'title' | 'kind'> = {
    speaker: to,
    title: to === null ? null : (title ?? known?.title ?? kept ?? null),
    kind: known?.kind ?? (to !== null && typeof from === 'string' ? (changed[0] as Quote).kind : 'person'),
  };
  const quotes = brief.quotes.map((quote) => (isMeant(quote) ? { ...quote, ...credit } : quote));
  const sure = { ...review.sure, ...Object.fromEntries(changed.map(({ start }) => [start, 1])) };
  // Only another form of the name is taught: who is wrongly said to have said one thing is not somebody else.
  const aliases =
    typeof from === 'string' && to !== null ? [...review.aliases, { alias: from, name: to }] : review.aliases;
  return { ...draft, brief: { ...brief, quotes }, review: { ...review, sure, aliases } };
}

function edited(brief: Brief, { title, slug, summary, topics }: DraftChange): Brief {
  return {
    ...brief,
    ...(title !== undefined && { title }),
    ...(slug !== undefined && { slug }),
    ...(summary !== undefined && { summary: [{ text: summary }] }),
    ...(topics !== undefined && { topics }),
  };
}
