import { readConfig } from '../config.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import { excerpt } from '../core/text.ts';
import { forgetAlias } from '../library/teach.ts';
import { createLog } from '../log.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { aliasesOf } from '../store/people.ts';
import { taughtAliases } from '../store/speakers.ts';
import { oneLine } from './extract/rows.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Lists the names that corrections have taught, and whom each means. */
export const speakers = ({ json }: { json?: boolean }) =>
  onStore(async (database) => {
    const taught = await taughtAliases(database);
    if (json) say(JSON.stringify(taught, null, 2));
    else if (taught.length === 0) say('No name was taught so far: correcting one in a draft does that.');
    else for (const { alias, speaker } of taught) say(`${oneLine(alias)} means ${oneLine(speaker)}`);
  });

/** Makes a taught name mean its speaker no more; 1 where it was not taught. */
export const forget = (alias: string) =>
  onStore(async (database) => {
    const name = await database.transaction((tx) => forgetAlias(tx, alias));
    if (name === undefined)
      throw new UserError(`${excerpt(alias)} was never taught: \`verbatim speakers\` lists the names that were.`);
    const isListed = (await aliasesOf(database, name)).some((form) => fold(form) === fold(alias));
    const still = isListed ? ' But speakers.yaml lists it as well: take it out there, and import.' : '';
    say(`${oneLine(alias)} means ${oneLine(name)} no more.${still}`);
  });

async function onStore(work: (database: Database) => Promise<void>): Promise<0 | 1> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  try {
    await work(database);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}
