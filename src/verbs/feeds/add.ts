import { UserError } from '../../core/errors.ts';
import { type FoundFeed, findFeed } from '../../ingest/feed/find.ts';
import { type FeedEntry, readFeeds, withFeed } from '../../library/feeds-file.ts';
import { readFeedState, saveFeedState } from '../../store/feeds.ts';
import { count } from '../../views/count.ts';
import { changeFollowed, type Desk, type Followed, readFollowed } from './desk.ts';

export type AddOptions = { name?: string; trusted?: boolean; every?: string; topics?: string };

/** Follows a feed, or that of a home page: 1 where there is none or it is followed already, 2 for wrong use. */
export async function addFeed(desk: Desk, address: string, options: AddOptions): Promise<0 | 1 | 2> {
  const followed = await readFollowed(desk);
  if (!followed) return 1;
  const url = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  const faults = faultsOf('', entryOf(url, options));
  for (const fault of faults) desk.tell(`error: ${fault}`);
  if (faults.length > 0) return 2;
  const found = await findFeed(new URL(url).href, desk.fetch, desk.clock.now()).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    desk.tell(error.message);
    return undefined;
  });
  if (!found) return 1;
  const { title, items, unlinked } = found.document;
  const entry = entryOf(found.url, options);
  // While it was looked for, others may have changed the file.
  const added = await changeFollowed(desk, (now) => {
    const clash = clashOf(now, entry);
    if (clash) desk.tell(clash);
    return clash ? undefined : withFeed(now.text, entry);
  });
  if (!added) return 1;
  await noteFound(desk, found);
  desk.out(`Follows ${options.name ?? title}: ${found.url}`);
  desk.out(`${count(items.length, 'item')}${unlinked > 0 ? `, and ${unlinked} without an address` : ''}.`);
  desk.tell('A running bot sees it within seconds; `verbatim feeds pull` asks it now, and takes the newest five.');
  return 0;
}

/** Lists call it by its title before it is pulled; and one that was suspended long ago is asked again. */
async function noteFound({ database, clock }: Desk, { url, document }: FoundFeed): Promise<void> {
  await database.transaction(async (tx) => {
    const before = (await readFeedState(tx, url)) ?? { faults: 0 };
    const seen = { url, title: document.title, items: document.items.length, unlinked: document.unlinked };
    await saveFeedState(tx, { nextPullAt: clock.now(), ...before, ...seen });
  });
}

/** What isn't given is left out: the format says what holds then. */
const entryOf = (url: string, { name, trusted, every, topics }: AddOptions): FeedEntry => ({
  url,
  ...(name && { name }),
  ...(trusted && { trusted }),
  ...(every && { every }),
  ...(topics && { topics: topics.split(',').map((topic) => topic.trim()) }),
});

/** Why a feed can't be followed beside the others. */
function clashOf({ text, feeds }: Followed, entry: FeedEntry): string | undefined {
  if (feeds.some(({ url }) => url === entry.url)) return `${entry.url} is followed already.`;
  const [fault] = faultsOf(text, entry);
  return fault && `error: ${fault}`;
}

/** What would be wrong with the file if this were added. */
function faultsOf(text: string, entry: FeedEntry): string[] {
  const reading = readFeeds(new TextEncoder().encode(withFeed(text, entry)));
  return 'faults' in reading ? reading.faults.map(({ fault }) => fault.replace(/^feeds\[\d+\]\./, '')) : [];
}
