import { randomUUID } from 'node:crypto';
import type { Database, Reader } from './database.ts';
import { type Process, thisProcess } from './process.ts';

/** A lease of ours. */
export type Lease = { account: string; token: string };

/** A lease as it stands in the store: whoever has it counts `beat` up. */
export type HeldLease = Lease & { holder: Process; beat: number };

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

/** Whether the lease is still held under this token: asked in the same transaction as what only its holder may do. */
export const holdsLease = async (store: Reader, { account, token }: Lease): Promise<boolean> =>
  (await store.get('SELECT 1 AS held FROM lease WHERE account = $1 AND token = $2', account, token)) !== undefined;
