import type { Brief } from '../core/brief.ts';
import type { Draft, DraftOrigin, Review } from '../core/draft.ts';
import type { Transaction } from '../store/database.ts';
import { addDraft, isSlugTaken } from '../store/drafts.ts';
import { freeSlug, slugOf } from './slug.ts';

/** `article` is the text's id in the store; `slug` what somebody wants it to be called. */
export type Making = { made: Omit<Brief, 'slug'>; review: Review; article: number; origin: DraftOrigin; slug?: string };

/** An open draft under a slug and an id of its own. */
export async function newDraft(
  tx: Transaction,
  { now, random }: { now(): number; random(): number },
  { made, review, article, origin, slug: given }: Making,
): Promise<Draft> {
  const { publisher, published } = made.source;
  const wanted = given ?? slugOf(made.title, `${publisher} ${published?.slice(0, 10) ?? ''}`);
  const slug = await freeSlug(wanted, (it) => isSlugTaken(tx, it));
  const at = new Date(now()).toISOString();
  const facts = { article, origin, review, state: 'open', createdAt: at, changedAt: at } as const;
  for (let length = ID_LENGTH; ; length += 1) {
    const draft: Draft = { ...facts, id: newId(random, length), brief: { slug, ...made } };
    if (await addDraft(tx, draft)) return draft;
  }
}

/** Those that are not mistaken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 4;

const newId = (random: () => number, length: number): string =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a').join('');
