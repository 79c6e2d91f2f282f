import { faultLines } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { importFolder } from '../library/import.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/open.ts';

/** Brings data/ into the store and says what that did; 1 when something was left as it was. */
export async function importData({ force, json }: { force?: boolean; json?: boolean }): Promise<0 | 1> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  const report = await importFolder({ folder: config.data, database, now: systemClock.now, force });
  await database.close();
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const [did, slugs] of Object.entries({
      published: report.published,
      updated: report.updated,
      unpublished: report.withdrawn,
    }))
      for (const slug of slugs) process.stdout.write(`${did} ${slug}\n`);
    for (const note of report.notes ?? []) process.stdout.write(`${note}\n`);
    process.stdout.write(`${report.unchanged} unchanged\n`);
  }
  for (const line of faultLines(report, config.data)) process.stderr.write(`${line}\n`);
  return report.faults.length > 0 ? 1 : 0;
}
