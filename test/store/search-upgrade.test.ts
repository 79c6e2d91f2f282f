import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openLibrary } from '../../src/library/library.ts';
import { newPlace } from '../fixtures/place.ts';

const OLDER = 7;

/** What a store held before completion went by words: suffixes of each text, and no numbers. */
const HELD = [
  `INSERT INTO brief (id, slug, seq, state, revision, title, source, topics, summary, points, published_at, changed_at)
   VALUES (1, 'new-bridge', 1, 'published', 1, 'The Harbour bridge', '{"publisher":"G","published":"2025-11-30"}', '["Port"]',
   '[]', '[]', '2026-05-04T12:00:00.000Z', '2026-05-04T12:00:00.000Z')`,
  `INSERT INTO brief_topic (topic, seq, brief) VALUES ('port', 1, 1)`,
  `INSERT INTO speaker (id, name, roles) VALUES (1, 'Lea Okafor', '[]')`,
  `INSERT INTO speaker_key (key, speaker, rank) VALUES ('lea okafor', 1, 0), ('okafor', 1, 2)`,
  `INSERT INTO quote (brief, position, seq, speaker, name, kind, text, start_at, end_at)
   VALUES (1, 0, 1, 1, 'Lea Okafor', 'person', 'Well.', 0, 5)`,
  `INSERT INTO term (kind, key, rank, value, label) VALUES
   ('brief', 'the harbour bridge', 0, 'new-bridge', 'The Harbour bridge'),
   ('brief', 'harbour bridge', 1, 'new-bridge', 'The Harbour bridge'), ('brief', 'bridge', 1, 'new-bridge', 'The Harbour bridge'),
   ('topic', 'port', 0, 'port', 'Port'), ('speaker', 'lea okafor', 0, 'Lea Okafor', 'Lea Okafor'),
   ('speaker', 'okafor', 2, 'Lea Okafor', 'Lea Okafor')`,
];

it('a store of an earlier version completes by words, forgives slips and counts, once it is opened', async () => {
  const place = await newPlace({ untouched: true });
  const { engine, run, end } = await bare(place.settings);
  const schema = new URL(`../../src/store/schema/${engine}/`, import.meta.url);
  const files = readdirSync(schema).sort().slice(0, OLDER);
  for (const file of files) await run(readFileSync(new URL(file, schema), 'utf8'));
  for (const sql of HELD) await run(sql);
  await run(`CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version VALUES (${OLDER})`);
  await end();
  const store = await place.open();
  const library = openLibrary(store);
  const labels = async (typed: string) => (await library.completeTopics(typed)).map(({ label }) => label);
  expect([await labels('bri harb'), await labels('brigde'), await labels('po')]).toEqual([
    ['The Harbour bridge'],
    ['The Harbour bridge'],
    ['Port'],
  ]);
  expect(await library.completeSpeakers('okafro')).toEqual([{ label: 'Lea Okafor', value: 'Lea Okafor' }]);
  expect([(await library.latest(1, 0)).total, (await library.briefsOf('port', 1, 0)).total]).toEqual([1, 1]);
  expect(await library.speaker('okafor')).toMatchObject({ type: 'one', speaker: { name: 'Lea Okafor', quotes: 1 } });
  expect((await library.search('', 5, 0, { since: '2025-11', until: '2025-11' })).total).toBe(1);
  await store.close();
  place.remove();
});

/** The engine without a schema. */
async function bare({ state, databaseUrl }: { state: string; databaseUrl?: string }) {
  if (databaseUrl) {
    const { default: pg } = await import('pg');
    const client = new pg.Client(databaseUrl);
    await client.connect();
    return { engine: 'postgres', run: (sql: string) => client.query(sql), end: () => client.end() };
  }
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(`${state}/verbatim.sqlite`);
  return { engine: 'sqlite', run: async (sql: string) => db.exec(sql), end: async () => db.close() };
}
