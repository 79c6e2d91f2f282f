import { openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Telling } from '../core/digest.ts';
import { UserError } from '../core/errors.ts';
import type { CorrectionState } from '../library/corrections.ts';
import { createLog } from '../log.ts';
import { messagesIn } from '../views/corrections.ts';
import { correctionRecord } from './records.ts';

const RECENT = 20;

/** Shows what became of the messages that show a corrected briefing, or the newest corrections of all; 1 where there is none. */
export async function corrections(slug: string | undefined, { json }: { json?: boolean }): Promise<0 | 1> {
  const config = readConfig(process.env);
  const { corrections, database } = await openApp(config, await createLog(config.logLevel), systemClock.now);
  const print = (record: unknown, lines: readonly string[]) =>
    process.stdout.write(`${json ? JSON.stringify(record, null, 2) : lines.join('\n')}\n`);
  try {
    if (slug) {
      const state = await corrections.of(slug);
      print(correctionRecord(state), correctionLines(state));
    } else {
      const recent = await corrections.recent(RECENT);
      print(recent, recent.length > 0 ? recent.map(recentLine) : ['Nothing was corrected so far.']);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

/** A briefing's notes and what becomes of its messages, a line each. */
export function correctionLines({ slug, title, corrections, retracted, messages }: CorrectionState): string[] {
  return [
    `${slug}  ${title}`,
    ...(retracted ? [`  retracted ${retracted.at}: ${retracted.note}`] : []),
    ...corrections.toReversed().map(({ at, note }) => `  corrected ${at}: ${note}`),
    `  ${messagesIn(messages)}`,
    ...messages.filter(({ state }) => state === 'failed').map(failedLine),
  ];
}

const failedLine = ({ subscription, target, link, reason }: CorrectionState['messages'][number]): string =>
  `  can’t be edited: digest ${subscription} in ${target.platform}:${target.channel}, ${reason ?? 'it was refused'}${link ? `  ${link}` : ''}`;

const recentLine = ({ at, kind, slug, note }: Telling): string => `${at}  ${slug}  ${kind}: ${note}`;
