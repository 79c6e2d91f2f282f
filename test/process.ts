import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every setting empty, which is unset: a developer's .env must not turn tests into bots on the real platforms. */
export const UNSET: Record<string, string> = Object.fromEntries(
  (readFileSync(`${ROOT}.env.example`, 'utf8').match(/^[A-Z_]+(?==)/gm) ?? []).map((name) => [name, '']),
);

/** A temporary folder for a store, removed by `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'verbatim-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The real program in a process of its own, with an environment of its own. */
export const runVerbatim = (env: Record<string, string>, args: readonly string[] = []) =>
  run(env, [process.execPath, 'src/start.mjs', ...args]);

/** A command in the project's folder; every setting that `env` doesn't give is unset. */
export function run(env: Record<string, string>, [command, ...args]: readonly [string, ...string[]]) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...UNSET, LOG_LEVEL: 'warn', ...env },
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
    for (const look of waiting) look();
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    ended,
    /** Resolves once standard error holds the pattern; rejects when the process ends without it. */
    says: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          if (!pattern.test(stderr)) return;
          waiting.delete(look);
          resolve(stderr);
        };
        waiting.add(look);
        ended.then(({ code }) => reject(new Error(`ended with ${code} before ${pattern}: ${stderr}`)));
        look();
      }),
    write: (text: string) => child.stdin.end(text),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}
