import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { phrase } from '../core/text.ts';

/**
 * A process as others can know it again. `space` tells among which processes its number means it: those of one boot and, in
 * containers, of one. `started` tells a number that was given again.
 */
export type Process = { host: string; space: string; pid: number; started?: string };

/** For people. */
export const processName = ({ pid, host }: Process): string => phrase`process ${pid} on ${host}`;

/**
 * Whether the process certainly is no more, so that a crash needs no waiting. Another machine's, or another container's,
 * can't be looked for: it may have our name and our number and be alive.
 */
export function hasEnded({ host, space, pid, started }: Process): boolean {
  const ours = thisProcess();
  if (host !== ours.host || space !== ours.space) return false;
  if (pid === ours.pid) return true; // an earlier process that had our number, or ourselves at something that is over
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return true;
  }
  return Boolean(started) && startOf(pid) !== started;
}

export const thisProcess = (): Process => ({
  host: hostname(),
  space: SPACE,
  pid: process.pid,
  started: startOf(process.pid),
});

/** When it started, in ticks since the boot: the 22nd field, counted after the name, which may hold anything. */
function startOf(pid: number | string): string | undefined {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function read(source: () => string): string {
  try {
    return source();
  } catch {
    return '';
  }
}

/** Linux tells; elsewhere the host's name must do. */
const SPACE = [
  () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
  () => readlinkSync('/proc/self/ns/pid'),
]
  .map(read)
  .join(' ')
  .trim();
