import { userInfo } from 'node:os';
import { faultLines, openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { addArticle, sourceOf } from './add/article.ts';
import { type AddOptions, readOptions } from './add/options.ts';
import { isLink } from './extract/page.ts';
import { terminalStyle } from './extract/terminal.ts';
import { hostOf, progressOn } from './progress.ts';

const NO_ARTICLE = 'give a link, a file, or - for standard input: verbatim add https://gazette.example/ferry';
const INTERRUPTED = 130;

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Makes a draft, or at once a briefing, of a link, a file or standard input; 1 where there is no article, 2 for wrong use,
 * 130 where Ctrl+C came first: nothing is kept then.
 */
export async function add(what: string | undefined, options: AddOptions): Promise<0 | 1 | 2 | typeof INTERRUPTED> {
  const wrong = (fault: string): 2 => {
    tell(`error: ${fault}`);
    return 2;
  };
  if (what === undefined || what.trim() === '') return wrong(NO_ARTICLE);
  const wanted = readOptions(what, options);
  if ('fault' in wanted) return wrong(wanted.fault);
  const found = await sourceOf(what, wanted);
  if ('fault' in found) {
    tell(found.fault);
    return 1;
  }
  const config = readConfig(process.env);
  const { ingest, drafts, database, imported } = await openApp(
    config,
    await createLog(config.logLevel),
    systemClock.now,
  );
  for (const fault of faultLines(imported, config.data)) tell(fault);
  const progress = progressOn(process.stderr, isLink(what) ? hostOf(what) : '', process.env);
  const style = terminalStyle(process.stdout, process.env);
  const out = (text: string): void => void process.stdout.write(`${text}\n`);
  try {
    return await untilInterrupted((signal) =>
      addArticle(
        { ingest, drafts, person: operator(), style, signal, progress, out, tell },
        what,
        found,
        wanted,
        options,
      ),
    );
  } finally {
    await database.close();
  }
}

async function untilInterrupted<Exit>(
  work: (signal: AbortSignal) => Promise<Exit>,
): Promise<Exit | typeof INTERRUPTED> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  try {
    return await work(interrupt.signal);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) return INTERRUPTED;
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** The name of whoever is at the terminal; in some containers users have none. */
function operator(): string {
  try {
    return userInfo().username || 'operator';
  } catch {
    return 'operator';
  }
}
