import type { Draft } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { publishBrief } from '../library/publish.ts';
import { teachAlias } from '../library/teach.ts';
import { articleText } from '../store/articles.ts';
import { storedBrief } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { saveDraft } from '../store/drafts.ts';
import { stands } from './brief-of.ts';

/** Makes a draft public: once more checked word for word, with what its corrections teach. `now` is in ms. */
export async function publishDraft(tx: Transaction, draft: Draft, now: number): Promise<Draft> {
  const { brief, article } = draft;
  const text = (await articleText(tx, article)) ?? '';
  const { summary, points, quotes } = brief;
  for (const { text: words, start, end } of [...summary, ...points, ...quotes])
    if (start !== undefined && end !== undefined && !stands(text, { text: words, start, end }))
      throw new Error(`draft ${draft.id} holds words that its article has not`);
  if (summary.length === 0)
    throw new UserError(
      `Draft ${draft.id} has no summary, as no sentence is fit for one. Write yours: /draft edit ${draft.id} summary:"…"`,
    );
  // The data folder may have brought one since the draft got its slug.
  if (await storedBrief(tx, brief.slug))
    throw new UserError(
      `Another briefing goes by ${brief.slug} meanwhile. Give the draft another slug: /draft edit ${draft.id} slug:…`,
    );
  await publishBrief(tx, brief, now, { article });
  const teachings = draft.review.aliases;
  for (const { alias, name, same } of teachings) await teachAlias(tx, alias, name, same);
  const published: Draft = { ...draft, state: 'published', changedAt: new Date(now).toISOString() };
  await saveDraft(tx, published);
  return published;
}
