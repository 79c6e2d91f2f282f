import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { type PostgresServer, startPostgres } from '../fixtures/postgres-server.ts';
import { runSql } from '../fixtures/postgres-sql.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

let server: PostgresServer;
let store: Database;
let logged: string[];

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.remove());

/** `patience` is that of questions, in ms. */
async function open(patience: number): Promise<Database> {
  const write = (_: object, line: string) => void logged.push(line);
  return openPostgres(server.url, {
    log: { info: write, warn: write },
    patience: { start: 5_000, question: patience },
  });
}

beforeEach(async () => {
  logged = [];
  store = await open(4_000);
  await store.transaction((tx) => writeSetting(tx, 'a', '1'));
});

afterEach(() => store.close());

const ask = () => readSetting(store, 'a');

describe('a database that restarts', () => {
  it('between two questions goes unnoticed', async () => {
    await Promise.all([ask(), ask(), ask()]);
    await server.stop();
    await server.start();
    expect(await ask()).toBe('1');
    await store.transaction((tx) => writeSetting(tx, 'a', '2'));
    expect(await ask()).toBe('2');
  });

  it('is waited for by questions and transactions, and operators are told so once', async () => {
    await server.stop();
    const answers = Promise.all([ask(), ask(), store.version(), store.transaction((tx) => writeSetting(tx, 'b', '1'))]);
    await server.start();
    expect((await answers)[0]).toBe('1');
    expect(logged).toEqual([
      expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/verbatim does not answer: waiting for it\.$/),
      expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/verbatim answers again\.$/),
    ]);
  });

  it('that stays away is a clear refusal, and answers when it is back', async () => {
    await store.close();
    store = await open(200);
    await server.stop();
    await expect(ask()).rejects.toThrow(/can't be reached \(ECONNREFUSED\): start it, or correct DATABASE_URL\.$/);
    await expect(store.transaction(async () => 1)).rejects.toThrow(/can't be reached/);
    await server.start();
    expect(await ask()).toBe('1');
  });

  it('in the middle of a transaction leaves nothing of it, and the next one works', async () => {
    const torn = store.transaction(async (tx) => {
      await writeSetting(tx, 'a', 'torn');
      await server.stop();
      await writeSetting(tx, 'b', 'torn');
    });
    await expect(torn).rejects.toThrow(/^PostgreSQL at /);
    await server.start();
    expect(await ask()).toBe('1');
    await store.transaction((tx) => writeSetting(tx, 'a', '2'));
    expect(await ask()).toBe('2');
  });

  it('ends connections at any moment, and every question is answered', async () => {
    const ended = runSql(
      server.url,
      ...Array.from(
        { length: 20 },
        () =>
          `SELECT pg_terminate_backend(pid), pg_sleep(0.01) FROM pg_stat_activity WHERE application_name = 'verbatim'`,
      ),
    );
    for (let at = 0; at < 100; at += 1) expect(await Promise.all([ask(), ask(), ask()])).toEqual(['1', '1', '1']);
    await ended;
  });
});

describe('the program on PostgreSQL', () => {
  it('answers from a pipe, finds its library again, and waits for a database that starts after it', async () => {
    const folder = temporaryFolder();
    const env = { DATABASE_URL: server.url, VERBATIM_STATE: `${folder.path}/state`, LOG_LEVEL: 'warn' };
    const first = runVerbatim(env);
    first.write('/brief iran-isis\n/quote kerry\n');
    const { code, stdout } = await first.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('Washington and Tehran fight');
    expect(await store.get('SELECT slug FROM brief')).toEqual({ slug: 'iran-isis' });
    await server.stop();
    const second = runVerbatim(env, ['cli', 'import']);
    await second.says(/does not answer: waiting for it/);
    await server.start();
    expect(await second.ended).toMatchObject({ code: 0, stdout: '1 unchanged\n' });
    folder.remove();
  });

  it('is told in one sentence what is wrong with its address, without the password', async () => {
    const env = { DATABASE_URL: server.url.replace('hush', 'secretive') };
    const { code, stdout, stderr } = await runVerbatim(env, ['cli', 'ask', '/latest']).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/verbatim refuses the user or the password: .*\n$/);
    expect(stderr).not.toContain('secretive');
  });
});
