import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Origin, type StoredBrief, storedBrief, withdraw } from '../store/briefs.ts';
import { type ImportOptions, type ImportReport, readBytes, sha256 } from './import-file.ts';
import { importSpeakers } from './import-speakers.ts';
import { publishBrief } from './publish.ts';

export type { ImportOptions, ImportReport } from './import-file.ts';

/**
 * Brings data/ into the store. Each file is one transaction: a broken one is skipped and its last good version stays; a
 * deleted one unpublishes; a briefing changed in the store is kept until its file changes, and then reported.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const report: ImportReport = { published: [], updated: [], withdrawn: [], unchanged: 0, faults: [] };
  await importSpeakers(options, report);
  const files = await briefFiles(options.folder, report);
  if (!files) return report;
  for (const file of files) await importBrief(options, file, report);
  await withdrawDeleted(options, new Set(files), report);
  return report;
}

async function briefFiles(folder: string, report: ImportReport): Promise<string[] | undefined> {
  try {
    const names = (await readdir(join(folder, 'briefs'))).sort();
    for (const name of names)
      if (/\.(yml|YAML)$/.test(name))
        report.faults.push({ file: `briefs/${name}`, line: 1, fault: 'is not read: rename it to end in .yaml' });
    return names.filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
  } catch {
    const fault = `there is no folder of briefings in ${folder}: make ${join(folder, 'briefs')}, or set VERBATIM_DATA`;
    report.faults.push({ file: 'briefs', line: 1, fault });
    return undefined;
  }
}

async function importBrief(options: ImportOptions, name: string, report: ImportReport): Promise<void> {
  const { database, folder, force } = options;
  const slug = name.replace(/\.yaml$/, '');
  const file = `briefs/${name}`;
  const bytes = await readBytes(join(folder, file), file, report);
  if (!bytes) return;
  const origin = { file, sha256: sha256(bytes) };
  const known = await storedBrief(database, slug);
  if (known && isCurrent(known, origin) && !(force && known.edited)) {
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
  if (known?.edited && !force) {
    const fault =
      'was changed in the store since it was last imported: keep that (nothing to do), or take the file with `verbatim import --force`';
    report.faults.push({ file, line: 1, fault });
    return;
  }
  await database.transaction((tx) => publishBrief(tx, reading.value, options.now(), { origin }));
  (known ? report.updated : report.published).push(slug);
}

async function withdrawDeleted(options: ImportOptions, files: Set<string>, report: ImportReport): Promise<void> {
  const rows = await options.database.all<{ slug: string; file: string; edited: number }>(
    `SELECT slug, file, edited FROM brief WHERE state = 'published' AND file IS NOT NULL ORDER BY slug`,
  );
  const deleted = rows.filter((row) => !files.has(row.file.replace(/^briefs\//, '')));
  if (files.size === 0 && deleted.length > 0 && !options.force) {
    const fault = `holds no briefing, and the store has ${deleted.length}, which are kept: set VERBATIM_DATA to the right folder, or unpublish them with \`verbatim import --force\``;
    report.faults.push({ file: 'briefs', line: 1, fault });
    return;
  }
  for (const { slug, file, edited } of deleted) {
    if (edited && !options.force) {
      const fault =
        'is deleted, and the briefing was changed in the store since: keep that (nothing to do), or unpublish it with `verbatim import --force`';
      report.faults.push({ file, line: 1, fault });
      continue;
    }
    await options.database.transaction((tx) => withdraw(tx, slug));
    report.withdrawn.push(slug);
  }
}

/** The store holds this version of the file, published. */
const isCurrent = (known: StoredBrief, origin: Origin): boolean =>
  known.file_sha256 === origin.sha256 && known.state === 'published';
