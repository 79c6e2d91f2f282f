import type { Holder } from '../core/draft.ts';
import type { Reader, Row, Transaction } from './database.ts';

/** What an article says of itself, beside its text. */
export type ArticleFacts = {
  title: string;
  author?: string;
  publisher?: string;
  published?: string;
  canonical?: string;
  language: string;
};

/** `sha256` is that of the text in UTF-8; `bands` are what near texts share; `readAt` is an ISO instant. */
export type NewArticle = {
  sha256: string;
  text: string;
  facts: ArticleFacts;
  readAt: string;
  addresses: readonly string[];
  bands: readonly number[];
};

/** Keeps a text once, and every address it was met under; its id. */
export async function keepArticle(tx: Transaction, article: NewArticle): Promise<number> {
  const { sha256, text, facts, readAt, addresses, bands } = article;
  await tx.run(
    'INSERT INTO article (sha256, text, facts, read_at) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING',
    ...[sha256, text, JSON.stringify(facts), readAt],
  );
  const { id } = (await tx.get<{ id: number }>('SELECT id FROM article WHERE sha256 = $1', sha256)) as { id: number };
  await keepAddresses(tx, id, addresses);
  for (const band of new Set(bands))
    await tx.run('INSERT INTO article_band (band, article) VALUES ($1, $2) ON CONFLICT DO NOTHING', band, id);
  return id;
}

/** From now on these addresses lead to this article. */
export async function keepAddresses(tx: Transaction, article: number, addresses: readonly string[]): Promise<void> {
  for (const address of addresses)
    await tx.run(
      `INSERT INTO article_address (address, article) VALUES ($1, $2)
       ON CONFLICT (address) DO UPDATE SET article = excluded.article`,
      ...[address, article],
    );
}

/** A briefing that came without its article's text has it from now on. */
export async function attachArticle(tx: Transaction, slug: string, article: number): Promise<void> {
  await tx.run('UPDATE brief SET article = $2 WHERE slug = $1 AND article IS NULL', slug, article);
}

/** The text that receipts of this article count in. */
export const articleText = async (store: Reader, id: number): Promise<string | undefined> =>
  (await store.get<{ text: string }>('SELECT text FROM article WHERE id = $1', id))?.text;

export const articleAt = async (store: Reader, address: string): Promise<number | undefined> =>
  (await store.get<{ article: number }>('SELECT article FROM article_address WHERE address = $1', address))?.article;

export const articleOf = async (store: Reader, sha256: string): Promise<number | undefined> =>
  (await store.get<{ id: number }>('SELECT id FROM article WHERE sha256 = $1', sha256))?.id;

/** Articles that share bands, those that share most first. */
export async function articlesSharing(store: Reader, bands: readonly number[], limit: number): Promise<number[]> {
  if (bands.length === 0) return [];
  const places = bands.map((_, at) => `$${at + 2}`).join(', ');
  const rows = await store.all<{ article: number }>(
    `SELECT article FROM article_band WHERE band IN (${places}) GROUP BY article ORDER BY count(*) DESC, article DESC LIMIT $1`,
    ...[limit, ...bands],
  );
  return rows.map((row) => row.article);
}

/** What may tell where an article is: its text in the store, the text's digest, its address. */
export type Traces = { article?: number; sha256?: string; address?: string };

/** The briefing or the draft that has an article: a published one first, then an open draft, then what was put away. */
export async function holderOf(store: Reader, { article, sha256, address }: Traces): Promise<Holder | undefined> {
  const traces = Object.entries({ article, sha256, address }).filter(([, value]) => value !== undefined);
  const briefs = await Promise.all(
    traces.map(([column, value]) =>
      store.get<BriefRow>(
        `SELECT slug, title, state, retracted FROM brief WHERE ${column} = $1 ORDER BY state, seq DESC LIMIT 1`,
        value as string | number,
      ),
    ),
  );
  const known = briefs.filter((row) => row !== undefined);
  const brief = known.find(({ state }) => state === 'published') ?? known[0];
  if (brief?.state === 'published') return briefHolder(brief);
  const draft = article === undefined ? undefined : await draftHolder(store, article);
  if (draft?.state === 'open') return draft;
  return brief ? briefHolder(brief) : draft;
}

type BriefRow = { slug: string; title: string; state: string; retracted: string | null } & Row;

const briefHolder = ({ slug, title, state, retracted }: BriefRow): Holder => ({
  type: 'brief',
  slug,
  title,
  state: state === 'published' ? 'published' : retracted === null ? 'withdrawn' : 'retracted',
});

async function draftHolder(store: Reader, article: number): Promise<Holder | undefined> {
  const row = await store.get<{ id: string; brief: string; state: string }>(
    `SELECT id, brief, state FROM draft WHERE article = $1 AND state <> 'published' ORDER BY state DESC LIMIT 1`,
    article,
  );
  return row && { type: 'draft', id: row.id, title: JSON.parse(row.brief).title, state: row.state as 'open' };
}
