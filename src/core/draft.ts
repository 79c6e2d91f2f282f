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

/** Where an article is already: a briefing, or a draft that is open or was discarded. */
export type Holder =
  | { type: 'brief'; slug: string; title: string; state: 'published' | 'withdrawn' | 'retracted' }
  | { type: 'draft'; id: string; title: string; state: 'open' | 'discarded' };
