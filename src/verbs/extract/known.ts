import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { ConfigError } from '../../core/errors.ts';
import { type Link, librarySpeakers, linkTo } from '../../library/link.ts';
import type { Fault } from '../../library/read-file.ts';

/** The name under which the library has a speaker of an article; null where it has none, or can't tell which. */
export type Known = Link<string>;

export const NOBODY: Known = () => null;

const SPEAKERS = 'speakers.yaml';
type DataFile = { file: string; bytes: Uint8Array };

/**
 * Whom the data folder knows: those in speakers.yaml and those its briefings name, without a store. What isn't there is
 * empty; of several faults the first is told, as `verbatim check` names them all.
 */
export async function knownSpeakers(env: NodeJS.ProcessEnv): Promise<{ known: Known } | { fault: string }> {
  try {
    const { data } = readConfig(env);
    const [speakers, ...briefs] = await dataFiles(data);
    if (!speakers && briefs.length === 0) return { known: NOBODY };
    // The parser and the schemas cost a start tens of milliseconds: not where there is nothing to parse.
    const { readBrief, readSpeakers } = await import('../../library/read-file.ts');
    const listed = speakers && readSpeakers(speakers.file, speakers.bytes);
    if (listed && 'faults' in listed) return { fault: told(data, listed.faults) };
    const read = [];
    for (const { file, bytes } of briefs.filter((it) => it !== undefined)) {
      const brief = readBrief(file, bytes);
      if ('faults' in brief) return { fault: told(data, brief.faults) };
      read.push(brief.value);
    }
    return { known: linkTo(librarySpeakers(listed?.value.speakers ?? [], read)) };
  } catch (error) {
    if (error instanceof ConfigError) return { fault: error.message };
    const { code, path } = error as NodeJS.ErrnoException;
    if (!code || !path) throw error;
    return { fault: `${path} can’t be read (${code}): make it one that this user may read` };
  }
}

const told = (folder: string, [first]: readonly Fault[]): string =>
  first ? `${join(folder, first.file)}:${first.line}: ${first.fault}` : `${folder} is broken`;

/** speakers.yaml, then the briefings by name. */
async function dataFiles(folder: string): Promise<(DataFile | undefined)[]> {
  const names = (await unlessMissing(readdir(join(folder, 'briefs')))) ?? [];
  const briefs = names.filter((name) => name.endsWith('.yaml') && !name.startsWith('.')).sort();
  const files: (DataFile | undefined)[] = [];
  for (const file of [SPEAKERS, ...briefs.map((name) => `briefs/${name}`)]) {
    const bytes = await unlessMissing(readFile(join(folder, file)));
    files.push(bytes && { file, bytes });
  }
  return files;
}

async function unlessMissing<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
