import type { Style } from './rows.ts';

const WIDEST = 100;

/** How to print to a stream: as wide as its terminal and in colour, unless the terminal or its user wants none. */
export function terminalStyle(
  { isTTY, columns }: { isTTY?: boolean; columns?: number },
  env: NodeJS.ProcessEnv,
): Style {
  if (!isTTY) return {};
  return { width: Math.min(columns || WIDEST, WIDEST), colour: !env.NO_COLOR && env.TERM !== 'dumb' };
}
