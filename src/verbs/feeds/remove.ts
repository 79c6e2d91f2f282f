import { withoutFeed } from '../../library/feeds-file.ts';
import { type Desk, feedsMeant, readFollowed, writeFeeds } from './desk.ts';

/** Follows a feed no more; what it brought stays. 1 where none is meant. */
export async function removeFeed(desk: Desk, word: string): Promise<0 | 1> {
  const followed = await readFollowed(desk);
  const [feed] = followed ? await feedsMeant(desk, followed.feeds, word) : [];
  if (!followed || !feed) return 1;
  await writeFeeds(desk, withoutFeed(followed.text, feed.url));
  desk.out(`Follows ${feed.name ?? feed.url} no more. What it brought stays in the library.`);
  return 0;
}
