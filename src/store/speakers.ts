import type { Speaker } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';
import { type Form, searchOf } from './search.ts';
import { setTerms, type TermKey } from './terms.ts';

type SpeakerRow = { id: number; name: string; roles: string; quotes: number };

/** Every way to type a speaker's name or one of their aliases, as these are just now. */
export type KeysOf = (store: Reader, name: string) => Promise<TermKey[]>;

const SPEAKER = 'speaker.id, speaker.name, roles, quotes';

const toSpeaker = (row: SpeakerRow): Speaker => ({ ...row, roles: JSON.parse(row.roles) });

/** Placeholders for a list, and the list with its first repeated: one statement for lists of every length. */
const FIFTY = Array.from({ length: 50 }, (_, at) => `$${at + 1}`).join(', ');
const fifty = <T>(all: readonly T[]): T[] => Array.from({ length: 50 }, (_, at) => all[at] ?? (all[0] as T));

/** The speaker of exactly this name. */
export async function speakerByName(store: Reader, name: string): Promise<Speaker | undefined> {
  const row = await store.get<SpeakerRow & Row>(`SELECT ${SPEAKER} FROM speaker WHERE name = $1`, name);
  return row && toSpeaker(row);
}

/** The speakers a folded name finds: whole names before parts of names. */
export async function speakersByKey(store: Reader, key: string): Promise<(Speaker & { rank: number })[]> {
  const rows = await store.all<SpeakerRow & { rank: number } & Row>(
    `SELECT ${SPEAKER}, rank FROM speaker_key JOIN speaker ON speaker.id = speaker_key.speaker
     WHERE key = $1 ORDER BY rank, quotes DESC, name LIMIT 50`,
    key,
  );
  return rows.map((row) => ({ ...toSpeaker(row), rank: row.rank }));
}

/** The speakers of whom a folded text is the first word or words: of very many those quoted most. */
export async function speakersFrom(store: Reader, start: string): Promise<Speaker[]> {
  const words = start.split(' ').map((text, at): Form[] => [{ text, whole: true, first: at === 0 }]);
  const terms = await searchOf(store).terms(store, 'speaker', words, 200);
  const names = [...new Set(terms.filter(({ key }) => key.startsWith(`${start} `)).map(({ value }) => value))];
  if (names.length === 0) return [];
  const rows = await store.all<SpeakerRow & Row>(
    `SELECT ${SPEAKER} FROM speaker WHERE name IN (${FIFTY}) ORDER BY quotes DESC, name`,
    ...fifty(names),
  );
  return rows.map(toSpeaker);
}

/** A name's speaker, made if there is none: who has exactly this name, else the only one with such a name or alias. */
export async function speakerNamed(tx: Transaction, name: string, keysOf: KeysOf): Promise<number> {
  const known = await speakerByName(tx, name);
  if (known) return known.id;
  const [whole, other] = (await speakersByKey(tx, fold(name))).filter((speaker) => speaker.rank === 0);
  if (whole && !other) return whole.id;
  await tx.run(`INSERT INTO speaker (name, roles) VALUES ($1, '[]')`, name);
  return setKeys(tx, name, await keysOf(tx, name));
}

/** The titles that articles give speakers, no more than fifty, by their ids: from one title to the next in the index. */
export async function titlesOf(store: Reader, ids: readonly number[]): Promise<Map<number, string[]>> {
  const titles = new Map(ids.map((id) => [id, [] as string[]]));
  if (ids.length === 0) return titles;
  const next = (of: string, than: string) =>
    `(SELECT min(quote.title) FROM quote WHERE quote.speaker = ${of} AND quote.title ${than})`;
  const rows = await store.all<{ id: number; title: string }>(
    `WITH RECURSIVE held (id, title) AS (
       SELECT id, ${next('speaker.id', 'IS NOT NULL')} FROM speaker WHERE id IN (${FIFTY})
       UNION ALL
       SELECT id, ${next('held.id', '> held.title')} FROM held WHERE title IS NOT NULL
     )
     SELECT id, title FROM held WHERE title IS NOT NULL`,
    ...fifty(ids),
  );
  for (const { id, title } of rows) titles.get(id)?.push(title);
  return titles;
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

/**
 * Finds anew whose the quotations are that stand under another name than their own: once an alias is gone, it decides no
 * more.
 */
export async function reattributeQuotes(tx: Transaction, keysOf: KeysOf): Promise<void> {
  const rows = await tx.all<{ name: string; speaker: number }>(
    `SELECT DISTINCT quote.name, quote.speaker FROM quote JOIN speaker ON speaker.id = quote.speaker
     WHERE quote.name <> speaker.name`,
  );
  for (const { name, speaker } of rows) {
    const id = await speakerNamed(tx, name, keysOf);
    if (id !== speaker)
      await tx.run('UPDATE quote SET speaker = $1 WHERE speaker = $2 AND name = $3', id, speaker, name);
  }
}

/** The name that a folded one stands for, where a correction has taught that, whether or not anybody has it just now. */
export const learnedName = async (store: Reader, key: string): Promise<string | undefined> =>
  (await store.get<{ speaker: string }>('SELECT speaker FROM alias WHERE key = $1', key))?.speaker;

/** Every name that corrections have taught, by whom it means. */
export const taughtAliases = (store: Reader): Promise<{ alias: string; speaker: string }[]> =>
  store.all<{ alias: string; speaker: string }>('SELECT alias, speaker FROM alias ORDER BY speaker, key');

/**
 * Keeps one more form of a speaker's name, and gives them what stood under it: the quotations and the taught names of
 * whoever has just this name and is not listed.
 */
export async function learnAlias(
  tx: Transaction,
  { key, alias, speaker }: { key: string; alias: string; speaker: string },
  keysOf: KeysOf,
): Promise<void> {
  const others = `speaker JOIN speaker_key ON speaker.id = speaker_key.speaker
    WHERE key = $2 AND rank = 0 AND listed = 0 AND name <> $1`;
  await tx.run(`UPDATE alias SET speaker = $1 WHERE speaker IN (SELECT name FROM ${others})`, speaker, key);
  await tx.run(
    `INSERT INTO alias (key, alias, speaker) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET alias = excluded.alias, speaker = excluded.speaker`,
    ...[key, alias, speaker],
  );
  if (!(await speakerByName(tx, speaker))) return; // whoever makes the speaker finds it
  await tx.run(
    `UPDATE quote SET speaker = (SELECT id FROM speaker WHERE name = $1)
     WHERE speaker IN (SELECT speaker.id FROM ${others})`,
    ...[speaker, key],
  );
  await setKeys(tx, speaker, await keysOf(tx, speaker));
  await dropUnusedSpeakers(tx);
}

/** Takes a taught name from whom it means, if anybody; whose the quotations are is for `reattributeQuotes` to find anew. */
export async function unlearnAlias(tx: Transaction, key: string, keysOf: KeysOf): Promise<string | undefined> {
  const name = await learnedName(tx, key);
  if (name === undefined) return undefined;
  await tx.run('DELETE FROM alias WHERE key = $1', key);
  const known = await speakerByName(tx, name);
  if (!known) return name;
  await tx.run('DELETE FROM speaker_key WHERE speaker = $1 AND key = $2', known.id, key);
  await setKeys(tx, name, await keysOf(tx, name));
  return name;
}

/** The speakers quoted in a briefing. */
export async function speakersIn(store: Reader, brief: number): Promise<number[]> {
  const rows = await store.all<{ speaker: number }>(
    'SELECT DISTINCT speaker FROM quote WHERE brief = $1 AND speaker IS NOT NULL',
    brief,
  );
  return rows.map((row) => row.speaker);
}

/** Removes those of the speakers (or of all) that are neither listed nor quoted. */
export async function dropUnusedSpeakers(tx: Transaction, among?: readonly number[]): Promise<void> {
  const unused = 'listed = 0 AND NOT EXISTS (SELECT 1 FROM quote WHERE quote.speaker = speaker.id)';
  const ids = among ?? (await tx.all<{ id: number }>(`SELECT id FROM speaker WHERE ${unused}`)).map((row) => row.id);
  for (const id of ids) {
    const speaker = await tx.get<{ name: string }>(`SELECT name FROM speaker WHERE id = $1 AND ${unused}`, id);
    if (!speaker) continue;
    await tx.run(`DELETE FROM term WHERE kind = 'speaker' AND value = $1`, speaker.name);
    await tx.run('DELETE FROM speaker WHERE id = $1', id);
  }
}

async function setKeys(tx: Transaction, name: string, keys: readonly TermKey[]): Promise<number> {
  const { id } = (await tx.get<{ id: number }>('SELECT id FROM speaker WHERE name = $1', name)) as { id: number };
  await tx.run('DELETE FROM speaker_key WHERE speaker = $1', id);
  for (const { key, rank } of keys)
    await tx.run('INSERT INTO speaker_key (key, speaker, rank) VALUES ($1, $2, $3)', key, id, rank);
  await setTerms(tx, 'speaker', name, name, keys);
  return id;
}
