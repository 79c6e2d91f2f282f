import type { Brief } from '../core/brief.ts';
import type { Draft } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { excerpt } from '../core/text.ts';
import { aliasHolder } from '../library/teach.ts';
import type { Database, Transaction } from '../store/database.ts';
import { draftById, isSlugTaken, openDrafts, saveDraft } from '../store/drafts.ts';
import type { Slice } from '../store/lookup.ts';
import { attributed, type SpeakerChange } from './credit.ts';
import { publishDraft } from './publish-draft.ts';

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
  /** Another form of a name, given by name, is taught when the draft is published, unless somebody else goes by it. */
  correctSpeaker(id: string, change: SpeakerChange): Promise<Draft>;
  edit(id: string, change: DraftChange): Promise<Draft>;
};

export function openDraftsOf(database: Database, now: () => number): Drafts {
  const withOpen = (id: string, work: (tx: Transaction, draft: Draft) => Promise<Draft>): Promise<Draft> =>
    database.transaction(async (tx) => {
      const draft = await draftById(tx, id.toLowerCase());
      if (!draft) throw new UserError(`There is no draft ${excerpt(id)}: /draft list shows those that wait.`);
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
    correctSpeaker: (id, wanted) =>
      change(id, async (draft, tx) => {
        const { from, to } = wanted;
        const isName = typeof from === 'string' && to !== null;
        return attributed(draft, wanted, isName && (await aliasHolder(tx, from, to)) === undefined);
      }),
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

function edited(brief: Brief, { title, slug, summary, topics }: DraftChange): Brief {
  return {
    ...brief,
    ...(title !== undefined && { title }),
    ...(slug !== undefined && { slug }),
    ...(summary !== undefined && { summary: [{ text: summary }] }),
    ...(topics !== undefined && { topics }),
  };
}
