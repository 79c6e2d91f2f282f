import type { Services } from '../../src/bot.ts';
import type { Option, Request } from '../../src/core/command.ts';
import type { Draft } from '../../src/core/draft.ts';
import { UserError } from '../../src/core/errors.ts';
import { excerpt } from '../../src/core/text.ts';
import { requirePublisher } from '../rights.ts';

/** The four characters of a draft. */
export const draft = {
  description: 'Which draft, by its four characters',
  rest: true,
  required: true,
  maxLength: 20,
  complete: async (typed, { drafts }) => {
    const { items } = await drafts.open(25, 0);
    return items
      .filter(({ id }) => id.startsWith(typed.toLowerCase()))
      .map(({ id, brief }) => ({ label: `${id}: ${brief.title}`, value: id }));
  },
} as const satisfies Option<Services>;

/** The quotation that a button means, by its start: numbers change when one is dropped. */
export const at = { description: 'Where it starts', type: 'number', hidden: true } as const satisfies Option<Services>;

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
export function quotationOf(draft: Draft, options: { quote?: number; at?: number }) {
  const { quotes } = draft.brief;
  if (options.quote === undefined && options.at === undefined) return undefined;
  const meant =
    options.at === undefined ? quotes[(options.quote ?? 0) - 1] : quotes.find(({ start }) => start === options.at);
  if (!meant)
    throw new UserError(
      quotes.length === 0
        ? `Draft ${draft.id} has no quotation.`
        : `Draft ${draft.id} has no such quotation: its quotations go from 1 to ${quotes.length}.`,
    );
  return meant;
}
