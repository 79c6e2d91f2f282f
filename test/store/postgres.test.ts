import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { findBriefs } from '../../src/store/find.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { newPlace, type Place, QUIET } from '../fixtures/place.ts';
import { runSql } from '../fixtures/postgres-sql.ts';

const SERVER = inject('postgres');
const BRIEF = { log: QUIET, patience: { start: 300, question: 300 } };

/** The server's address with another user, database, port or settings. */
const changed = (change: Partial<Pick<URL, 'username' | 'password' | 'hostname' | 'port' | 'pathname' | 'search'>>) =>
  Object.assign(new URL(SERVER), change).href;

let place: Place;
let store: Database;

beforeEach(async () => {
  place = await newPlace();
  store = await place.open();
});

afterEach(async () => {
  await store.close();
  place.remove();
});

describe('a transaction on PostgreSQL', () => {
  it('is rejected where one of its statements failed, although its work went on', async () => {
    const INSERT = `INSERT INTO setting VALUES ('a', '1')`;
    const careless = store.transaction(async (tx) => {
      await tx.run(INSERT);
      await tx.run(INSERT).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('a statement of the transaction failed');
    expect(await store.all('SELECT name FROM setting')).toEqual([]);
  });

  it('may take as long as it likes while questions are answered', async () => {
    await store.transaction(async () => {
      const asked = Array.from({ length: 30 }, () => store.get('SELECT 1 AS one'));
      for (const answer of await Promise.all(asked)) expect(answer).toEqual({ one: 1 });
    });
  });
});

describe('a search on PostgreSQL', () => {
  it('finds all that a common word is in, a page at a time, each once, and what has it in the title first', async () => {
    await store.transaction(async (tx) => {
      await tx.run(
        `INSERT INTO brief (slug, seq, state, revision, title, source, topics, summary, points, published_at, changed_at)
         SELECT 's' || n, n, 'published', 1, '', '{}', '[]', '[]', '[]', '', '' FROM generate_series(1, 1200) AS n`,
      );
      await tx.run(`INSERT INTO brief_text SELECT id, 'harbour:1D'::tsvector FROM brief`);
      await tx.run(`INSERT INTO term (kind, key, value, label) VALUES ('brief', 'harbour', 's1100', 'Harbour')`);
    });
    const find = (word: string, which: 'all' | 'any', limit: number, offset: number) =>
      findBriefs(store, { words: [word], which, facets: {} }, limit, offset);
    const found: string[] = [];
    for (let at = 0; at < 1200; at += 300) found.push(...(await find('harb', 'all', 300, at)).slugs);
    expect(new Set(found).size).toBe(1200);
    expect([found[0], found[1], found.at(-1)]).toEqual(['s1100', 's1200', 's1']);
    expect((await find('harbour', 'any', 1, 0)).total).toBe(1200);
  });
});

describe('a database that can’t be used is refused in one sentence with the mend', () => {
  beforeAll(() =>
    runSql(
      SERVER,
      `CREATE ROLE guest LOGIN PASSWORD 'hush'`,
      'CREATE SCHEMA closed',
      'GRANT USAGE ON SCHEMA closed TO guest',
      `CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`,
      'CREATE DATABASE bare',
      'REVOKE CREATE ON DATABASE bare FROM PUBLIC',
    ),
  );

  afterAll(() => runSql(SERVER, 'DROP SCHEMA closed', 'DROP ROLE guest'));

  const refusal = async (url: string) => {
    const error = await openPostgres(url, BRIEF).then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).not.toMatch(/hush|secretive/);
    return error.message as string;
  };

  it.each([
    ['nobody listens', { port: '1' }, /:1\/verbatim can't be reached \(ECONNREFUSED\): start it/],
    ['an unknown host', { hostname: 'nowhere.invalid' }, /nowhere\.invalid:\d+\/.*can't be reached/],
    ['a wrong password', { password: 'secretive' }, /refuses the user or the password: correct/],
    ['an unknown user', { username: 'nobody' }, /refuses the user or the password: correct/],
    ['no such database', { pathname: '/other' }, /\/other has no such database: create it/],
    ['encryption it has not', { search: 'sslmode=verify-full' }, /offers no encryption: take sslmode/],
    ['a certificate that is not there', { search: 'sslrootcert=/nowhere' }, /\(ENOENT\): percent-encode/],
    ['another encoding', { pathname: '/latin' }, /in LATIN1: create one with ENCODING 'UTF8'/],
    ['a schema that is not there', { search: 'options=-c search_path%3Dnone' }, /no tables: GRANT CREATE/],
    ['only reading', { search: 'options=-c default_transaction_read_only%3Don' }, /primary server/],
  ])('%s', async (_, change, sentence) => {
    expect(await refusal(changed(change))).toMatch(sentence);
  });

  it('a user who may create no tables', async () => {
    const guest = changed({ username: 'guest', search: 'options=-c search_path%3Dclosed,public' });
    expect(await refusal(guest)).toMatch(/lets this user create no tables: GRANT CREATE/);
  });

  it('a user who may not add the extension', async () => {
    const bare = changed({ pathname: '/bare' });
    await runSql(bare, 'GRANT CREATE ON SCHEMA public TO guest');
    const guest = changed({ pathname: '/bare', username: 'guest' });
    expect(await refusal(guest)).toMatch(/lacks the extension pg_trgm: have its administrator run CREATE EXTENSION/);
    await runSql(bare, 'DROP OWNED BY guest');
  });
});
