import { openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { UserError } from '../core/errors.ts';
import type { CorrectionState } from '../library/corrections.ts';
import { createLog } from '../log.ts';
import { messagesIn } from '../views/corrections.ts';
import { correctionLines } from './corrections.ts';
import { correctionRecord } from './records.ts';

type Options = { note: string; json?: boolean; dryRun?: boolean };

const BY = 'operator';

/** Adds a correction to a briefing; 1 where that can't be. A running bot edits the messages that show it. */
export const correct = (slug: string, options: Options): Promise<0 | 1> => change('correct', slug, options);

/** Takes a briefing back; 1 where that can't be. A running bot edits the messages that show it. */
export const retract = (slug: string, options: Options): Promise<0 | 1> => change('retract', slug, options);

async function change(what: 'correct' | 'retract', slug: string, { note, json, dryRun }: Options): Promise<0 | 1> {
  const config = readConfig(process.env);
  const { corrections, database } = await openApp(config, await createLog(config.logLevel), systemClock.now);
  try {
    const state = dryRun ? await corrections.check(slug, note) : await corrections[what](slug, note, BY);
    const lines = dryRun ? [wouldBe(what, state)] : correctionLines(state);
    process.stdout.write(`${json ? JSON.stringify(correctionRecord(state), null, 2) : lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

function wouldBe(what: 'correct' | 'retract', { slug, title, messages }: CorrectionState): string {
  const wouldBe = messages.map((it) => ({ ...it, state: it.state === 'failed' ? it.state : ('wanted' as const) }));
  return `Would ${what} ${slug} (${title}); nothing was changed. ${messagesIn(wouldBe)}`;
}
