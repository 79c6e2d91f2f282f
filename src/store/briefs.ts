import type { Brief, Quote } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { Reader, Row, Transaction } from './database.ts';
import { searchOf } from './search.ts';
import { dropUnusedSpeakers, speakersIn } from './speakers.ts';
import { setTerms, wordTerms } from './terms.ts';

/** The data file a briefing comes from, and the SHA-256 of its bytes. */
export type Origin = { file: string; sha256: string };

export type StoredBrief = {
  id: number;
  seq: number;
  state: string;
  file: string | null;
  file_sha256: string | null;
  edited: number;
};

export const storedBrief = (store: Reader, slug: string): Promise<StoredBrief | undefined> =>
  store.get<StoredBrief & Row>('SELECT id, seq, state, file, file_sha256, edited FROM brief WHERE slug = $1', slug);

/**
 * Publishes a briefing, or a new version of it, which keeps its place: `seq` is given once. `speakers` are the ids of
 * the names in its quotations. `at` is an ISO instant.
 */
export async function publish(
  tx: Transaction,
  brief: Brief,
  speakers: ReadonlyMap<string, number>,
  at: string,
  origin: Origin | undefined,
): Promise<void> {
  const known = await storedBrief(tx, brief.slug);
  const seq = known?.seq ?? (await nextSeq(tx));
  const facts = [
    brief.title,
    ...[brief.source, brief.topics, brief.summary, brief.points].map((it) => JSON.stringify(it)),
  ];
  const values = [brief.slug, ...facts, at, origin?.file ?? null, origin?.sha256 ?? null] as const;
  if (known)
    await tx.run(
      `UPDATE brief SET title = $2, source = $3, topics = $4, summary = $5, points = $6, changed_at = $7, file = $8,
       file_sha256 = $9, edited = 0, state = 'published', revision = revision + 1 WHERE slug = $1`,
      ...values,
    );
  else
    await tx.run(
      `INSERT INTO brief (slug, title, source, topics, summary, points, published_at, changed_at, file, file_sha256,
       state, revision, seq) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, 'published', 1, $10)`,
      ...values,
      seq,
    );
  const { id } = (await storedBrief(tx, brief.slug)) as StoredBrief;
  const before = await speakersIn(tx, id);
  await clear(tx, id, brief.slug);
  for (const [position, quote] of brief.quotes.entries()) await addQuote(tx, id, seq, position, quote, speakers);
  await addTopics(tx, id, seq, brief.topics);
  await index(tx, id, brief);
  await dropUnusedSpeakers(tx, before);
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
  seq: number,
  position: number,
  quote: Quote,
  speakers: ReadonlyMap<string, number>,
): Promise<void> {
  await tx.run(
    `INSERT INTO quote (brief, position, seq, speaker, name, title, kind, text, start_at, end_at, utterance)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    ...[brief, position, seq, (quote.speaker && speakers.get(quote.speaker)) || null, quote.speaker, quote.title],
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
