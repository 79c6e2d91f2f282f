import { withoutFeed } from '../../library/feeds-file.ts';
import { changeFollowed, type Desk, feedsMeant, readFollowed } from './desk.ts';

/** Follows a feed no more; what it brought stays. 1 where none is meant. */
export async function removeFeed(desk: Desk, word: string): Promise<0 | 1> {
  const followed = await readFollowed(desk);
  const [feed] = followed ? await feedsMeant(desk, followed.feeds, word) : [];
  if (!followed || !feed) return 1;
  if (!(await changeFollowed(desk, ({ text }) => withoutFeed(text, feed.url)))) return 1;
  desk.out(`Follows ${feed.name ?? feed.url} no more. What it brought stays in the library.`);
  return 0;
}
