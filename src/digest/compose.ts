import type { Delivery, Subscription } from '../core/digest.ts';
import type { Message } from '../core/message.ts';
import type { Library } from '../library/library.ts';
import { type DigestContent, digestMessage } from '../views/digest.ts';

/** More would bury the channel; the rest is had by a button. */
export const MOST_BRIEFINGS = 5;
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

/** The message of a delivery at `now` (ms); undefined where there is nothing left to show. */
export async function composeDigest(
  read: ReadContent,
  { id, topics }: Subscription,
  {
    kind,
    fromSeq,
    throughSeq,
    dueAt,
    missedFrom,
  }: Pick<Delivery, 'kind' | 'fromSeq' | 'throughSeq' | 'dueAt' | 'missedFrom'>,
  now: number,
): Promise<Message | undefined> {
  const range = { after: fromSeq, through: throughSeq, topics };
  const { briefs, total } = await read(range);
  if (briefs.length === 0) return undefined;
  const isLate = kind === 'scheduled' && (missedFrom !== undefined || now - dueAt > LATE_MS);
  return digestMessage({ subscription: id, briefs, total, range, ...(isLate && { late: { dueAt, missedFrom } }) });
}
