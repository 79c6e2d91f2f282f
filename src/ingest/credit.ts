import type { Quote } from '../core/brief.ts';
import type { Draft, Teaching } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import { excerpt } from '../core/text.ts';

/**
 * Who really said it: `from` is one quotation's start, or a name that stands for all of that name's quotations. `same` says
 * that the two names are one person's, however little they look it.
 */
export type SpeakerChange = { from: number | string; to: string | null; title?: string; same?: boolean };

/**
 * The draft with a corrected speaker. The parts of one split quotation have one speaker, so they go together. `mayTeach`:
 * whether a form of a name is to be remembered; who is wrongly said to have said one thing is not somebody else.
 */
export function attributed(draft: Draft, change: SpeakerChange, mayTeach: (alias: string) => boolean): Draft {
  const { brief, review } = draft;
  const { from, to } = change;
  const changed = meantBy(brief.quotes, from);
  if (changed.length === 0) {
    // Insisting comes after the correction: by then the quotations stand under the other name.
    const theirs = change.same && typeof from === 'string' && to !== null ? meantBy(brief.quotes, to) : [];
    if (theirs.length === 0) throw notThere(draft, from);
    return withTeachings(draft, retaught(review.aliases, change, theirs, mayTeach));
  }
  const credit = creditOf(brief.quotes, changed, change);
  const quotes = brief.quotes.map((quote) => (changed.includes(quote) ? { ...quote, ...credit } : quote));
  const sure = { ...review.sure, ...Object.fromEntries(changed.map(({ start }) => [start, 1])) };
  const credited = { ...draft, brief: { ...brief, quotes }, review: { ...review, sure } };
  return withTeachings(credited, retaught(review.aliases, { ...change, to: credit.speaker }, changed, mayTeach));
}

/** A teaching lasts while one of its quotations has the name by it, and nobody in the draft goes by the alias again. */
export function withTeachings(draft: Draft, teachings: readonly Teaching[]): Draft {
  const { quotes } = draft.brief;
  const aliases = teachings.filter(
    ({ alias, name, starts }) =>
      meantBy(quotes, alias).length === 0 &&
      quotes.some(({ speaker, start }) => speaker === name && (starts?.includes(start) ?? true)),
  );
  return { ...draft, review: { ...draft.review, aliases } };
}

function meantBy(quotes: readonly Quote[], from: number | string): Quote[] {
  if (typeof from === 'string') return quotes.filter(({ speaker }) => speaker !== null && fold(speaker) === fold(from));
  const meant = quotes.find(({ start }) => start === from);
  return quotes.filter((it) => it === meant || (it.utterance !== undefined && it.utterance === meant?.utterance));
}

const notThere = ({ id }: Draft, from: number | string): UserError =>
  new UserError(
    typeof from === 'string'
      ? `Nobody called ${excerpt(from)} is quoted in draft ${id}: see /draft show ${id}`
      : `That quotation is no longer in draft ${id}: see /draft show ${id}`,
  );

/** Another form of the name leaves title and kind as they are; another speaker does not. */
function creditOf(
  quotes: readonly Quote[],
  changed: readonly Quote[],
  { from, to, title }: SpeakerChange,
): Pick<Quote, 'speaker' | 'title' | 'kind'> {
  const others = quotes.filter((quote) => !changed.includes(quote));
  const known = others.find(({ speaker }) => to !== null && speaker?.toLowerCase() === to.toLowerCase());
  const [first] = changed;
  const isSame =
    to !== null && first?.speaker != null && (typeof from === 'string' || fold(first.speaker) === fold(to));
  const before = known ?? (isSame ? (changed.find((quote) => quote.title) ?? first) : undefined);
  return {
    speaker: known?.speaker ?? to,
    title: to === null ? null : (title ?? before?.title ?? null),
    kind: before?.kind ?? 'person',
  };
}

/** What meant the old name means the new one, and what is corrected back was never meant. */
function retaught(
  teachings: readonly Teaching[],
  { from: alias, to: name, same }: SpeakerChange,
  quotes: readonly Quote[],
  mayTeach: (alias: string) => boolean,
): Teaching[] {
  if (typeof alias !== 'string') return [...teachings];
  const others = teachings.filter((it) => fold(it.alias) !== fold(alias) && fold(it.name) !== fold(alias));
  if (name === null) return others;
  const moved = teachings.filter((it) => fold(it.name) === fold(alias)).map((it) => ({ ...it, name }));
  const isBack = teachings.some((it) => fold(it.alias) === fold(name) && fold(it.name) === fold(alias));
  const taught: Teaching = { alias, name, starts: quotes.map(({ start }) => start), ...(same && { same }) };
  const wanted = [...moved, ...(isBack ? [] : [taught])];
  return [...others, ...wanted.filter((it) => fold(it.alias) !== fold(name) && mayTeach(it.alias))];
}
