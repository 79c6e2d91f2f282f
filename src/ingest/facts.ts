import { isVisible } from '../core/text.ts';

/** What pages say of themselves, made into what a briefing's file takes (library/format.ts). */

/** One line of text of at most so many characters; undefined where nothing of it could be seen. */
export function lineFrom(words: string, most: number): string | undefined {
  const line = words
    .slice(0, 10 * most)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
  const cut = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  if (!isVisible(line)) return undefined;
  return line.length <= most ? line : `${cut.trimEnd()}…`;
}

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** An ISO date, or an instant with its zone. */
export function publishedFrom(written: string | undefined): string | undefined {
  if (!written || !INSTANT.test(written) || Number.isNaN(Date.parse(written))) return undefined;
  const day = written.slice(0, 10);
  // `Date` takes 31 February for 3 March.
  return new Date(day).toISOString().startsWith(day) ? written : undefined;
}

/** An address of the web that isn't too long, as a browser writes it. */
export function webAddressFrom(written: string | undefined): string | undefined {
  const url = written === undefined ? undefined : URL.parse(written);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : undefined;
}
