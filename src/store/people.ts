import type { FoundQuote } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { HeldTitle, QuotingBrief } from '../core/person.ts';
import type { Reader, Transaction } from './database.ts';
import { FOUND, type FoundRow, foundFrom } from './quotes.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Nothing is counted further than this: a page is as fast for who is quoted everywhere. */
const MOST_BRIEFS = 300;
const MOST_QUOTES = 200;
const MOST_TITLES = 200;
/** Of so many quotations at each end of a title's time the articles' days are compared. */
const ENDS = 10;

/** The titles that articles give a speaker, the one held last first: a few steps in the index a title. */
export async function titlesHeld(store: Reader, speaker: number, limit: number): Promise<HeldTitle[]> {
  const next = (than: string) =>
    `(SELECT title FROM quote WHERE speaker = $1 AND title IS NOT NULL ${than} ORDER BY title LIMIT 1)`;
  const under = 'FROM quote WHERE speaker = $1 AND title = latest.title';
  const end = (order: string) => `SELECT seq FROM (SELECT seq ${under} ORDER BY seq ${order} LIMIT ${ENDS}) AS ends`;
  const rows = await store.all<{ title: string; days: string; n: number }>(
    `WITH RECURSIVE held (title, n) AS (
       SELECT ${next('')}, 1
       UNION ALL SELECT ${next('AND title > held.title')}, n + 1 FROM held WHERE title IS NOT NULL AND n < ${MOST_TITLES}
     ), latest AS (
       SELECT title, (SELECT max(seq) FROM quote WHERE speaker = $1 AND title = held.title) AS last_seq
       FROM held WHERE title IS NOT NULL ORDER BY last_seq DESC LIMIT $2
     ) SELECT title,
       (SELECT min(dated) || ' ' || max(dated) FROM brief WHERE seq IN (${end('ASC')} UNION ${end('DESC')})) AS days,
       (SELECT count(*) FROM (SELECT seq ${under} LIMIT ${MOST_QUOTES + 1}) AS counted) AS n
     FROM latest ORDER BY last_seq DESC`,
    ...[speaker, limit],
  );
  return rows.map(({ title, days, n }) => {
    const [from = '', to = ''] = days.split(' ');
    return { title, from, to, quotes: Math.min(n, MOST_QUOTES), atLeast: n > MOST_QUOTES };
  });
}

const QUOTING = 'SELECT DISTINCT seq FROM quote WHERE speaker = $1 AND seq IS NOT NULL ORDER BY seq DESC';

/** The briefings that quote a speaker, the newest first; `atLeast` says that no more were counted. */
export async function briefsQuoting(
  store: Reader,
  speaker: number,
  limit: number,
  offset: number,
): Promise<{ items: QuotingBrief[]; total: number; atLeast: boolean }> {
  const counted = await store.get<{ n: number }>(
    `SELECT count(*) AS n FROM (${QUOTING} LIMIT ${MOST_BRIEFS + 1}) AS quoting`,
    speaker,
  );
  const rows = await store.all<{ slug: string; title: string; source: string }>(
    `SELECT slug, title, source FROM (${QUOTING} LIMIT $2 OFFSET $3) AS quoting JOIN brief ON brief.seq = quoting.seq
     ORDER BY brief.seq DESC`,
    ...[speaker, Math.min(limit, Math.max(0, MOST_BRIEFS - offset)), offset],
  );
  const n = counted?.n ?? 0;
  const items = rows.map(({ slug, title, source }) => ({ slug, title, source: JSON.parse(source) }));
  return { items, total: Math.min(n, MOST_BRIEFS), atLeast: n > MOST_BRIEFS };
}

/** A speaker's latest quotations: of the newest briefing, in the order of its article. */
export async function latestQuotes(store: Reader, speaker: number, limit: number): Promise<FoundQuote[]> {
  const rows = await store.all<FoundRow>(
    `SELECT ${FOUND} FROM quote JOIN brief ON brief.id = quote.brief
     WHERE speaker = $1 AND quote.seq IS NOT NULL ORDER BY quote.seq DESC, position LIMIT $2`,
    ...[speaker, limit],
  );
  return rows.map(foundFrom);
}

const listed = (name: string): string => `aliases of ${name}`;

/** Keeps the aliases of speakers.yaml as they are written there: to find people, their folded forms are enough. */
export const keepAliases = (tx: Transaction, name: string, aliases: readonly string[]): Promise<void> =>
  writeSetting(tx, listed(name), JSON.stringify(aliases));

/** Other forms of a speaker's name: those listed, then those that corrections have taught. */
export async function aliasesOf(store: Reader, name: string): Promise<string[]> {
  const taught = await store.all<{ alias: string }>('SELECT alias FROM alias WHERE speaker = $1 ORDER BY key', name);
  const kept = await readSetting(store, listed(name));
  const forms = [
    ...(kept === undefined ? await foldedAliases(store, name) : JSON.parse(kept)),
    ...taught.map((it) => it.alias),
  ];
  const once = new Map<string, string>();
  for (const form of forms) if (fold(form) !== fold(name) && !once.has(fold(form))) once.set(fold(form), form);
  return [...once.values()];
}

/** Of a speaker listed before aliases were kept as written. */
async function foldedAliases(store: Reader, name: string): Promise<string[]> {
  const rows = await store.all<{ key: string }>(
    `SELECT key FROM speaker_key JOIN speaker ON speaker.id = speaker_key.speaker
     WHERE name = $1 AND rank = 0 AND listed = 1 AND key NOT IN (SELECT key FROM alias WHERE speaker = $1) ORDER BY key`,
    name,
  );
  return rows.map(({ key }) => key);
}

/** The names of those of whom corrections have taught others. */
export async function taughtSpeakers(store: Reader): Promise<string[]> {
  const rows = await store.all<{ speaker: string }>('SELECT DISTINCT speaker FROM alias');
  return rows.map(({ speaker }) => speaker);
}
