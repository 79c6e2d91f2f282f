import type { Services } from '../../src/bot.ts';
import type { Quote } from '../../src/core/brief.ts';
import type { Option, Request } from '../../src/core/command.ts';
import type { Draft } from '../../src/core/draft.ts';
import { UserError } from '../../src/core/errors.ts';
import { excerpt } from '../../src/core/text.ts';
import { backTo } from '../../src/views/draft.ts';
import { requirePublisher } from '../rights.ts';

/** The characters of a draft. Nobody is asked who completes, so no title is shown there. */
export const draft = {
  description: 'Which draft, by its four characters',
  rest: true,
  required: true,
  maxLength: 20,
  complete: async (typed, { drafts }) => {
    const { items } = await drafts.open(100, 0);
    return items.filter(({ id }) => id.startsWith(typed.toLowerCase())).map(({ id }) => ({ label: id, value: id }));
  },
} as const satisfies Option<Services>;

/** The quotation that a button means, by its start: numbers change when one is dropped. */
export const at = { description: 'Where it starts', hidden: true, maxLength: 12 } as const satisfies Option<Services>;

export const quote = {
  description: 'Which quotation, by its number in the draft',
  type: 'number',
} as const satisfies Option<Services>;

/** The open draft that is named, for those who may publish. */
export async function openDraft(request: Request<Services, { draft: string }>): Promise<Draft> {
  await requirePublisher(request);
  const found = await request.services.drafts.byId(request.options.draft);
  if (!found)
    throw new UserError(`There is no draft ${excerpt(request.options.draft)}: /draft list shows those that wait.`);
  if (found.state !== 'open')
    throw new UserError(`Draft ${found.id} was ${found.state}. /draft list shows those that wait.`);
  return found;
}

/** The quotation of a draft by its number or its start; undefined where neither is given. */
export function quotationOf(draft: Draft, { quote, at }: { quote?: number; at?: string }): Quote | undefined {
  const { quotes } = draft.brief;
  if (quote === undefined && at === undefined) return undefined;
  const meant = at === undefined ? quotes[(quote as number) - 1] : quotes.find(({ start }) => String(start) === at);
  if (meant) return meant;
  if (at !== undefined)
    throw new UserError(`That quotation is no longer in draft ${draft.id}: see /draft show ${draft.id}`, [
      backTo(draft.id),
    ]);
  throw new UserError(
    quotes.length === 0
      ? `Draft ${draft.id} has no quotation.`
      : `Draft ${draft.id} has no quotation ${quote}: they go from 1 to ${quotes.length}.`,
  );
}
