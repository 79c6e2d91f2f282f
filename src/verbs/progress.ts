import type { Step } from '../ingest/source.ts';

/** Where progress is shown: standard error, or what a test looks at. */
export type Screen = { isTTY?: boolean; columns?: number; write(text: string): unknown };

/** Says how far an article has come. `end` leaves nothing of it behind. */
export type Progress = { tell(step: Step, detail?: string): void; end(): void };

const WORDS: Record<Step, string> = { fetching: 'Fetching', reading: 'Reading', comparing: 'Comparing' };
const ESCAPE = String.fromCharCode(27);
const CLEAR = `\r${ESCAPE}[K`;
const WIDEST = 80;

/** On a terminal one line that is rewritten in place; elsewhere nothing, as a log would hold every piece of it. */
export function progressOn(screen: Screen, what: string, env: NodeJS.ProcessEnv): Progress {
  if (!screen.isTTY || env.TERM === 'dumb') return { tell: () => undefined, end: () => undefined };
  let shown = '';
  const show = (line: string): void => {
    if (line === shown) return;
    shown = line;
    screen.write(line === '' ? CLEAR : `${CLEAR}${line}`);
  };
  return {
    tell: (step, detail) => {
      const line = [WORDS[step], ...(step === 'fetching' ? [what] : []), '…', ...(detail ? [detail] : [])].join(' ');
      show(line.slice(0, (screen.columns || WIDEST) - 1));
    },
    end: () => show(''),
  };
}

/** What is fetched, in a word. */
export const hostOf = (link: string): string => URL.parse(link)?.host || 'the page';
