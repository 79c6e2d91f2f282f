import { parse } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { excerpt } from '../../core/text.ts';
import type { Drafts } from '../../ingest/drafts.ts';
import type { Ingest, Ingested } from '../../ingest/ingest.ts';
import { type Source, type Step, UNKNOWN } from '../../ingest/source.ts';
import type { Style } from '../../platforms/terminal/render.ts';
import { nameOf, readArticle } from '../extract/article.ts';
import { isLink } from '../extract/page.ts';
import type { AddOptions, Wanted } from './options.ts';
import { resultRecord, resultText } from './result.ts';

/** What `verbatim add` works with; `out` and `tell` write a line to standard output and error. */
export type Desk = {
  ingest: Pick<Ingest, 'add'>;
  drafts: Pick<Drafts, 'publish'>;
  /** Who brings the article. */
  person: string;
  style: Style;
  signal: AbortSignal;
  progress: { tell(step: Step, detail?: string): void; end(): void };
  out(line: string): void;
  tell(line: string): void;
};

/** A source that can be read, and what its title is if it has none of its own. */
export type Found = { source: Source; name: string };

/** A title is a line of so many characters. */
const LONGEST_NAME = 199;

/** The source that a word means, a link or a file's content; or why there is none. */
export async function sourceOf(what: string, { facts, url }: Wanted): Promise<Found | { fault: string }> {
  if (isLink(what)) return { source: { type: 'link', url: what }, name: what };
  const read = await readArticle(what);
  if ('fault' in read) return read;
  const name = what === '-' ? nameOf(what) : excerpt(parse(what).name.replaceAll('\n', ' '), LONGEST_NAME);
  return { source: { type: 'file', text: read.text, name, url, facts }, name };
}

/** Takes an article in, and shows what became of it; 1 where there is none. Rejects with the signal's reason. */
export async function addArticle(
  desk: Desk,
  what: string,
  { source, name }: Found,
  { topics, slug, facts }: Wanted,
  { publish = false, dryRun = false, again = false, json }: AddOptions,
): Promise<0 | 1> {
  const { ingest, person, signal, progress, style } = desk;
  const tell = (step: Step, detail?: string): void => {
    signal.throwIfAborted();
    progress.tell(step, detail);
  };
  let result: Ingested;
  try {
    result = await ingest.add(source, { person }, { topics, slug, again, dryRun, tell, signal });
  } catch (error) {
    progress.end();
    if (!(error instanceof UserError)) throw error;
    desk.tell(source.type === 'file' ? `${nameOf(what)}: ${error.message}` : error.message);
    return 1;
  }
  progress.end();
  for (const warning of warningsFor(result, name, facts.title)) desk.tell(`warning: ${warning}`);
  const { ended, fault } = publish && !dryRun ? await published(desk, result) : { ended: result };
  desk.out(json ? JSON.stringify(resultRecord(ended, dryRun), null, 2) : resultText(ended, dryRun, style));
  if (fault !== undefined) desk.tell(fault);
  return fault === undefined ? 0 : 1;
}

/** A draft that can't be published stays one, with what it lacks; one that waits already is published as it stands. */
async function published({ drafts, tell }: Desk, result: Ingested): Promise<{ ended: Ingested; fault?: string }> {
  const id = openDraftOf(result);
  if (id === undefined) return { ended: result, fault: whyNotPublic(result) };
  try {
    const ended: Ingested = { type: 'published', draft: await drafts.publish(id) };
    if (result.type !== 'draft') tell(`The article was a draft already, ${id}: that was published.`);
    return { ended };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ended: result, fault: error.message };
  }
}

/** The draft that is this article; one of another text, or another publisher's, is for somebody to look at. */
function openDraftOf(result: Ingested): string | undefined {
  if (result.type === 'draft') return result.draft.id;
  if (result.type !== 'known' || result.changed) return undefined;
  return result.holder.state === 'open' ? result.holder.id : undefined;
}

const whyNotPublic = (result: Ingested): string | undefined =>
  result.type === 'published' || (result.type !== 'draft' && result.holder.state === 'published')
    ? undefined
    : 'Nothing was published: what the library has of this article is not public.';

function warningsFor(result: Ingested, name: string, title: string | undefined): string[] {
  if (result.type !== 'draft' && result.type !== 'published') return [];
  const { brief } = result.draft;
  return [
    ...(brief.title === name && title === undefined
      ? ['the text has no headline, and is called by its name: --title gives it a better one']
      : []),
    ...(brief.source.publisher === UNKNOWN ? ['nothing says who published it: --publisher does'] : []),
  ];
}
