import { normalAddress } from '../core/address.ts';
import type { AlsoReported, Quote } from '../core/brief.ts';
import type { Draft, DraftOrigin, Holder } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { keepArticle } from '../store/articles.ts';
import type { Database, Transaction } from '../store/database.ts';
import { linkTo } from './also.ts';
import { briefOf, quotesOf, type ReadArticle, reviewOf } from './brief-of.ts';
import type { Fetcher } from './fetch/fetch.ts';
import { newDraft } from './new-draft.ts';
import { publishDraft } from './publish-draft.ts';
import { bandsOf, shinglesOf } from './shingles.ts';
import { linkOf, readSource, type Source, STANDARD_INPUT, type Step } from './source.ts';
import { knownAt, twinOf } from './twins.ts';

/**
 * What became of an article: a draft that waits for somebody (`like`: what has much of its text already); published; known
 * already (`changed`: its page says something else by now; `unseen`: its page could not be looked at again); or linked as one
 * more report of what is known.
 */
export type Ingested =
  | { type: 'draft'; draft: Draft; like?: Holder }
  | { type: 'published'; draft: Draft }
  | { type: 'known'; holder: Holder; changed: boolean; unseen?: true }
  | { type: 'also'; holder: Holder; also: AlsoReported };

export type IngestOptions = {
  topics?: readonly string[];
  slug?: string;
  /** At once, without anybody looking: for trusted feeds, and those who say so. */
  publish?: boolean;
  /** A person insists on a draft of what is known already, or nearly; a feed can't. */
  again?: boolean;
  /** Everything but keeping it. */
  dryRun?: boolean;
  tell?: (step: Step, detail?: string) => void;
  signal?: AbortSignal;
};

export type Ingest = {
  /** From a link or a file to a draft. Rejects with a UserError, one sentence, where there is no article. */
  add(source: Source, origin: DraftOrigin, options?: IngestOptions): Promise<Ingested>;
  /** The quotations of any text; keeps nothing. */
  quotes(text: string): Promise<Quote[]>;
};

type Setting = { database: Database; fetch: Fetcher; now(): number; random(): number };

/** Articles become drafts: fetch → article → summary and quotations → seen before? → draft. */
export function openIngest(setting: Setting): Ingest {
  const { database, fetch } = setting;
  // The weights are loaded when the first article is read.
  const read = async (text: string) => (await import('../extract/extract.ts')).extract(text);

  return {
    quotes: async (text) => quotesOf(text, await read(text)),
    add: async (given, origin, options = {}) => {
      const { tell = () => undefined, signal } = options;
      const source: Source = given.type === 'link' ? { ...given, url: linkOf(given.url) } : given;
      const isPerson = origin.feed === undefined;
      const insists = isPerson && options.again === true;
      const isNew = (holder: Holder): boolean => insists || (isPerson && isPutAway(holder));
      const known = await knownLink(database, source);
      // A feed would have every page of it fetched each time.
      if (known && !isPerson) return { type: 'known', holder: known, changed: false };

      const article = await readSource(source, fetch, tell, signal).catch((error) => {
        signal?.throwIfAborted();
        if (!known || isNew(known) || !(error instanceof UserError)) throw error;
        return undefined;
      });
      if (!article) return { type: 'known', holder: known as Holder, changed: false, unseen: true };
      const found = await read(article.text);
      const made = { ...briefOf(article, found), topics: [...(options.topics ?? [])] };

      tell('comparing');
      const { text, sha256, facts } = article;
      const shingles = shinglesOf(text);
      const traces = { sha256, shingles, bands: bandsOf(shingles), addresses: addressesOf(source, article) };
      const quotes = made.quotes.map((quote) => quote.text);
      const isTrusted = isPerson || options.publish === true;
      const look = { ...traces, text, quotes, compared: new Map() };
      await twinOf(database, look); // comparing texts takes its time, and all writers wait for a transaction
      signal?.throwIfAborted();
      return transact(database, options.dryRun, async (tx) => {
        const twin = await twinOf(tx, look);
        const keep = () => keepArticle(tx, { ...traces, text, facts, readAt: new Date(setting.now()).toISOString() });
        if (twin?.type === 'same' && !isNew(twin.holder))
          return { type: 'known', holder: twin.holder, changed: twin.changed };
        if (twin?.type === 'near' && !insists)
          return linkTo(tx, twin, {
            source: made.source,
            title: made.title,
            addresses: traces.addresses,
            isTrusted,
            keep,
          });
        const draft = await newDraft(tx, setting, {
          made,
          review: reviewOf(found),
          article: await keep(),
          origin,
          file: source.type === 'file' && source.name !== STANDARD_INPUT ? source.name : undefined,
          slug: options.slug,
        });
        // A person is to look at what is nearly a retracted article, and to write a summary where it has no sentence for one.
        const isDoubtful = twin?.holder.state === 'retracted' || made.summary.length === 0;
        if (options.publish && !isDoubtful)
          return { type: 'published', draft: await publishDraft(tx, draft, setting.now()) };
        return { type: 'draft', draft, ...(twin && !isPutAway(twin.holder) && { like: twin.holder }) };
      });
    },
  };
}

/** What was read at a link before; what is no link is for the fetcher to refuse. */
const knownLink = async (database: Database, source: Source): Promise<Holder | undefined> =>
  source.type === 'link' && URL.canParse(source.url) ? knownAt(database, normalAddress(source.url)) : undefined;

/** A person may bring what was put away once more, a feed may not: it would bring it for ever. */
const isPutAway = ({ state }: Holder): boolean => state === 'discarded' || state === 'withdrawn';

const addressesOf = (source: Source, { url, facts }: ReadArticle): string[] => {
  const links = [facts.canonical, url, source.type === 'link' ? source.url : undefined];
  return [...new Set(links.flatMap((link) => (link && URL.canParse(link) ? normalAddress(link) : [])))];
};

/** A dry run does it all, and takes it back. */
async function transact<T>(
  database: Database,
  dryRun: boolean | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (!dryRun) return database.transaction(work);
  let result: { value: T } | undefined;
  await database
    .transaction(async (tx) => {
      result = { value: await work(tx) };
      throw UNDONE;
    })
    .catch((error) => {
      if (error !== UNDONE) throw error;
    });
  return (result as { value: T }).value;
}

const UNDONE = new Error('a dry run is taken back');
