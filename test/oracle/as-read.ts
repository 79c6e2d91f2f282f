// Two texts that a person can't tell apart.

import { withoutIsolates } from './bidi.ts';

/** A text as it is compared, the shown and the wanted alike: without isolates; a tab as the four spaces Discord makes of
 * it; without blanks at line ends, of which Discord drops two and more; without white space at both ends, which both
 * platforms trim. Everything else counts. */
export function asRead(text: string): string {
  return withoutIsolates(text)
    .replaceAll('\t', '    ')
    .replace(/ +(?=\n)/g, '')
    .trim();
}
