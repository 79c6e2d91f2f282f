import type { Brief, Statement } from '../core/brief.ts';
import { type Draft, type EndedDraft, type Teaching, versionOf } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import { excerpt } from '../core/text.ts';
import { type Teachable, teachable } from '../library/teach.ts';
import type { Database, Transaction } from '../store/database.ts';
import { draftById, isSlugTaken, openDrafts, saveDraft } from '../store/drafts.ts';
import type { Slice } from '../store/lookup.ts';
import { attributed, type SpeakerChange, withTeachings } from './credit.ts';
import { publishDraft } from './publish-draft.ts';

/** What an editor writes in place of what was found; a summary is then the editor's own words. Key points can only go. */
export type DraftChange = { title?: string; slug?: string; summary?: string; topics?: string[]; points?: [] };

/** Drafts as people see to them. Each rejects with a UserError where the draft is no longer open. */
export type Drafts = {
  open(limit: number, offset: number): Promise<Slice<Draft>>;
  byId(id: string): Promise<Draft | undefined>;
  /**
   * Gives it its place in the library. Where `seen` is given and is not its version, it was changed since somebody looked:
   * it stays open, as it is now.
   */
  publish(id: string, seen?: string): Promise<EndedDraft>;
  discard(id: string): Promise<Draft>;
  /** Takes out the quotation that starts there, and the sentences that hold it; its words are never changed. */
  drop(id: string, start: number): Promise<Draft>;
  /** Another form of a name, given by name, is taught when the draft is published, where it is `teachable`. */
  correctSpeaker(id: string, change: SpeakerChange): Promise<Draft>;
  /** Whether one name may be taught to mean another: by itself, once somebody says that they are one person, or not. */
  teachable(alias: string, name: string): Promise<Teachable>;
  edit(id: string, change: DraftChange): Promise<Draft>;
};

export function openDraftsOf(database: Database, now: () => number): Drafts {
  const withOpen = <T extends Draft>(id: string, work: (tx: Transaction, draft: Draft) => Promise<T>): Promise<T> =>
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
    publish: (id, seen) =>
      withOpen(id, async (tx, draft) =>
        seen === undefined || seen === versionOf(draft) ? publishDraft(tx, draft, now()) : draft,
      ),
    discard: (id) => change(id, (draft) => ({ ...draft, state: 'discarded' })),
    drop: (id, start) => change(id, (draft) => dropped(draft, start)),
    correctSpeaker: (id, wanted) =>
      change(id, async (draft, tx) => {
        const taught = await mayBeTaught(tx, draft, wanted);
        return attributed(draft, wanted, (alias) => taught.has(fold(alias)));
      }),
    teachable: (alias, name) => teachable(database, alias, name),
    edit: (id, wanted) =>
      change(id, async (draft, tx) => {
        const { slug } = wanted;
        if (slug !== undefined && (await isSlugTaken(tx, slug, draft.id)))
          throw new UserError(`Another briefing goes by ${slug}: choose another slug.`);
        return { ...draft, brief: edited(draft.brief, wanted) };
      }),
  };
}

/** Which forms may mean the corrected name, folded: the one that was corrected, and what meant that. */
async function mayBeTaught(
  tx: Transaction,
  { review }: Draft,
  { from, to, same }: SpeakerChange,
): Promise<Set<string>> {
  const taught = new Set<string>();
  if (typeof from !== 'string' || to === null) return taught;
  const forms: Teaching[] = [...review.aliases.filter(({ name }) => fold(name) === fold(from))];
  for (const form of [...forms, { alias: from, name: to, same }]) {
    const may = await teachable(tx, form.alias, to);
    if (may === 'yes' || (may === 'ask' && form.same)) taught.add(fold(form.alias));
  }
  return taught;
}

/** Whoever drops a quotation wants its words nowhere: a key point stands in where no sentence of the summary is left. */
function dropped(draft: Draft, at: number): Draft {
  const { brief } = draft;
  const gone = brief.quotes.find(({ start }) => start === at);
  if (!gone) throw new UserError(`That quotation is no longer in draft ${draft.id}: see /draft show ${draft.id}`);
  const isFree = ({ start, end }: Statement): boolean =>
    start === undefined || end === undefined || end <= gone.start || start >= gone.end;
  const [summary, points] = [brief.summary.filter(isFree), brief.points.filter(isFree)];
  const instead = brief.summary.length > 0 && summary.length === 0 ? points.splice(0, 1) : [];
  const quotes = brief.quotes.filter((quote) => quote !== gone);
  const left = { ...draft, brief: { ...brief, summary: [...summary, ...instead], points, quotes } };
  return withTeachings(left, draft.review.aliases);
}

function edited(brief: Brief, { title, slug, summary, topics, points }: DraftChange): Brief {
  return {
    ...brief,
    ...(title !== undefined && { title }),
    ...(slug !== undefined && { slug }),
    ...(summary !== undefined && { summary: [{ text: summary }] }),
    ...(topics !== undefined && { topics }),
    ...(points !== undefined && { points }),
  };
}
