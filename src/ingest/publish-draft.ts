import type { Draft, EndedDraft, Teaching } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { publishBrief } from '../library/publish.ts';
import { teachAlias, teachable } from '../library/teach.ts';
import { articleText } from '../store/articles.ts';
import { storedBrief } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { saveDraft } from '../store/drafts.ts';
import { stands } from './brief-of.ts';

/** Makes a draft public: once more checked word for word, with what its corrections teach. `now` is in ms. */
export async function publishDraft(tx: Transaction, draft: Draft, now: number): Promise<EndedDraft> {
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
  const untaught: Teaching[] = [];
  for (const teaching of draft.review.aliases) if (!(await teach(tx, teaching))) untaught.push(teaching);
  const published: Draft = { ...draft, state: 'published', changedAt: new Date(now).toISOString() };
  await saveDraft(tx, published);
  return untaught.length > 0 ? { ...published, untaught } : published;
}

/** False where the library has changed since, so that the alias may mean somebody else; what it means already is no matter. */
const teach = async (tx: Transaction, { alias, name, same }: Teaching): Promise<boolean> =>
  (await teachAlias(tx, alias, name, same)) || (await teachable(tx, alias, name)) === 'yes';
