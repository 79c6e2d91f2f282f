import { fold } from '../../core/fold.ts';
import { isSlug } from '../../core/slug.ts';
import type { GivenFacts } from '../../ingest/source.ts';
import { briefFile } from '../../library/format.ts';
import { isLink } from '../extract/page.ts';

/** The options of `verbatim add` as they are typed. */
export type AddOptions = GivenFacts & {
  publish?: boolean;
  dryRun?: boolean;
  /** Also of what the library has already. */
  again?: boolean;
  json?: boolean;
  url?: string;
  topics?: string;
  slug?: string;
};

/** The same, each checked by what a briefing's file takes. */
export type Wanted = { facts: GivenFacts; url?: string; topics: string[]; slug?: string };

/** What goes only with a file: a link's page says it itself. */
const OF_FILES = ['url', 'title', 'publisher', 'author', 'published'] as const;

/** What is wanted for an article, or in a sentence what is wrong with it. */
export function readOptions(what: string, typed: AddOptions): Wanted | { fault: string } {
  const given = OF_FILES.find((name) => typed[name] !== undefined);
  if (given && isLink(what))
    return { fault: `--${given} goes with a file: of a link it is what its page says, and /draft edit changes titles` };
  const { title, source, topics } = briefFile.shape;
  const { url, publisher, author, published } = source.shape;
  const wanted: Record<string, unknown> = {};
  for (const [name, schema, value] of [
    ['title', title, typed.title?.trim()],
    ['publisher', publisher, typed.publisher?.trim()],
    ['author', author, typed.author?.trim()],
    ['published', published, typed.published?.trim()],
    ['url', url, typed.url?.trim()],
    ['topics', topics, topicsIn(typed.topics ?? '')],
  ] as const) {
    if (value === undefined) continue;
    const read = schema.safeParse(value);
    if (!read.success) return { fault: told(name, read.error.issues[0]?.message ?? 'is not fit') };
    wanted[name] = read.data;
  }
  const { slug } = typed;
  if (slug !== undefined && !isSlug(slug))
    return { fault: '--slug is up to 80 characters, words of a–z and 0–9 joined by hyphens: harbour-bridge-opens' };
  const { url: address, topics: named, ...facts } = wanted as Pick<Wanted, 'url' | 'topics'> & GivenFacts;
  return { facts, url: address, topics: named, slug };
}

/** The messages of the format name the field themselves, but for those on a single topic. */
const told = (name: string, message: string): string =>
  message.startsWith(name) ? `--${message}` : `--${name}: ${message}`;

/** Each once, as it is first written. */
const topicsIn = (typed: string): string[] => {
  const words = typed
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
  return words.filter((topic, at) => words.findIndex((other) => fold(other) === fold(topic)) === at);
};
