import type { AlsoReported, Article } from '../core/brief.ts';
import type { Draft, Holder } from '../core/draft.ts';
import { fold } from '../core/fold.ts';
import { attachArticle, keepAddresses } from '../store/articles.ts';
import { addAlso, mergeAlso } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { draftById, saveDraft } from '../store/drafts.ts';

/** As many as a briefing's file takes (library/format.ts). */
const MOST = 100;

/** It is one more report of what is known, or no more than known. */
type Linked = { type: 'also'; holder: Holder; also: AlsoReported } | { type: 'known'; holder: Holder; changed: false };

/**
 * Another page with a known text, or nearly; `keep` keeps that text. `isTrusted`: whoever brings it may change what is
 * public.
 */
type Page = {
  source: Article;
  title: string;
  addresses: readonly string[];
  isTrusted: boolean;
  keep(): Promise<number>;
};

/**
 * Names a page beside the one that the library has of the same news, and knows it from now on. The same publisher's is
 * no other report, one without an address couldn't be opened, and nothing is written into a public briefing with nobody
 * looking: these are only known.
 */
export async function linkTo(
  tx: Transaction,
  { holder, article }: { holder: Holder; article?: number },
  { source, title, addresses, isTrusted, keep }: Page,
): Promise<Linked> {
  const { publisher, url } = source;
  // The page's addresses lead to the text that the library has: two of nearly the same help nobody.
  if (article !== undefined) await keepAddresses(tx, article, addresses);
  else if (holder.type === 'brief') await attachArticle(tx, holder.slug, await keep());
  const there = await standing(tx, holder);
  const mayName = isTrusted || holder.type === 'draft';
  if (!url || !mayName || fold(publisher) === fold(there.publisher)) return { type: 'known', holder, changed: false };
  const also: AlsoReported = { publisher, url, title };
  if (there.also.length < MOST) await there.add(also);
  return { type: 'also', holder, also };
}

type Standing = { publisher: string; also: readonly AlsoReported[]; add(also: AlsoReported): Promise<void> };

async function standing(tx: Transaction, holder: Holder): Promise<Standing> {
  if (holder.type === 'draft') {
    const draft = (await draftById(tx, holder.id)) as Draft;
    const { also = [], source } = draft.brief;
    const add = (more: AlsoReported) =>
      saveDraft(tx, { ...draft, brief: { ...draft.brief, also: mergeAlso(also, [more]) } });
    return { publisher: source.publisher, also, add };
  }
  const sql = 'SELECT source, also FROM brief WHERE slug = $1';
  const row = (await tx.get<{ source: string; also: string }>(sql, holder.slug)) as { source: string; also: string };
  const add = (more: AlsoReported) => addAlso(tx, holder.slug, more);
  return { publisher: JSON.parse(row.source).publisher, also: JSON.parse(row.also), add };
}
