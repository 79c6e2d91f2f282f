import type { Brief } from './brief.ts';

/** Who brought an article: a person by name, or a feed. */
export type DraftOrigin = { person?: string; feed?: string };

/** What helps whoever looks at a draft, and what publishing it teaches. */
export type Review = {
  /** How sure each quotation's speaker is, 0 to 1, by the quotation's start. */
  sure: Record<number, number>;
  /** Everybody whom the article lets speak, quoted or not. */
  people: string[];
  aliases: Teaching[];
  /** The text's language by its code; `und` where it is none with word lists. */
  language?: string;
};

/**
 * Another form of a name, which publishing the draft teaches, since the quotations with these starts were corrected. `same`:
 * somebody said that the two names are one person's, however little they look it.
 */
export type Teaching = { alias: string; name: string; starts?: number[]; same?: boolean };

/** A briefing before somebody with the right to it has published it. Instants are ISO. */
export type Draft = {
  /** Four characters. */
  id: string;
  brief: Brief;
  /** The article's text in the store. */
  article: number;
  state: 'open' | 'published' | 'discarded';
  origin: DraftOrigin;
  review: Review;
  createdAt: string;
  changedAt: string;
};

/** A draft that was published or discarded; `untaught` is what publishing would have taught, had the library not changed since. */
export type EndedDraft = Draft & { untaught?: readonly Teaching[] };

/** A few characters that are others once anything has changed which publishing the draft makes public or teaches (FNV-1a). */
export function versionOf({ brief, review }: Pick<Draft, 'brief' | 'review'>): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify([brief, review.aliases])))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Where an article is already: a briefing, or a draft that is open or was discarded. */
export type Holder =
  | { type: 'brief'; slug: string; title: string; state: 'published' | 'withdrawn' | 'retracted' }
  | { type: 'draft'; id: string; title: string; state: 'open' | 'discarded' };
