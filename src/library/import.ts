import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withdraw } from '../store/briefs.ts';
import { exportLine, importBrief, slugOf } from './import-brief.ts';
import type { ImportOptions, ImportReport } from './import-file.ts';
import { importSpeakers } from './import-speakers.ts';

export type { ImportOptions, ImportReport } from './import-file.ts';

/**
 * Brings data/ into the store. Each file is one transaction: a broken one is skipped and its last good version stays; a
 * deleted one unpublishes; a briefing changed in the store is kept until its file changes, and then reported, unless the two
 * say the same.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const report: ImportReport = { published: [], updated: [], withdrawn: [], unchanged: 0, faults: [] };
  const notes = await importSpeakers(options, report);
  if (notes.length > 0) report.notes = notes;
  const files = await briefFiles(options.folder, report);
  if (!files) return report;
  for (const file of await inOrder(options, files)) await importBrief(options, file, report);
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

/**
 * First what is new and was in a library before, in the order in which it came into that; then the others by name, so that
 * what never was in one is newer.
 */
async function inOrder({ database, folder }: ImportOptions, files: readonly string[]): Promise<string[]> {
  const known = new Set((await database.all<{ slug: string }>('SELECT slug FROM brief')).map(({ slug }) => slug));
  const added = new Map<string, number>();
  for (const name of files) {
    const at = known.has(slugOf(name)) ? undefined : await addedIn(join(folder, 'briefs', name));
    if (at !== undefined) added.set(name, at);
  }
  return [
    ...[...added].sort(([, one], [, other]) => one - other).map(([name]) => name),
    ...files.filter((name) => !added.has(name)),
  ];
}

/** When a file says that it came into the library, in ms. It is looked at, not read: only the order depends on it. */
async function addedIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, added = ''] = /^added:[ \t]*["']?([\dTZ:.+-]+)/m.exec(text) ?? [];
  return Date.parse(added) || undefined;
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
      const fault = `is deleted, and the briefing was changed in the store since: write that into the file with ${exportLine(options, slug)}, or unpublish it with \`verbatim import --force\``;
      report.faults.push({ file, line: 1, fault });
      continue;
    }
    await options.database.transaction((tx) => withdraw(tx, slug));
    report.withdrawn.push(slug);
  }
}
