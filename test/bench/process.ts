import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UNSET } from '../process.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Running = {
  child: ChildProcess;
  startMs: number;
  rssMb(): number;
  /** What it wrote on standard error. */
  said(): string;
  stop(): Promise<void>;
};

/** Starts a script of the project and resolves once it says `ready` on standard error. */
export async function run(script: string, env: Record<string, string>): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...UNSET, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      said += data;
      if (/^ready/m.test(said)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${said}`)));
  });
  const startMs = performance.now() - started;
  return {
    child,
    startMs,
    rssMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    said: () => said,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};

/**
 * One line: the medians of ours and of the yardstick's, measured in turn, the median of the pairs' ratios (what slows
 * the machine for a while slows both of a pair), and whether the goal is met.
 */
export function report(
  what: string,
  unit: string,
  ours: readonly number[],
  theirs: readonly number[],
  goal: number,
): void {
  const ratio = median(ours.map((value, at) => value / (theirs[at] as number)));
  const verdict = ratio <= goal ? 'met' : 'NOT met';
  const numbers = `${median(ours).toFixed(2)} ${unit} against ${median(theirs).toFixed(2)} ${unit}`;
  console.log(
    `${what.padEnd(36)} ${numbers.padEnd(34)} ratio ${ratio.toFixed(2)}  goal ≤ ${goal.toFixed(2)} ${verdict}`,
  );
}

/** One line of what is measured without a yardstick. */
export const tell = (what: string, numbers: string, goal = ''): void =>
  console.log(`${what.padEnd(44)} ${numbers.padEnd(60)} ${goal}`.trimEnd());

/** Whether it is what it should be, as a line's last words. */
export const met = (goal: string, is: boolean): string => `goal ${goal} ${is ? 'met' : 'NOT met'}`;
