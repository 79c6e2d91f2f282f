import type { Holder } from '../core/draft.ts';
import { articleAt, articleOf, articlesSharing, articleText, holderOf } from '../store/articles.ts';
import type { Reader } from '../store/database.ts';
import { hasOwnText } from './own-text.ts';
import { containment, shinglesOf } from './shingles.ts';

/**
 * What the library has already of an article. `same`: its address or its very text, `changed` where the page says something
 * else by now; `near`: another page with nearly the same text, `article` where that is in the store; `like`: what has much
 * of its text and not the rest, or was retracted.
 */
export type Twin =
  | { type: 'same'; holder: Holder; changed: boolean }
  | { type: 'near'; holder: Holder; article?: number }
  | { type: 'like'; holder: Holder };

/** From this share of the shorter text on, two pages have the same news from the same hand. */
const NEAR = 0.7;
/** Short notices follow a pattern: this week's may differ from last week's by a date. */
const SHORT = { shingles: 100, near: 0.9 };
/** A text of fewer shingles (of 5 words) may stand in a longer one by chance. */
const FEWEST = 20;
/** A short notice within a long report is not that report. */
const LENGTHS = 0.4;
const COMPARED = 20;

/** What an article can be told by. */
export type Known = {
  text: string;
  /** The words of its quotations. */
  quotes: readonly string[];
  sha256: string;
  addresses: readonly string[];
  shingles: ReadonlySet<number>;
  bands: readonly number[];
  /** Of articles that it was compared with already, how they go together: texts of articles never change. */
  compared: Map<number, Likeness>;
};

/** How another article's text goes with this one: has little of it; has all of its news; has most of it and not all news. */
type Likeness = 'apart' | 'near' | 'newer';

/** Looks for what was read at an address before, its latest text first; needs no page. */
export async function knownAt(store: Reader, address: string): Promise<Holder | undefined> {
  const article = await articleAt(store, address);
  const latest = article === undefined ? undefined : await holderOf(store, { article });
  return latest && isAlive(latest) ? latest : holderOf(store, { address, article });
}

/**
 * What the library has of an article, the surest first: by its address, by its text, by most of its text. Whoever asks
 * within a transaction asks once before it: texts are compared then, while nobody waits, and only late ones within.
 */
export async function twinOf(store: Reader, known: Known): Promise<Twin | undefined> {
  const { sha256, addresses, shingles } = known;
  const text = await articleOf(store, sha256);
  for (const address of addresses) {
    const holder = await knownAt(store, address);
    const read = holder && (await articleAt(store, address));
    if (holder) return { type: 'same', holder, changed: read !== undefined && read !== text };
  }
  const holder = await holderOf(store, { sha256, article: text });
  if (holder && isAlive(holder) && addresses.length > 0) return { type: 'near', holder, article: text };
  if (holder) return { type: 'same', holder, changed: false };
  return shingles.size < FEWEST ? undefined : nearTwin(store, known);
}

/**
 * One that has all of its news before one that has not, and that before one that was retracted; what was discarded or
 * withdrawn takes no other page's place.
 */
async function nearTwin(store: Reader, known: Known): Promise<Twin | undefined> {
  let like: Holder | undefined;
  for (const article of await articlesSharing(store, known.bands, COMPARED)) {
    const likeness = known.compared.get(article) ?? likenessOf(known, (await articleText(store, article)) ?? '');
    known.compared.set(article, likeness);
    if (likeness === 'apart') continue;
    const holder = await holderOf(store, { article });
    if (!holder) continue;
    if (!isAlive(holder)) {
      if (holder.state === 'retracted') like ??= holder;
    } else if (likeness === 'near') return { type: 'near', holder, article };
    else if (!like || !isAlive(like)) like = holder;
  }
  return like && { type: 'like', holder: like };
}

function likenessOf(known: Known, text: string): Likeness {
  const shingles = shinglesOf(text);
  if (!isNear(known.shingles, shingles)) return 'apart';
  return hasOwnText(known, { text, shingles }) ? 'newer' : 'near';
}

function isNear(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [least, most] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  if (least < FEWEST || least / most < LENGTHS) return false;
  return containment(one, other) >= (least < SHORT.shingles ? SHORT.near : NEAR);
}

export const isAlive = (holder: Holder): boolean => holder.state === 'published' || holder.state === 'open';
