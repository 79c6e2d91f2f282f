import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { phrase } from '../core/text.ts';
import type { Database, Reader } from './database.ts';

/** A process. `space` tells among which processes its number means it: those of one boot and, in containers, of one. */
export type Holder = { host: string; pid: number; space: string };

/** A lease of ours. */
export type Lease = { account: string; token: string };

/** A lease as it stands in the store: whoever has it counts `beat` up. */
export type HeldLease = Lease & { holder: Holder; beat: number };

/** The lease of an account; undefined where nobody has it. Only reads. */
export async function readLease(store: Reader, account: string): Promise<HeldLease | undefined> {
  const row = await store.get<{ holder: string; token: string; beat: number }>(
    'SELECT holder, token, beat FROM lease WHERE account = $1',
    account,
  );
  return row && { account, ...row, holder: JSON.parse(row.holder) };
}

/** Takes the lease of an account if it still is as it was `seen`; undefined where another has moved since. */
export async function takeLease(
  database: Database,
  account: string,
  seen: HeldLease | undefined,
): Promise<Lease | undefined> {
  const token = randomUUID();
  return database.transaction(async (tx) => {
    if (!isSame(await readLease(tx, account), seen)) return undefined;
    await tx.run('DELETE FROM lease WHERE account = $1', account);
    const sql = 'INSERT INTO lease (account, holder, token, beat) VALUES ($1, $2, $3, 0)';
    await tx.run(sql, account, JSON.stringify(thisProcess()), token);
    return { account, token };
  });
}

/** Counts it up. False where the lease is lost: another process took it. */
export async function renewLease(database: Database, { account, token }: Lease): Promise<boolean> {
  const sql = 'UPDATE lease SET beat = beat + 1 WHERE account = $1 AND token = $2';
  return (await database.transaction((tx) => tx.run(sql, account, token))) === 1;
}

/** Gives it back; one that is another's by now stays so. */
export async function releaseLease(database: Database, { account, token }: Lease): Promise<void> {
  await database.transaction((tx) => tx.run('DELETE FROM lease WHERE account = $1 AND token = $2', account, token));
}

/** Whether nobody has taken, renewed or given back the lease between these two looks at it. */
export const isSame = (one: HeldLease | undefined, other: HeldLease | undefined): boolean =>
  one?.token === other?.token && one?.beat === other?.beat;

/** For people. */
export const holderName = ({ pid, host }: Holder): string => phrase`process ${pid} on ${host}`;

/**
 * Whether the process certainly is no more, so that a crash needs no waiting. Another machine's, or another container's,
 * can't be looked for: it may have our name and our number and be alive.
 */
export function isDead({ host, pid, space }: Holder): boolean {
  const ours = thisProcess();
  if (host !== ours.host || space !== ours.space) return false;
  if (pid === ours.pid) return true; // an earlier process that had our number, as in a restarted container
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}

const thisProcess = (): Holder => ({ host: hostname(), pid: process.pid, space: SPACE });

/** Linux tells; elsewhere the host's name must do. */
const SPACE = [
  () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
  () => readlinkSync('/proc/self/ns/pid'),
]
  .map((read) => {
    try {
      return read();
    } catch {
      return '';
    }
  })
  .join(' ')
  .trim();

/** Whether the lease is still held under this token: asked in the same transaction as what only its holder may do. */
export const holdsLease = async (store: Reader, { account, token }: Lease): Promise<boolean> =>
  (await store.get('SELECT 1 AS held FROM lease WHERE account = $1 AND token = $2', account, token)) !== undefined;
