import { join } from 'node:path';
import type { Brief } from '../core/brief.ts';
import { adopt, mergeAlso, type Origin, type StoredBrief, storedBrief } from '../store/briefs.ts';
import { addedCorrections, announceCorrections } from '../store/corrections.ts';
import type { Transaction } from '../store/database.ts';
import { retractedBrief } from '../store/lookup.ts';
import { wholeBrief } from '../store/whole.ts';
import { type ImportOptions, type ImportReport, readBytes, sha256 } from './import-file.ts';
import { publishBrief } from './publish.ts';

/**
 * Brings one file of briefs/ into the store, where it has changed. What it says is published, or, if the library says so
 * already, only taken note of; what was changed in the store since is kept and reported.
 */
export async function importBrief(options: ImportOptions, name: string, report: ImportReport): Promise<void> {
  const { database, folder, force } = options;
  const slug = slugOf(name);
  const file = `briefs/${name}`;
  const bytes = await readBytes(join(folder, file), file, report);
  if (!bytes) return;
  const origin = { file, sha256: sha256(bytes) };
  const known = await storedBrief(database, slug);
  if (known && !(force && known.edited) && (await isCurrent(options, slug, known, origin))) {
    report.unchanged += 1;
    return;
  }
  // The parser and the schemas are loaded only when a file has changed: they cost a start tens of milliseconds.
  const { readBrief } = await import('./read-file.ts');
  const reading = readBrief(file, bytes);
  if ('faults' in reading) {
    report.faults.push(...reading.faults);
    return;
  }
  const { value, added } = reading;
  const did = await database.transaction((tx) => take(tx, value, { origin, added, now: options.now(), force }));
  if (did === 'unchanged') report.unchanged += 1;
  else if (did !== 'conflict') report[did].push(slug);
  else {
    const fault = `was changed in the store since it was last imported: write that into the file with ${exportLine(options, slug)}, or take the file’s version with \`verbatim import --force\`, which keeps corrections and a retraction`;
    report.faults.push({ file, line: 1, fault });
  }
}

/** What writes the store's version of a briefing into its file. */
export const exportLine = ({ folder }: ImportOptions, slug: string): string =>
  `\`verbatim export ${slug} --to ${folder} --force\``;

export const slugOf = (name: string): string => name.replace(/\.yaml$/, '');

/** The store holds this version of the file: published, or taken back since. */
const isCurrent = async ({ database }: ImportOptions, slug: string, known: StoredBrief, { sha256 }: Origin) =>
  known.file_sha256 === sha256 && (known.state === 'published' || (await retractedBrief(database, slug)) !== undefined);

type Taking = { origin: Origin; added?: string; now: number; force?: boolean };

async function take(
  tx: Transaction,
  file: Brief,
  { origin, added, now, force }: Taking,
): Promise<'published' | 'updated' | 'unchanged' | 'conflict'> {
  const known = await storedBrief(tx, file.slug);
  const before = known && (await wholeBrief(tx, file.slug));
  const brief = before ? withPages(file, before) : file;
  if (before && (await isSame(brief, before))) {
    await adopt(tx, brief.slug, origin);
    return 'unchanged';
  }
  if (known?.edited && !force) return 'conflict';
  // What only the store knows is no slip of the file's: it stays, and stays marked as the store's.
  const taken = known?.edited && before ? withNotes(brief, before) : brief;
  const edited = taken !== brief;
  if (edited && before && known?.file_sha256 === origin.sha256 && (await isSame(taken, before))) return 'unchanged';
  await publishBrief(tx, taken, now, { origin, edited, added: added && new Date(added).toISOString() });
  if (before) await announceCorrections(tx, taken.slug, addedCorrections(before, taken), 'import');
  return known ? 'updated' : 'published';
}

/** Other pages that the library has met since are kept. */
function withPages(brief: Brief, before: Brief): Brief {
  const also = mergeAlso(before.also ?? [], brief.also ?? []);
  return also.length > 0 ? { ...brief, also } : brief;
}

/** What readers were told since is kept: no file takes back a correction or a retraction that it never had. */
function withNotes(brief: Brief, before: Brief): Brief {
  const untold = addedCorrections(brief, before).filter(({ kind }) => kind === 'correction');
  const isStillRetracted = before.retracted !== undefined && !brief.retracted;
  if (untold.length === 0 && !isStillRetracted) return brief;
  const notes = [...(brief.corrections ?? []), ...untold.map(({ at, note }) => ({ at, note }))];
  return {
    ...brief,
    ...(notes.length > 0 && { corrections: notes.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)) }),
    ...(isStillRetracted && { retracted: before.retracted }),
  };
}

async function isSame(one: Brief, other: Brief): Promise<boolean> {
  const { briefDocument } = await import('./write-file.ts');
  return JSON.stringify(briefDocument(one)) === JSON.stringify(briefDocument(other));
}
