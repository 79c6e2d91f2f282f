import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../core/log.ts';
import type { Feed } from './feeds-file.ts';
import { sha256 } from './import-file.ts';
import type { Fault } from './read-file.ts';

/**
 * The feeds of a data folder as they stand in their file at each call. One that was broken since leaves what it said
 * before, and its faults are logged once; without a file there are none.
 */
export function followedFeeds(folder: string, log: Pick<Log, 'error'>): () => Promise<Feed[]> {
  let last: { digest: string; feeds: Feed[] } = { digest: '', feeds: [] };
  return async () => {
    const bytes = await readFile(join(folder, 'feeds.yaml')).catch(({ code }: { code?: string }) =>
      code === 'ENOENT' ? Buffer.from(NONE) : undefined,
    );
    if (!bytes) return last.feeds; // for the moment it can't be read
    const digest = sha256(bytes);
    if (digest !== last.digest) last = { digest, feeds: (await feedsOf(bytes, log)) ?? last.feeds };
    return last.feeds;
  };
}

const NONE = 'format: 1\nfeeds: []';

/** Parser and schema would be a good part of what a bot without feeds needs: they are loaded where there is something to read. */
async function feedsOf(bytes: Buffer, log: Pick<Log, 'error'>): Promise<Feed[] | undefined> {
  const text = bytes.toString('utf8').replace(/^\s*(?:#.*)?\n/gm, '');
  if (text.trim() === NONE) return [];
  const { readFeeds } = await import('./feeds-file.ts');
  const reading = readFeeds(bytes);
  if ('value' in reading) return reading.value;
  for (const fault of reading.faults) log.error(fault, sentence(fault));
  return undefined;
}

const sentence = ({ file, line, fault }: Fault): string =>
  `${file}, line ${line}: ${fault}. Until then the feeds stay as they were.`;
