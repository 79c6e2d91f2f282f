import type { Quote } from '../core/brief.ts';
import type { Draft, Review } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import { excerpt } from '../core/text.ts';

/** Who really said it: `from` is one quotation's start, or a name that stands for all of that name's quotations. */
export type SpeakerChange = { from: number | string; to: string | null; title?: string };

/**
 * The draft with a corrected speaker. The parts of one split quotation have one speaker, so they go together. `mayTeach`:
 * whether another form of a name is to be remembered; who is wrongly said to have said one thing is not somebody else.
 */
export function attributed(draft: Draft, { from, to, title }: SpeakerChange, mayTeach: boolean): Draft {
  const { brief, review } = draft;
  const meant = brief.quotes.find(({ start }) => start === from);
  const isMeant = ({ speaker, start, utterance }: Quote): boolean =>
    typeof from === 'string'
      ? speaker !== null && fold(speaker) === fold(from)
      : start === from || (utterance !== undefined && utterance === meant?.utterance);
  const changed = brief.quotes.filter(isMeant);
  const [first] = changed;
  if (!first)
    throw new UserError(
      typeof from === 'string'
        ? `Nobody called ${excerpt(from)} is quoted in draft ${draft.id}: see /draft show ${draft.id}`
        : `That quotation is no longer in draft ${draft.id}: see /draft show ${draft.id}`,
    );
  const others = brief.quotes.filter((quote) => !isMeant(quote));
  const known = others.find(({ speaker }) => to !== null && speaker?.toLowerCase() === to.toLowerCase());
  const isSame =
    to !== null && first.speaker !== null && (typeof from === 'string' || fold(first.speaker) === fold(to));
  // Another form of the name leaves title and kind as they are; another speaker does not.
  const before = known ?? (isSame ? (changed.find((quote) => quote.title) ?? first) : undefined);
  const credit: Pick<Quote, 'speaker' | 'title' | 'kind'> = {
    speaker: known?.speaker ?? to,
    title: to === null ? null : (title ?? before?.title ?? null),
    kind: before?.kind ?? 'person',
  };
  const quotes = brief.quotes.map((quote) => (isMeant(quote) ? { ...quote, ...credit } : quote));
  const sure = { ...review.sure, ...Object.fromEntries(changed.map(({ start }) => [start, 1])) };
  const aliases = typeof from === 'string' ? retaught(review.aliases, from, credit.speaker, mayTeach) : review.aliases;
  return { ...draft, brief: { ...brief, quotes }, review: { ...review, sure, aliases } };
}

type Aliases = Review['aliases'];

/** What meant the old name means the new one, and what is corrected back was never meant. */
function retaught(aliases: Aliases, alias: string, name: string | null, mayTeach: boolean): Aliases {
  const others = aliases.filter((it) => fold(it.alias) !== fold(alias) && fold(it.name) !== fold(alias));
  if (name === null || !mayTeach) return others;
  const isBack = aliases.some((it) => fold(it.alias) === fold(name) && fold(it.name) === fold(alias));
  const moved = aliases.filter((it) => fold(it.name) === fold(alias)).map((it) => ({ ...it, name }));
  return [...others, ...moved, ...(isBack ? [] : [{ alias, name }])].filter((it) => fold(it.alias) !== fold(it.name));
}
