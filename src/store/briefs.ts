import type { AlsoReported, Brief, Quote } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction, Value } from './database.ts';
import { searchOf } from './search.ts';
import { dropUnusedSpeakers, speakersIn } from './speakers.ts';
import { setTerms, wordTerms } from './terms.ts';

/** The data file a briefing comes from, and the SHA-256 of its bytes. */
export type Origin = { file: string; sha256: string };

export type StoredBrief = {
  id: number;
  seq: number;
  state: string;
  revision: number;
  file: string | null;
  file_sha256: string | null;
  edited: number;
};

export const storedBrief = (store: Reader, slug: string): Promise<StoredBrief | undefined> =>
  store.get<StoredBrief & Row>(
    'SELECT id, seq, state, revision, file, file_sha256, edited FROM brief WHERE slug = $1',
    slug,
  );

/** How a version of a briefing comes into the library; instants are ISO. */
export type Publication = {
  /** The ids of the names in its quotations. */
  speakers: ReadonlyMap<string, number>;
  at: string;
  /** Since when it is in the library, where it was in one before. */
  added?: string;
  origin?: Origin;
  /** Its article's text in the store, and the address under which that is known. */
  article?: number;
  address?: string;
  /** Changed in the store, and not in its file. */
  edited?: boolean;
};

/**
 * Publishes a briefing, or a new version of it, which keeps its place: `seq` is given once. One that was taken back is
 * written down too, and stands in no list.
 */
export async function publish(tx: Transaction, brief: Brief, publication: Publication): Promise<void> {
  const known = await storedBrief(tx, brief.slug);
  const seq = known?.seq ?? (await nextSeq(tx));
  await (known ? renew(tx, brief, publication) : insert(tx, brief, seq, publication));
  const { id } = (await storedBrief(tx, brief.slug)) as StoredBrief;
  const before = await speakersIn(tx, id);
  await clear(tx, id, brief.slug);
  const { speakers } = publication;
  const place = brief.retracted ? null : seq;
  for (const [position, quote] of brief.quotes.entries()) await addQuote(tx, id, place, position, quote, speakers);
  if (!brief.retracted) {
    await addTopics(tx, id, seq, brief.topics);
    await index(tx, id, brief);
  }
  await dropUnusedSpeakers(tx, before);
}

const FACTS =
  'title, source, topics, summary, points, also, corrections, retracted, state, sha256, address, changed_at, file, file_sha256, edited, article';

/** The values of FACTS. */
function factsOf(brief: Brief, { at, origin, article, address, edited }: Publication): Value[] {
  const { title, source, topics, summary, points, also = [], corrections = [], retracted } = brief;
  return [
    title,
    ...[source, topics, summary, points, also, corrections].map((it) => JSON.stringify(it)),
    ...[retracted ? JSON.stringify(retracted) : null, retracted ? 'withdrawn' : 'published'],
    ...[source.sha256 ?? null, address ?? null, at, origin?.file ?? null, origin?.sha256 ?? null, edited ? 1 : 0],
    article ?? null,
  ];
}

async function insert(tx: Transaction, brief: Brief, seq: number, publication: Publication): Promise<void> {
  const values = [brief.slug, seq, publication.added ?? publication.at, 1, ...factsOf(brief, publication)];
  const places = values.map((_, at) => `$${at + 1}`).join(', ');
  await tx.run(`INSERT INTO brief (slug, seq, published_at, revision, ${FACTS}) VALUES (${places})`, ...values);
}

/** A known article stays known: only the library's own writers tell which it is. */
async function renew(tx: Transaction, brief: Brief, publication: Publication): Promise<void> {
  const set = FACTS.split(', ').map((column, at) =>
    column === 'article' ? `article = coalesce($${at + 2}, article)` : `${column} = $${at + 2}`,
  );
  await tx.run(
    `UPDATE brief SET ${set.join(', ')}, revision = revision + 1 WHERE slug = $1`,
    ...[brief.slug, ...factsOf(brief, publication)],
  );
}

/** The file says what the library has: nothing is new but where it comes from. */
export async function adopt(tx: Transaction, slug: string, origin: Origin): Promise<void> {
  await tx.run(
    'UPDATE brief SET file = $2, file_sha256 = $3, edited = 0 WHERE slug = $1',
    ...[slug, origin.file, origin.sha256],
  );
}

/** Another page that has the same news; each publisher's address once. The briefing's version stays. */
export async function addAlso(tx: Transaction, slug: string, also: AlsoReported): Promise<void> {
  const row = await tx.get<{ also: string }>('SELECT also FROM brief WHERE slug = $1', slug);
  if (!row) return;
  const merged = mergeAlso(JSON.parse(row.also), [also]);
  await tx.run('UPDATE brief SET also = $2 WHERE slug = $1', slug, JSON.stringify(merged));
}

/** Both lists, each page once. */
export function mergeAlso(some: readonly AlsoReported[], more: readonly AlsoReported[]): AlsoReported[] {
  const pages = new Map([...some, ...more].map((it) => [it.url ?? it.publisher, it]));
  return [...pages.values()];
}

/** Takes a briefing out of every list and answer, and whom only it quotes; its place stays its own. */
export async function withdraw(tx: Transaction, slug: string): Promise<void> {
  const known = await storedBrief(tx, slug);
  if (!known) return;
  await tx.run(`UPDATE brief SET state = 'withdrawn' WHERE id = $1`, known.id);
  const before = await speakersIn(tx, known.id);
  await tx.run('UPDATE quote SET seq = NULL, speaker = NULL WHERE brief = $1', known.id);
  await dropUnusedSpeakers(tx, before);
  await unindex(tx, known.id, slug);
}

/** The row stays locked until the transaction ends: what is published later commits later. */
async function nextSeq(tx: Transaction): Promise<number> {
  const row = await tx.get<{ value: number }>(
    `UPDATE sequence SET value = value + 1 WHERE name = 'brief' RETURNING value`,
  );
  return (row as { value: number }).value;
}

async function addQuote(
  tx: Transaction,
  brief: number,
  seq: number | null,
  position: number,
  quote: Quote,
  speakers: ReadonlyMap<string, number>,
): Promise<void> {
  await tx.run(
    `INSERT INTO quote (brief, position, seq, speaker, name, title, kind, text, start_at, end_at, utterance)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    ...[brief, position, seq, (seq !== null && quote.speaker && speakers.get(quote.speaker)) || null, quote.speaker],
    quote.title,
    ...[quote.kind, quote.text, quote.start, quote.end, quote.utterance ?? null],
  );
}

async function addTopics(tx: Transaction, brief: number, seq: number, topics: readonly string[]): Promise<void> {
  for (const topic of new Set(topics.map(fold)))
    await tx.run('INSERT INTO brief_topic (topic, seq, brief) VALUES ($1, $2, $3)', topic, seq, brief);
  for (const topic of topics) await setTerms(tx, 'topic', fold(topic), topic, wordTerms([topic]));
}

async function index(tx: Transaction, id: number, brief: Brief): Promise<void> {
  const statements = [...brief.summary, ...brief.points].map((statement) => statement.text);
  const people = brief.quotes.flatMap((quote) => [quote.speaker ?? '', quote.title ?? '']);
  const body = [...statements, ...brief.topics, ...brief.quotes.map((quote) => quote.text)].join('\n');
  await searchOf(tx).add(tx, id, { title: brief.title, people: people.join('\n'), body });
  await setTerms(tx, 'brief', brief.slug, brief.title, wordTerms([brief.slug, brief.title]));
}

async function clear(tx: Transaction, id: number, slug: string): Promise<void> {
  await tx.run('DELETE FROM quote WHERE brief = $1', id);
  await unindex(tx, id, slug);
}

async function unindex(tx: Transaction, id: number, slug: string): Promise<void> {
  await tx.run(
    `DELETE FROM term WHERE kind = 'topic' AND value IN (SELECT topic FROM brief_topic WHERE brief = $1)
     AND (SELECT count(*) FROM brief_topic WHERE topic = term.value) = 1`,
    id,
  );
  await tx.run('DELETE FROM brief_topic WHERE brief = $1', id);
  await searchOf(tx).remove(tx, id);
  await tx.run(`DELETE FROM term WHERE kind = 'brief' AND value = $1`, slug);
}
