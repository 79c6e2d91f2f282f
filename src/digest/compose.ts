import type { PublishedBrief } from '../core/brief.ts';
import type { Delivery, Frame, Subscription, Telling } from '../core/digest.ts';
import type { Message } from '../core/message.ts';
import type { Library } from '../library/library.ts';
import type { ShownBrief } from '../store/shown.ts';
import { type DigestContent, digestMessage } from '../views/digest.ts';

/** More would bury the channel; the rest is had by a button. */
export const MOST_BRIEFINGS = 5;
/** More corrections than these are only counted. */
const MOST_TOLD = 5;
/** A digest that is later says so. */
const LATE_MS = 5 * 60_000;

type Content = Pick<DigestContent, 'briefs' | 'total'>;
/** Reads what a range holds. */
export type ReadContent = (range: DigestContent['range']) => Promise<Content>;

/** Reads ranges of the library, each only once: thousands of channels wait for the same one at 08:00. */
export function readRanges(library: Pick<Library, 'range'>): ReadContent {
  const known = new Map<string, Promise<Content>>();
  return (range) => {
    const key = JSON.stringify(range);
    const content =
      known.get(key) ?? library.range(range, MOST_BRIEFINGS, 0).then(({ items, total }) => ({ briefs: items, total }));
    known.set(key, content);
    return content;
  };
}

/** The message of a digest, and what is needed to compose it again: `seqs` are those of the briefings that it shows. */
export type Composed = { message: Message; frame: Frame; seqs: number[] };

/**
 * The message of a delivery at `now` (ms); `tellings` are the corrections that concern its channel. Undefined where there
 * is nothing left to show.
 */
export async function composeDigest(
  read: ReadContent,
  { id, topics }: Pick<Subscription, 'id' | 'topics'>,
  delivery: Pick<Delivery, 'kind' | 'fromSeq' | 'throughSeq' | 'dueAt' | 'missedFrom'>,
  tellings: readonly Telling[],
  now: number,
): Promise<Composed | undefined> {
  const { kind, fromSeq, throughSeq, dueAt, missedFrom } = delivery;
  const range = { after: fromSeq, through: throughSeq, topics };
  const { briefs, total } = await read(range);
  const { told, untold } = tellingsBeside(tellings, briefs);
  if (briefs.length === 0 && told.length === 0) return undefined;
  const isLate = kind === 'scheduled' && (missedFrom !== undefined || now - dueAt > LATE_MS);
  const frame = { total, range, ...(isLate && { late: { dueAt, missedFrom } }), untold };
  return {
    message: digestMessage({ subscription: id, briefs, ...frame, told }),
    frame: { ...frame, told: told.map((it) => it.id), skip: 0 },
    seqs: briefs.map(({ seq }) => seq),
  };
}

/** What a digest tells of corrections: not of the briefings that it shows, which carry theirs themselves. */
export function tellingsBeside(
  tellings: readonly Telling[],
  briefs: readonly PublishedBrief[],
): { told: Telling[]; untold: number } {
  const shown = new Set(briefs.map(({ slug }) => slug));
  const others = tellings.filter(({ slug }) => !shown.has(slug));
  return { told: others.slice(0, MOST_TOLD), untold: Math.max(0, others.length - MOST_TOLD) };
}

/** The same message once more, of the briefings as they stand today; those of `bare` leave out their quotation. */
export const composeAgain = (
  subscription: string,
  frame: Frame,
  briefs: readonly ShownBrief[],
  told: readonly Telling[],
  bare: ReadonlySet<string> = new Set(),
): Message => digestMessage({ ...frame, subscription, briefs, told, bare });

/**
 * The same message in no more parts than there are: where a note makes it longer, quotations give way to it, first those of
 * what was corrected, then the last, one at a time. Undefined where that isn't enough.
 */
export function composeWithin<Part>(
  render: (message: Message) => Part[],
  most: number,
  ...[subscription, frame, briefs, told]: [string, Frame, readonly ShownBrief[], readonly Telling[]]
): Part[] | undefined {
  const order = [...briefs].reverse().sort((a, b) => Number(isNoted(b)) - Number(isNoted(a)));
  for (let dropped = 0; dropped <= order.length; dropped += 1) {
    const bare = new Set(order.slice(0, dropped).map(({ slug }) => slug));
    const parts = render(composeAgain(subscription, frame, briefs, told, bare));
    if (parts.length <= most) return parts;
  }
  return undefined;
}

const isNoted = ({ corrections = [], retracted }: ShownBrief): boolean =>
  corrections.length > 0 || retracted !== undefined;
