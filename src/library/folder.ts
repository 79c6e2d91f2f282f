import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../core/errors.ts';

/**
 * Makes a folder and those above it that are missing. Node's own way of doing so never ends where a folder can't be made
 * and says that it isn't there, as in /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** Work that writes into a folder; rejects with a ConfigError that names the folder where that fails. */
export async function writingTo<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { code?: string };
    throw new ConfigError(`${folder} can’t be written to (${code}): choose a folder that you may write in, with room.`);
  }
}
