import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from './database.ts';

/** How long a lease lasts without being renewed, and how often to renew it. */
export const LEASE_MS = 30_000;
export const RENEW_MS = 10_000;

type Holder = { host: string; pid: number };
type LeaseRow = { holder: string; token: string; expires_at: number };
export type Lease = { account: string; token: string };

/** Takes the lease of an account; where another living process has it, that one's name instead. `now` is in ms. */
export async function takeLease(database: Database, account: string, now: number): Promise<Lease | { heldBy: string }> {
  const token = randomUUID();
  const holder: Holder = { host: hostname(), pid: process.pid };
  return database.transaction(async (tx) => {
    const held = await tx.get<LeaseRow>('SELECT holder, token, expires_at FROM lease WHERE account = $1', account);
    if (held && held.expires_at > now && isAlive(JSON.parse(held.holder))) {
      const { host, pid }: Holder = JSON.parse(held.holder);
      return { heldBy: `process ${pid} on ${host}` };
    }
    await tx.run('DELETE FROM lease WHERE account = $1', account);
    await tx.run(
      'INSERT INTO lease (account, holder, token, expires_at) VALUES ($1, $2, $3, $4)',
      ...[account, JSON.stringify(holder), token, now + LEASE_MS],
    );
    return { account, token };
  });
}

/** False where the lease is lost: another process took it after it ran out. */
export async function renewLease(database: Database, lease: Lease, now: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    const sql = 'UPDATE lease SET expires_at = $3 WHERE account = $1 AND token = $2';
    return (await tx.run(sql, lease.account, lease.token, now + LEASE_MS)) === 1;
  });
}

export async function releaseLease(database: Database, lease: Lease): Promise<void> {
  await database.transaction((tx) =>
    tx.run('DELETE FROM lease WHERE account = $1 AND token = $2', lease.account, lease.token),
  );
}

/** A process of another machine is believed; one of this machine is looked for, so that a crash needs no waiting. */
function isAlive({ host, pid }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false; // an earlier process that had our number, as in a restarted container
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
