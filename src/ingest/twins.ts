import type { Holder } from '../core/draft.ts';
import { articleAt, articleOf, articlesSharing, articleText, holderOf } from '../store/articles.ts';
import type { Reader } from '../store/database.ts';
import { containment, shinglesOf } from './shingles.ts';

/**
 * What the library has already of an article. `same`: its address or its very text, `changed` where the page says something
 * else by now; `near`: another page with nearly the same text.
 */
export type Twin = { type: 'same'; holder: Holder; changed: boolean } | { type: 'near'; holder: Holder };

/** From this share of the shorter text on, two pages have the same news from the same hand. */
const NEAR = 0.7;
/** A text of fewer shingles (of 5 words) may stand in a longer one by chance. */
const FEWEST = 20;
/** A short notice within a long report is not that report. */
const LENGTHS = 0.4;
const COMPARED = 20;

/** Looks for what was read at an address before; needs no page. */
export async function knownAt(store: Reader, address: string): Promise<Holder | undefined> {
  return holderOf(store, { address, article: await articleAt(store, address) });
}

export async function twinOf(
  store: Reader,
  article: { sha256: string; addresses: readonly string[]; shingles: ReadonlySet<number>; bands: readonly number[] },
): Promise<Twin | undefined> {
  const { sha256, addresses, shingles, bands } = article;
  const text = await articleOf(store, sha256);
  for (const address of addresses) {
    const holder = await knownAt(store, address);
    if (holder)
      return { type: 'same', holder, changed: text === undefined || text !== (await articleAt(store, address)) };
  }
  const holder = await holderOf(store, { sha256, article: text });
  if (holder) return { type: addresses.length > 0 ? 'near' : 'same', holder, changed: false };
  if (shingles.size < FEWEST) return undefined;
  for (const candidate of await articlesSharing(store, bands, COMPARED)) {
    const other = shinglesOf((await articleText(store, candidate)) ?? '');
    const isLike = Math.min(shingles.size, other.size) / Math.max(shingles.size, other.size) >= LENGTHS;
    if (!isLike || containment(shingles, other) < NEAR) continue;
    const near = await holderOf(store, { article: candidate });
    if (near && isAlive(near)) return { type: 'near', holder: near };
  }
  return undefined;
}

/** What was discarded or withdrawn takes no other page's place. */
export const isAlive = (holder: Holder): boolean => holder.state === 'published' || holder.state === 'open';
