import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Database } from '../store/database.ts';
import type { Fault } from './read-file.ts';

/** What an import did. Slugs, but for `faults`: what was left as it was, and the mend. */
export type ImportReport = {
  published: string[];
  updated: string[];
  withdrawn: string[];
  unchanged: number;
  faults: Fault[];
  /** What else has changed, in sentences: whose names mean somebody else now. */
  notes?: string[];
};

export type ImportOptions = {
  folder: string;
  database: Database;
  now: () => number;
  /** Take the files even where the store was changed since, and unpublish even the last briefing. */
  force?: boolean;
};

/** A file that can't be read is a fault like any other: the rest goes on, and what it brought before stays. */
export async function readBytes(
  path: string,
  file: string,
  report: ImportReport,
  optional = false,
): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as { code?: string };
    if (!optional || code !== 'ENOENT')
      report.faults.push({ file, line: 1, fault: `can’t be read (${code}): make it a file that this user may read` });
    return undefined;
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
