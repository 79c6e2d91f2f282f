import type { Speaker } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';
import { setTerms, type TermKey } from './terms.ts';

type SpeakerRow = { id: number; name: string; roles: string; quotes: number };

const SPEAKER = `speaker.id, speaker.name, roles,
  (SELECT count(*) FROM quote WHERE quote.speaker = speaker.id AND quote.seq IS NOT NULL) AS quotes`;

const toSpeaker = (row: SpeakerRow): Speaker => ({ ...row, roles: JSON.parse(row.roles) });

/** The speakers a folded name finds: whole names before parts of names. */
export async function speakersByKey(store: Reader, key: string): Promise<(Speaker & { rank: number })[]> {
  const rows = await store.all<SpeakerRow & { rank: number } & Row>(
    `SELECT ${SPEAKER}, rank FROM speaker_key JOIN speaker ON speaker.id = speaker_key.speaker
     WHERE key = $1 ORDER BY rank, quotes DESC, name LIMIT 50`,
    key,
  );
  return rows.map((row) => ({ ...toSpeaker(row), rank: row.rank }));
}

/** The speakers of whom a folded text is the first word or words. */
export async function speakersFrom(store: Reader, start: string): Promise<Speaker[]> {
  const rows = await store.all<SpeakerRow & Row>(
    `SELECT DISTINCT ${SPEAKER} FROM speaker_key JOIN speaker ON speaker.id = speaker_key.speaker
     WHERE rank = 0 AND key >= $1 AND key < $2 ORDER BY quotes DESC, name LIMIT 50`,
    ...[`${start} `, `${start}!`],
  );
  return rows.map(toSpeaker);
}

/** A name's speaker, made if there is none; a listed name or whole alias decides, else the name itself. */
export async function speakerNamed(tx: Transaction, name: string, keys: readonly TermKey[]): Promise<number> {
  const found = await speakersByKey(tx, fold(name));
  const whole = found.filter((speaker) => speaker.rank === 0);
  const known = found.find((speaker) => speaker.name === name) ?? (whole.length === 1 ? whole[0] : undefined);
  if (known) return known.id;
  await tx.run(`INSERT INTO speaker (name, roles) VALUES ($1, '[]')`, name);
  return setKeys(tx, name, keys);
}

/** The titles articles give a speaker, the latest first. */
export async function titlesOf(store: Reader, id: number): Promise<string[]> {
  const rows = await store.all<{ title: string }>(
    `SELECT title FROM quote WHERE speaker = $1 AND seq IS NOT NULL AND title IS NOT NULL
     GROUP BY title ORDER BY max(seq) DESC LIMIT 20`,
    id,
  );
  return rows.map((row) => row.title);
}

/** Makes or changes a speaker of speakers.yaml, who takes over the quotations that stood under one of their names. */
export async function listSpeaker(
  tx: Transaction,
  name: string,
  roles: readonly string[],
  keys: readonly TermKey[],
): Promise<void> {
  await tx.run(
    `INSERT INTO speaker (name, roles, listed) VALUES ($1, $2, 1)
     ON CONFLICT (name) DO UPDATE SET roles = excluded.roles, listed = 1`,
    ...[name, JSON.stringify(roles)],
  );
  const id = await setKeys(tx, name, keys);
  for (const { key } of keys.filter((it) => it.rank === 0))
    await tx.run(
      `UPDATE quote SET speaker = $1 WHERE speaker IN (SELECT speaker FROM speaker_key JOIN speaker ON id = speaker
       WHERE key = $2 AND rank = 0 AND listed = 0)`,
      ...[id, key],
    );
}

/** The names of the speakers that are listed. */
export async function listedSpeakers(store: Reader): Promise<string[]> {
  const rows = await store.all<{ name: string }>('SELECT name FROM speaker WHERE listed = 1');
  return rows.map((row) => row.name);
}

/** A speaker who is listed no more is found by their own name only. */
export async function unlistSpeaker(tx: Transaction, name: string, keys: readonly TermKey[]): Promise<void> {
  await tx.run(`UPDATE speaker SET listed = 0, roles = '[]' WHERE name = $1`, name);
  await setKeys(tx, name, keys);
}

/** Removes speakers that are neither listed nor quoted. */
export async function dropUnusedSpeakers(tx: Transaction): Promise<void> {
  const unused = `SELECT name FROM speaker WHERE listed = 0 AND NOT EXISTS (SELECT 1 FROM quote WHERE quote.speaker = speaker.id)`;
  await tx.run(`DELETE FROM term WHERE kind = 'speaker' AND value IN (${unused})`);
  await tx.run(`DELETE FROM speaker WHERE name IN (${unused})`);
}

async function setKeys(tx: Transaction, name: string, keys: readonly TermKey[]): Promise<number> {
  const { id } = (await tx.get<{ id: number }>('SELECT id FROM speaker WHERE name = $1', name)) as { id: number };
  await tx.run('DELETE FROM speaker_key WHERE speaker = $1', id);
  for (const { key, rank } of keys)
    await tx.run('INSERT INTO speaker_key (key, speaker, rank) VALUES ($1, $2, $3)', key, id, rank);
  await setTerms(tx, 'speaker', name, name, keys);
  return id;
}
