import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type HeldLease,
  isSame,
  type Lease,
  readLease,
  releaseLease,
  renewLease,
  takeLease,
} from '../../src/store/leases.ts';
import { hasEnded, type Process, processName } from '../../src/store/process.ts';
import { onMachine } from '../fixtures/machine.ts';
import { openStore, type Store } from '../fixtures/store.ts';

const ACCOUNT = 'discord:1';

let store: Store;

beforeEach(async () => {
  store = await openStore();
});

afterEach(() => store.close());

const look = () => readLease(store.database, ACCOUNT);

/** Taken from whoever has it. */
async function taken(database = store.database): Promise<Lease> {
  const lease = await takeLease(database, ACCOUNT, await look());
  if (!lease) throw new Error('somebody was faster');
  return lease;
}

/** Ours, as the store has it. */
async function held(): Promise<HeldLease> {
  await taken();
  return (await look()) as HeldLease;
}

it('a lease that nobody has is given, for each account its own', async () => {
  expect(await look()).toBeUndefined();
  const lease = await taken();
  const other = await takeLease(store.database, 'slack:1', undefined);
  expect(other).toMatchObject({ account: 'slack:1', token: expect.not.stringMatching(lease.token) });
  expect(await look()).toMatchObject({ ...lease, beat: 0, holder: { pid: process.pid } });
});

it('a lease names its holder, for people', async () => {
  await taken(onMachine('alpha', 12, store.database));
  expect(processName((await look())?.holder as Process)).toBe('process 12 on alpha');
});

it('a lease is taken over only by who has seen how it stands', async () => {
  const seen = await held();
  expect(await renewLease(store.database, seen)).toBe(true);
  const renewed = await look();
  expect([isSame(seen, renewed), isSame(seen, undefined), isSame(renewed, await look())]).toEqual([false, false, true]);
  for (const stale of [seen, undefined]) expect(await takeLease(store.database, ACCOUNT, stale)).toBeUndefined();
  expect(await takeLease(store.database, ACCOUNT, renewed)).toHaveProperty('token');
});

it('of several who take what they have seen, one gets it', async () => {
  await taken();
  const seen = await look();
  const others = await Promise.all([store.another(), store.another(), store.another()]);
  const leases = await Promise.all(others.map((database) => takeLease(database, ACCOUNT, seen)));
  expect(leases.filter(Boolean)).toEqual([{ account: ACCOUNT, token: (await look())?.token }]);
  await Promise.all(others.map((database) => database.close()));
});

it('renewing one that another has taken over fails, and giving it back leaves the other’s alone', async () => {
  const lost = await taken();
  const lease = await taken();
  expect(await renewLease(store.database, lost)).toBe(false);
  await releaseLease(store.database, lost);
  expect(await renewLease(store.database, lease)).toBe(true);
});

it('one that was given back is nobody’s', async () => {
  const lease = await taken();
  await releaseLease(store.database, lease);
  expect(await look()).toBeUndefined();
  expect(await renewLease(store.database, lease)).toBe(false);
});

describe('a holder', () => {
  /** A process that has lived. */
  const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
  const holder = async (changed: Partial<Process>): Promise<Process> => ({ ...(await held()).holder, ...changed });

  it('that has died on this machine is dead, one that lives is not', async () => {
    expect(hasEnded(await holder({ pid: deadPid() }))).toBe(true);
    const { started: _, ...numbered } = await holder({ pid: process.ppid });
    expect(hasEnded(numbered)).toBe(false);
    expect(hasEnded({ ...numbered, started: '1' })).toBe(true); // its number was given again
  });

  it('with our own number is one of before a restart', async () => {
    expect(hasEnded(await holder({ pid: process.pid }))).toBe(true);
  });

  it('on another machine may be alive, though its number, or its name and number, be ours', async () => {
    for (const pid of [deadPid(), process.pid]) {
      expect(hasEnded(await holder({ pid, host: 'elsewhere.example' }))).toBe(false);
      expect(hasEnded(await holder({ pid, space: 'another boot' }))).toBe(false);
    }
  });
});
