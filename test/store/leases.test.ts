import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LEASE_MS, type Lease, releaseLease, renewLease, takeLease } from '../../src/store/leases.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore();
});

afterEach(() => store.close());

const take = (now = NOON) => takeLease(store.database, 'discord:1', now);

async function taken(now = NOON): Promise<Lease> {
  const lease = await take(now);
  if ('heldBy' in lease) throw new Error(`held by ${lease.heldBy}`);
  return lease;
}

/** As if that process had taken it at noon. */
async function heldBy(pid: number, host = hostname()): Promise<void> {
  await taken();
  await store.database.transaction((tx) => tx.run('UPDATE lease SET holder = $1', JSON.stringify({ host, pid })));
}

/** A process that has lived. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

it('a lease that nobody has is given, for each account its own', async () => {
  const lease = await taken();
  const other = await takeLease(store.database, 'slack:1', NOON);
  expect(other).toMatchObject({ account: 'slack:1', token: expect.not.stringMatching(lease.token) });
});

it('a lease that a living process has is refused, and the process named', async () => {
  await heldBy(process.ppid);
  expect(await take()).toEqual({ heldBy: `process ${process.ppid} on ${hostname()}` });
});

it('a lease is given again once it has run out, though its process lives', async () => {
  await heldBy(process.ppid);
  expect(await take(NOON + LEASE_MS - 1)).toHaveProperty('heldBy');
  expect(await take(NOON + LEASE_MS)).toHaveProperty('token');
});

it('a lease of a process that died is given at once', async () => {
  await heldBy(deadPid());
  expect(await take()).toHaveProperty('token');
});

it('a lease of a process with our own number is one of before a restart, and is given', async () => {
  await heldBy(process.pid);
  expect(await take()).toHaveProperty('token');
});

it('a lease that another machine has is believed until it runs out', async () => {
  await heldBy(deadPid(), 'elsewhere.example');
  expect(await take()).toEqual({ heldBy: expect.stringContaining('elsewhere.example') });
  expect(await take(NOON + LEASE_MS)).toHaveProperty('token');
});

it('renewing lengthens it', async () => {
  const lease = await taken();
  expect(await renewLease(store.database, lease, NOON + LEASE_MS - 1)).toBe(true);
  await store.database.transaction((tx) =>
    tx.run('UPDATE lease SET holder = $1', JSON.stringify({ host: hostname(), pid: process.ppid })),
  );
  expect(await take(NOON + LEASE_MS)).toHaveProperty('heldBy');
});

it('renewing one that another has taken over fails, and takes nothing back', async () => {
  const lost = await taken();
  const held = await taken();
  expect(await renewLease(store.database, lost, NOON)).toBe(false);
  await releaseLease(store.database, lost);
  expect(await renewLease(store.database, held, NOON)).toBe(true);
});

it('one that was released can be taken by anybody', async () => {
  await heldBy(process.ppid);
  const { token } = (await store.database.get<{ token: string }>('SELECT token FROM lease')) ?? { token: '' };
  await releaseLease(store.database, { account: 'discord:1', token });
  expect(await take()).toHaveProperty('token');
});
