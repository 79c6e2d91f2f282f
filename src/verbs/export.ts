import { readConfig } from '../config.ts';
import { exportFolder } from '../library/export.ts';
import { briefDocument, briefText } from '../library/write-file.ts';
import { createLog } from '../log.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { wholeBrief } from '../store/whole.ts';

type Options = { to?: string; force?: boolean; json?: boolean };

const OFTEN = 1000;
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Writes the library into a folder of data files, or one briefing to standard output; 1 when something was not written. */
export async function exportData(slugs: readonly string[], options: Options): Promise<0 | 1 | 2> {
  if (options.to === undefined && slugs.length !== 1) {
    say('Say where to with --to FOLDER, or name one briefing, which is printed.');
    return 2;
  }
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  try {
    const { to, ...rest } = options;
    return await (to === undefined ? print(database, slugs[0] ?? '', rest) : intoFolder(database, to, slugs, rest));
  } finally {
    await database.close();
  }
}

async function print(database: Database, slug: string, { json }: Options): Promise<0 | 1> {
  const brief = await wholeBrief(database, slug);
  if (!brief) {
    say(unknown(slug));
    return 1;
  }
  const document = () => `${JSON.stringify(briefDocument(brief, brief.publishedAt), null, 2)}\n`;
  process.stdout.write(json ? document() : briefText(brief, brief.publishedAt));
  return 0;
}

async function intoFolder(
  database: Database,
  folder: string,
  slugs: readonly string[],
  { force, json }: Options,
): Promise<0 | 1> {
  const progress = (done: number, all: number): void => {
    if (done % OFTEN === 0) say(`${done.toLocaleString('en')} of ${all.toLocaleString('en')} briefings`);
  };
  const report = await exportFolder({ database, folder, slugs, force, progress });
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const file of report.written) process.stdout.write(`written ${file}\n`);
    process.stdout.write(`${report.unchanged} unchanged\n`);
  }
  for (const file of report.kept)
    say(
      `${folder}/${file} says something else and was kept: take the library’s version with --force, or move it away.`,
    );
  for (const file of report.unreadable)
    say(`${folder}/${file} is not what an import reads: \`verbatim check\` names its faults.`);
  for (const slug of report.unknown) say(unknown(slug));
  return report.kept.length + report.unreadable.length + report.unknown.length > 0 ? 1 : 0;
}

const unknown = (slug: string): string => `There is no briefing ${slug}: \`verbatim ask /latest\` lists what there is.`;
