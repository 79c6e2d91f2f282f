import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../core/fold.ts';
import { phrase } from '../core/text.ts';
import type { Transaction } from '../store/database.ts';
import { keepAliases } from '../store/people.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import {
  dropUnusedSpeakers,
  learnedName,
  listedSpeakers,
  listSpeaker,
  reattributeQuotes,
  unlearnAlias,
  unlistSpeaker,
} from '../store/speakers.ts';
import { type ImportOptions, type ImportReport, readBytes, sha256 } from './import-file.ts';
import { speakerKeys } from './teach.ts';

const SPEAKERS = 'speakers.yaml';

type Listed = { name: string; aliases: readonly string[] };

/**
 * Brings speakers.yaml into the store, where it has changed: one transaction. A broken file changes nothing. Resolves with a
 * sentence for each taught name that it takes back.
 */
export async function importSpeakers({ database, folder }: ImportOptions, report: ImportReport): Promise<string[]> {
  const bytes = await readBytes(join(folder, SPEAKERS), SPEAKERS, report, true);
  // A folder that isn't there at all is more often a wrong one than an empty one.
  const isDeleted = !bytes && existsSync(join(folder, 'briefs')) && !existsSync(join(folder, SPEAKERS));
  if (!bytes && !isDeleted) return [];
  const digest = bytes ? sha256(bytes) : 'deleted';
  const known = await readSetting(database, SPEAKERS);
  if (known === digest || (isDeleted && known === undefined)) return [];
  const { readSpeakers } = await import('./read-file.ts');
  const reading = bytes ? readSpeakers(SPEAKERS, bytes) : { value: { speakers: [] } };
  if ('faults' in reading) {
    report.faults.push(...reading.faults);
    return [];
  }
  const { speakers } = reading.value;
  return database.transaction(async (tx) => {
    const names = new Set(speakers.map((speaker) => speaker.name));
    for (const name of await listedSpeakers(tx))
      if (!names.has(name)) {
        await keepAliases(tx, name, []);
        await unlistSpeaker(tx, name, await speakerKeys(tx, name));
      }
    const takenBack = await takeBack(tx, speakers);
    for (const { name, aliases, roles } of speakers) {
      await keepAliases(tx, name, aliases);
      await listSpeaker(tx, name, roles, await speakerKeys(tx, name));
    }
    await dropUnusedSpeakers(tx); // first those whose quotations have just gone to a listed speaker
    await reattributeQuotes(tx, speakerKeys);
    await dropUnusedSpeakers(tx);
    await writeSetting(tx, SPEAKERS, digest);
    return takenBack;
  });
}

/** A name that is listed is whose the file says, whatever a correction has taught. */
async function takeBack(tx: Transaction, speakers: readonly Listed[]): Promise<string[]> {
  const said: string[] = [];
  for (const { name, aliases } of speakers)
    for (const form of [name, ...aliases]) {
      const meant = await learnedName(tx, fold(form));
      if (meant === undefined || meant === name) continue;
      await unlearnAlias(tx, fold(form), speakerKeys);
      said.push(phrase`${form} means ${name} now, as ${SPEAKERS} says, and ${meant} no more.`);
    }
  return said;
}
