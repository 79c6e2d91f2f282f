import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepAliases } from '../store/people.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import {
  dropUnusedSpeakers,
  listedSpeakers,
  listSpeaker,
  reattributeQuotes,
  unlistSpeaker,
} from '../store/speakers.ts';
import { type ImportOptions, type ImportReport, readBytes, sha256 } from './import-file.ts';
import { nameKeys } from './names.ts';

const SPEAKERS = 'speakers.yaml';

/** Brings speakers.yaml into the store, where it has changed: one transaction. A broken file changes nothing. */
export async function importSpeakers({ database, folder }: ImportOptions, report: ImportReport): Promise<void> {
  const bytes = await readBytes(join(folder, SPEAKERS), SPEAKERS, report, true);
  // A folder that isn't there at all is more often a wrong one than an empty one.
  const isDeleted = !bytes && existsSync(join(folder, 'briefs')) && !existsSync(join(folder, SPEAKERS));
  if (!bytes && !isDeleted) return;
  const digest = bytes ? sha256(bytes) : 'deleted';
  const known = await readSetting(database, SPEAKERS);
  if (known === digest || (isDeleted && known === undefined)) return;
  const { readSpeakers } = await import('./read-file.ts');
  const reading = bytes ? readSpeakers(SPEAKERS, bytes) : { value: { speakers: [] } };
  if ('faults' in reading) {
    report.faults.push(...reading.faults);
    return;
  }
  const { speakers } = reading.value;
  await database.transaction(async (tx) => {
    const names = new Set(speakers.map((speaker) => speaker.name));
    for (const name of await listedSpeakers(tx))
      if (!names.has(name)) {
        await unlistSpeaker(tx, name, nameKeys(name, []));
        await keepAliases(tx, name, []);
      }
    for (const { name, aliases, roles } of speakers) {
      await listSpeaker(tx, name, roles, nameKeys(name, aliases));
      await keepAliases(tx, name, aliases);
    }
    await dropUnusedSpeakers(tx); // first those whose quotations have just gone to a listed speaker
    await reattributeQuotes(tx, (name) => nameKeys(name, []));
    await dropUnusedSpeakers(tx);
    await writeSetting(tx, SPEAKERS, digest);
  });
}
