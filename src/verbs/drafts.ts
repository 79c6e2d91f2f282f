import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Draft, EndedDraft } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import { excerpt } from '../core/text.ts';
import { type Drafts, openDraftsOf } from '../ingest/drafts.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/open.ts';
import { count } from '../views/count.ts';
import { draftEnded } from '../views/draft.ts';
import { oneLine } from './extract/rows.ts';

type Options = { json?: boolean };

const AT_A_TIME = 100;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Lists the drafts that wait for somebody, the newest first. */
export const drafts = ({ json }: Options) =>
  onDrafts(async (drafts) => {
    const open = await Array.fromAsync(waiting(drafts));
    if (json) say(JSON.stringify(open.map(draftRecord), null, 2));
    else say(open.length > 0 ? open.map(draftLine).join('\n') : 'No draft waits: `verbatim add` brings one.');
  });

/** Makes a draft public, named by its id or slug; 1 where that can't be. */
export const publish = (word: string, options: Options) => end('publish', word, options);

/** Throws a draft away, named by its id or slug; 1 where that can't be. */
export const discard = (word: string, options: Options) => end('discard', word, options);

const end = (how: 'publish' | 'discard', word: string, { json }: Options) =>
  onDrafts(async (drafts) => {
    const ended = await drafts[how]((await draftNamed(drafts, word)).id);
    say(json ? JSON.stringify(draftRecord(ended), null, 2) : draftEnded(ended).notice);
  });

async function onDrafts(work: (drafts: Drafts) => Promise<void>): Promise<0 | 1> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  try {
    await work(openDraftsOf(database, systemClock.now));
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

async function draftNamed(drafts: Drafts, word: string): Promise<Draft> {
  const byId = await drafts.byId(word);
  if (byId) return byId;
  for await (const draft of waiting(drafts)) if (draft.brief.slug === word) return draft;
  throw new UserError(`There is no draft ${excerpt(word)}: \`verbatim drafts\` lists those that wait.`);
}

async function* waiting(drafts: Drafts): AsyncGenerator<Draft> {
  for (let offset = 0; ; offset += AT_A_TIME) {
    const { items, total } = await drafts.open(AT_A_TIME, offset);
    yield* items;
    if (items.length === 0 || offset + items.length >= total) return;
  }
}

function draftLine({ id, brief, origin }: Draft): string {
  const from = origin.feed === undefined ? `brought by ${origin.person ?? 'somebody'}` : `from the feed ${origin.feed}`;
  const facts = [brief.source.publisher, count(brief.quotes.length, 'quotation'), from, brief.slug];
  return `${id}  ${oneLine(brief.title)}  ${facts.map(oneLine).join(' · ')}`;
}

const draftRecord = ({ id, brief, state, origin, createdAt, untaught }: EndedDraft) => ({
  ...{ id, slug: brief.slug, title: brief.title, state },
  ...{ publisher: brief.source.publisher, url: brief.source.url ?? null },
  ...{ quotes: brief.quotes.length, topics: brief.topics },
  ...{ person: origin.person ?? null, feed: origin.feed ?? null, createdAt },
  ...(untaught && { untaught: untaught.map(({ alias, name }) => ({ alias, name })) }),
});
