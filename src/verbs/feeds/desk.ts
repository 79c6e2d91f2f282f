import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { FetchFeed } from '../../ingest/feed/pull.ts';
import type { AddArticle } from '../../ingest/feed/take.ts';
import { FEEDS_FILE, type Feed, readFeeds } from '../../library/feeds-file.ts';
import { makeFolder, writingTo } from '../../library/folder.ts';
import type { Database } from '../../store/database.ts';
import { allFeedStates } from '../../store/feeds.ts';

/** What the verbs of feeds work with. `data` is the folder; `out` and `tell` write a line to standard output and error. */
export type Desk = {
  data: string;
  zone: string;
  database: Database;
  fetch: FetchFeed;
  addArticle: AddArticle;
  clock: Clock;
  log: Log;
  out(line: string): void;
  tell(line: string): void;
};

/** What is followed, and how its file says so. */
export type Followed = { text: string; feeds: Feed[] };

/** The file of what is followed, with its text; undefined, and told why, where it is broken. */
export async function readFollowed({ data, tell }: Desk): Promise<Followed | undefined> {
  const path = join(data, FEEDS_FILE);
  const bytes = await readFile(path).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    tell(`${path} can’t be read (${error.code}): make it a file that this user may read.`);
    return undefined;
  });
  if (!bytes) return undefined;
  if (bytes.length === 0) return { text: '', feeds: [] };
  const reading = readFeeds(bytes);
  if ('value' in reading) return { text: bytes.toString('utf8'), feeds: reading.value };
  for (const { line, fault } of reading.faults) tell(`${path}:${line}: ${fault}`);
  return undefined;
}

/**
 * Changes the file from what it says at that moment, one process after the other; `change` answers its new text, or
 * undefined to leave it. Whoever reads it meanwhile sees the old one or the new one, whole. False where it stays as it is.
 */
export async function changeFollowed(desk: Desk, change: (followed: Followed) => string | undefined): Promise<boolean> {
  const path = join(desk.data, FEEDS_FILE);
  return writingTo(desk.data, async () => {
    await makeFolder(desk.data);
    const file = await openAlone(`${path}.new`, desk.clock);
    let text: string | undefined;
    try {
      const followed = await readFollowed(desk);
      text = followed && change(followed);
      if (text !== undefined) await file.writeFile(text);
    } catch (error) {
      await rm(`${path}.new`, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await (text === undefined ? rm(`${path}.new`, { force: true }) : rename(`${path}.new`, path));
    return text !== undefined;
  });
}

const LOOK_MS = 50;
/** Nobody needs so long to write a few lines: whoever made the file has ended. */
const LEFT_MS = 3_000;

/** A new file that nobody else has; waits for whoever has it. */
async function openAlone(path: string, clock: Clock): Promise<FileHandle> {
  for (let until = clock.uptime() + LEFT_MS; ; await clock.sleep(LOOK_MS)) {
    const file = await open(path, 'wx').catch((error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (file) return file;
    if (clock.uptime() < until) continue;
    await rm(path, { force: true });
    until = clock.uptime() + LEFT_MS;
  }
}

/** The feeds that a word means: an address, a name, or what the feed calls itself; all without a word. */
export async function feedsMeant(desk: Desk, feeds: readonly Feed[], word: string | undefined): Promise<Feed[]> {
  if (word === undefined) return [...feeds];
  const states = await allFeedStates(desk.database);
  const [wanted, address] = [word.toLowerCase(), URL.canParse(word) ? new URL(word).href : word];
  const isMeant = ({ url, name }: Feed): boolean =>
    url === address || [name, states.get(url)?.title].some((it) => it?.toLowerCase() === wanted);
  const meant = feeds.filter(isMeant);
  if (meant.length === 0)
    desk.tell(`No feed is called ${word}: \`verbatim feeds list\` shows those that are followed.`);
  if (meant.length <= 1) return meant;
  desk.tell(`Several feeds are called ${word}: give the address of one.`);
  return [];
}
