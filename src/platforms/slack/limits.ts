import type { types } from '@slack/bolt';
import { storedLength } from './escape.ts';

/** Source: https://docs.slack.dev/reference/block-kit */
export const MAX_BLOCKS = 50;
export const MAX_HEADER = 150;
export const MAX_TEXT = 3000;
export const MAX_URL = 3000;
export const MAX_LABEL = 75;
export const MAX_VALUE = 2000;

/**
 * Characters of a message's blocks in all. Slack documents no figure; apps were refused (`msg_blocks_too_long`) from
 * about 13,200 on, and what is counted was never said. So everything that could be is counted, well below that.
 */
export const MAX_TOTAL = 12_000;
const BLOCK_OVERHEAD = 100;

/** A continue button is added once it is known how many parts go out at a time: one block, a label and a reference. */
export const RESERVED_BLOCKS = 1;
export const RESERVED_CHARACTERS = 300;

/** What a block adds to its message, counted high. */
export const costOf = (block: types.KnownBlock): number => BLOCK_OVERHEAD + textLength(block);

type Counted = { text?: unknown; url?: unknown; fallback?: unknown; value?: unknown; elements?: unknown };

/** Everything in a block or element that may be counted. */
export function textLength(counted: object): number {
  const { text, url, fallback, value, elements } = counted as Counted;
  let sum = lengthOf(text) + lengthOf(url) + lengthOf(fallback) + lengthOf(value);
  if (Array.isArray(elements)) for (const element of elements) sum += textLength(element);
  return sum;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return storedLength(value);
  return typeof value === 'object' && value !== null ? textLength(value) : 0;
}
