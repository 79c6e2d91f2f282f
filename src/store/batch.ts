import type { Database, Transaction } from './database.ts';

/**
 * Works that go on side by side in one transaction, so that a database over the network is asked by all of them at once.
 * Unlike `Promise.all` it rejects only when all are over: none may go on when the transaction has ended.
 */
export async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

type Job = { work(tx: Transaction): Promise<unknown>; resolve(value: never): void; reject(error: unknown): void };

/** More in one transaction would keep other writers waiting. */
const MOST = 100;

/**
 * Transactions that come while one is under way share the next: one commit for all of them. `work` must be such that it
 * may run again; one that fails fails alone.
 */
export function batched(database: Database): Database['transaction'] {
  let waiting: Job[] = [];
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await together(database, jobs).catch((error) =>
        jobs.length === 1 ? jobs[0]?.reject(error) : oneByOne(database, jobs),
      );
    }
    running = false;
  }

  return <T>(work: (tx: Transaction) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve, reject } as Job);
      void Promise.resolve().then(run);
    });
}

async function together(database: Database, jobs: readonly Job[]): Promise<void> {
  const results = await database.transaction((tx) => allOf(jobs.map(({ work }) => work(tx))));
  for (const [at, job] of jobs.entries()) job.resolve(results[at] as never);
}

/** Where two in a row fail it is the store that does, and the others need not wait for it in turn. */
async function oneByOne(database: Database, jobs: readonly Job[]): Promise<void> {
  let failures = 0;
  for (const { work, resolve, reject } of jobs) {
    try {
      if (failures >= 2) throw new Error('the store fails');
      resolve((await database.transaction(work)) as never);
      failures = 0;
    } catch (error) {
      failures += 1;
      reject(error);
    }
  }
}
