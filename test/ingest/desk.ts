import type { Brief } from '../../src/core/brief.ts';
import type { Draft } from '../../src/core/draft.ts';
import { type Drafts, openDraftsOf } from '../../src/ingest/drafts.ts';
import { type Ingest, type Ingested, type IngestOptions, openIngest } from '../../src/ingest/ingest.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';
import { seeded, webOf } from './pages.ts';

export const PERSON = { person: 'Ada Quill' };
export const FEED = { feed: 'Harbour news' };

/** A store, a web of a few pages, and what makes drafts of these. */
export type Desk = {
  store: Store;
  web: ReturnType<typeof webOf>;
  ingest: Ingest;
  drafts: Drafts;
  /** What becomes of a link that a person, or a feed, brings. */
  link(url: string, options?: IngestOptions & { feed?: boolean }): Promise<Ingested>;
  /** The draft of a link. */
  draft(url: string, options?: IngestOptions): Promise<Draft>;
  count(table: 'article' | 'article_address' | 'draft' | 'brief' | 'alias'): Promise<number>;
  close(): Promise<void>;
};

export async function openDesk(pages: Parameters<typeof webOf>[0], ...briefs: Brief[]): Promise<Desk> {
  const store = await openStore(...briefs);
  const web = webOf(pages);
  const { database } = store;
  const ingest = openIngest({ database, fetch: web.fetch, now: () => NOON, random: seeded() });
  const link: Desk['link'] = (url, { feed, ...options } = {}) =>
    ingest.add({ type: 'link', url }, feed ? FEED : PERSON, options);
  return {
    ...{ store, web, ingest, link, drafts: openDraftsOf(database, () => NOON) },
    draft: async (url, options) => {
      const made = await link(url, options);
      if (made.type !== 'draft') throw new Error(`no draft but ${made.type}`);
      return made.draft;
    },
    count: async (table) => (await database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? 0,
    close: store.close,
  };
}
