import { fold } from '../core/fold.ts';

/** Long enough to tell what it is about, short enough to type. */
const MOST_WORDS = 6;
const LONGEST = 50;
/** Words that tell nothing. */
const EMPTY = new Set(
  'a an the of in on at to for from by with and or as is are was were be been after over into its his her their it that this says said say der die das den dem des ein eine einen und oder im am vom zum zur mit von auf für ist sind'.split(
    ' ',
  ),
);

/**
 * A readable slug for a title: its first telling words, as in `council-opens-new-harbour-bridge`. Where the title has none
 * of a–z and 0–9, what is given instead: a publisher and a date.
 */
export function slugOf(title: string, instead: string): string {
  const words = wordsOf(title.replace(/[’'](s)\b/g, '$1'));
  const telling = words.filter((word) => !EMPTY.has(word));
  const chosen = (telling.length > 1 ? telling : words).slice(0, MOST_WORDS);
  while (chosen.length > 1 && chosen.join('-').length > LONGEST) chosen.pop();
  const slug = chosen.join('-').slice(0, LONGEST);
  if (slug.replace(/[^a-z]/g, '').length > 2) return slug;
  return wordsOf(instead).join('-').slice(0, LONGEST).replace(/-$/, '') || 'article';
}

/** The slug, or the first of slug-2, slug-3, … that is free. */
export async function freeSlug(slug: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? slug : `${slug}-${number}`;
    if (!(await isTaken(wanted))) return wanted;
  }
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
