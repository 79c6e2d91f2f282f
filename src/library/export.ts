import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../store/database.ts';
import { countWhole, wholeBrief, wholeSlugs } from '../store/whole.ts';
import { exportedSpeakers } from './export-speakers.ts';
import { makeFolder, writingTo } from './folder.ts';
import { briefFile } from './format.ts';
import { readBrief, readSpeakers } from './read-file.ts';
import { briefDocument, briefText, speakersDocument, speakersText } from './write-file.ts';

/**
 * What an export did, in files: `kept` differ from the library and were left as they are, `unreadable` were written and
 * would be refused by an import. `unknown` are slugs that no briefing has.
 */
export type ExportReport = {
  written: string[];
  unchanged: number;
  kept: string[];
  unreadable: string[];
  unknown: string[];
};

export type ExportOptions = {
  folder: string;
  database: Database;
  /** Only these briefings, without the speakers. */
  slugs?: readonly string[];
  /** Overwrite files that say something else. */
  force?: boolean;
  progress?: (done: number, all: number) => void;
};

/** Writes the library into a data folder that an import makes the same library of; one briefing at a time is in memory. */
export async function exportFolder(options: ExportOptions): Promise<ExportReport> {
  const { database, folder, slugs = [] } = options;
  const report: ExportReport = { written: [], unchanged: 0, kept: [], unreadable: [], unknown: [] };
  await writingTo(folder, () => makeFolder(join(folder, 'briefs')));
  const all = slugs.length || (await countWhole(database));
  let done = 0;
  for await (const slug of slugs.length > 0 ? slugs : wholeSlugs(database)) {
    await exportBrief(options, slug, report);
    done += 1;
    options.progress?.(done, all);
  }
  if (slugs.length === 0) await exportSpeakers(options, report);
  return report;
}

async function exportBrief(options: ExportOptions, slug: string, report: ExportReport): Promise<void> {
  const brief = await wholeBrief(options.database, slug);
  if (!brief) {
    report.unknown.push(slug);
    return;
  }
  const file = `briefs/${slug}.yaml`;
  const document = briefDocument(brief, brief.publishedAt);
  const said = JSON.stringify(document);
  const reads = (bytes: Uint8Array): boolean => {
    const reading = readBrief(file, bytes);
    return 'value' in reading && JSON.stringify(briefDocument(reading.value, reading.added)) === said;
  };
  const text = briefText(brief, brief.publishedAt);
  if ((await write(options, { file, text, reads }, report)) && !briefFile.safeParse(document).success)
    report.unreadable.push(file);
}

async function exportSpeakers(options: ExportOptions, report: ExportReport): Promise<void> {
  const speakers = await exportedSpeakers(options.database);
  if (speakers.length === 0) return;
  const said = (listed: typeof speakers) =>
    JSON.stringify(speakersDocument(listed.toSorted((a, b) => (a.name < b.name ? -1 : 1))));
  const reads = (bytes: Uint8Array): boolean => {
    const reading = readSpeakers('speakers.yaml', bytes);
    return 'value' in reading && said(reading.value.speakers) === said(speakers);
  };
  await write(options, { file: 'speakers.yaml', text: speakersText(speakers), reads }, report);
}

/** `reads`: whether what is in a file says the same as `text`. */
type Writing = { file: string; text: string; reads: (bytes: Uint8Array) => boolean };

/** Writes a file, unless one is there: that stays where it says the same in its own words, and where it may not go. */
async function write(
  { folder, force }: ExportOptions,
  { file, text, reads }: Writing,
  report: ExportReport,
): Promise<boolean> {
  const path = join(folder, file);
  const bytes = Buffer.from(text);
  const before = await readFile(path).catch(() => undefined);
  if (before && (before.equals(bytes) || reads(before))) {
    report.unchanged += 1;
    return false;
  }
  if (before && !force) {
    report.kept.push(file);
    return false;
  }
  await writingTo(folder, async () => {
    // Whoever reads the folder meanwhile sees the whole file or none: names with a dot are not looked at.
    const partial = path.replace(/[^/\\]*$/, (name) => `.${name}.part`);
    await writeFile(partial, bytes);
    await rename(partial, path);
  });
  report.written.push(file);
  return true;
}
