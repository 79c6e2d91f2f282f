import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A process as others can know it again. `space` is where its number means something: a boot of a machine and a namespace
 * of process numbers, since containers share host names and numbers. `started` tells a number given again.
 */
export type Process = { host: string; space: string; pid: number; started: string };

export const thisProcess = (): Process => ({
  host: hostname(),
  space: space(),
  pid: process.pid,
  started: startOf(process.pid) ?? '',
});

/** For people. */
export const nameOf = ({ pid, host }: Process): string => `process ${pid} on ${host}`;

/** Whether it has certainly ended; false where that can't be seen from here. */
export function hasEnded({ space: its, pid, started }: Process): boolean {
  if (its !== space()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return true;
  }
  return started !== '' && startOf(pid) !== started;
}

/** On Linux boot and namespace tell places apart; elsewhere the host's name has to do. */
function space(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** When it started, in ticks since the boot: the 22nd field, counted after the name, which may hold anything. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
