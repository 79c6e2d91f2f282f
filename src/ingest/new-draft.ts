import type { Article, Brief } from '../core/brief.ts';
import type { Draft, DraftOrigin, Review } from '../core/draft.ts';
import { UserError } from '../core/errors.ts';
import type { Transaction } from '../store/database.ts';
import { addDraft, isSlugTaken } from '../store/drafts.ts';
import { freeSlug, slugOf } from './slug.ts';
import { UNKNOWN } from './source.ts';

/** `article` is the text's id in the store; `file` where it came from; `slug` what somebody wants it to be called. */
export type Making = {
  made: Omit<Brief, 'slug'>;
  review: Review;
  article: number;
  origin: DraftOrigin;
  file?: string;
  slug?: string;
};

/** An open draft under a slug and an id of its own. Throws UserError where the slug that somebody wants is taken. */
export async function newDraft(
  tx: Transaction,
  { now, random }: { now(): number; random(): number },
  { made, review, article, origin, file, slug: given }: Making,
): Promise<Draft> {
  const at = new Date(now()).toISOString();
  if (given !== undefined && (await isSlugTaken(tx, given)))
    throw new UserError(`Another briefing goes by ${given}: choose another slug.`);
  const slug =
    given ?? (await freeSlug(slugOf(made.title, namesFor(made.source, file, at)), (it) => isSlugTaken(tx, it)));
  const facts = { article, origin, review, state: 'open', createdAt: at, changedAt: at } as const;
  for (let length = ID_LENGTH; ; length += 1) {
    const draft: Draft = { ...facts, id: newId(random, length), brief: { slug, ...made } };
    if (await addDraft(tx, draft)) return draft;
  }
}

/** What an article may be called by where its title can't be typed. */
function namesFor({ publisher, published, url }: Article, file: string | undefined, at: string): string[] {
  const day = (published ?? at).slice(0, 10);
  const host = URL.parse(url ?? '')?.hostname.replace(/^www\./, '') ?? '';
  const sources = [publisher, host].filter((name) => name !== UNKNOWN);
  return [...(file === undefined ? [] : [file]), ...[...sources, 'article'].map((name) => `${name} ${day}`)];
}

/** Those that are not mistaken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 4;

const newId = (random: () => number, length: number): string =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a').join('');
