import type { SeenKey } from '../../store/feeds.ts';

/**
 * Feeds that change everything, ids, addresses and titles, from pull to pull: nothing in them is ever known again, and all
 * of it would be taken each time. Pulls in a row that brought nothing but new items are marked among the feed's keys.
 */

const PULLS = 3;
/** A short document may well have been renewed since the last pull. */
const FEWEST = 10;
/** Other keys are digests, and hold no space. */
const MARK = 'all new ';

export const isMark = ({ key }: SeenKey): boolean => key.startsWith(MARK);

/** Whether a feed, by its keys, changes everything: until a pull shows an item that is known. */
export const changesEverything = (seen: readonly SeenKey[]): boolean => seen.filter(isMark).length >= PULLS;

/** The marks after a pull of so many items, of which `known` were seen before; `now` in ms. */
export function marksAfter(seen: readonly SeenKey[], { items, known }: { items: number; known: number }, now: number) {
  const marks = seen.filter(isMark);
  if (known > 0) return [];
  if (items < FEWEST || marks.length >= PULLS) return marks;
  return [...marks, { key: `${MARK}${marks.length + 1}`, item: '', seenAt: now }];
}
