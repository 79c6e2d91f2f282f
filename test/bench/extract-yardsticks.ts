import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const YARDSTICKS = ['wink-nlp', 'compromise'];
const PACKAGES = ['wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1', 'compromise@14.17.0'];

/**
 * Installs the yardsticks into a new folder outside the project, which needs none of them, and gives its path; null
 * where npm can't.
 */
export function installYardsticks(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', ...flags, ...PACKAGES], { cwd: folder, stdio: 'pipe', timeout: 120_000 });
    return folder;
  } catch (error) {
    removeYardsticks(folder);
    const why = String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')[0];
    console.log(`Without yardsticks: npm can’t install ${PACKAGES.join(', ')} (${why}).`);
    return null;
  }
}

export function removeYardsticks(folder: string | null): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
