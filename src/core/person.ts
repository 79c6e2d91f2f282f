import type { Article, FoundQuote } from './brief.ts';

/**
 * A title as articles give it: `from` and `to` are the days of the first and last of them (2026-05-04), `quotes` how many
 * quotations stand under it, `atLeast` that there are more than were counted.
 */
export type HeldTitle = { title: string; from: string; to: string; quotes: number; atLeast: boolean };

/** What the library knows of somebody who is quoted, beside name, roles and number of quotations; behind page 1 the briefings alone. */
export type Person = {
  /** Other forms of the name. */
  aliases: string[];
  /** The one held last first. */
  titles: HeldTitle[];
  /** A page of the briefings that quote them, the newest first; `atLeast`: there are more than `total`. */
  briefs: { items: QuotingBrief[]; total: number; page: number; atLeast: boolean };
  /** The latest quotations. */
  latest: FoundQuote[];
};

export type QuotingBrief = { slug: string; title: string; source: Article };
