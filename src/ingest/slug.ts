import { fold } from '../core/fold.ts';
import { isSlug, LONGEST_SLUG } from '../core/slug.ts';

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
 * that can be typed with a–z, the first thing given instead that has: a file's name, a publisher and a date.
 */
export function slugOf(title: string, instead: readonly string[]): string {
  const words = wordsOf(title.replace(/[’']s\b/g, ''));
  const telling = words.filter((word) => !EMPTY.has(word));
  const slug = joined((telling.length > 1 ? telling : words).slice(0, MOST_WORDS));
  const others = instead.map((it) => joined(wordsOf(it)));
  return [slug, ...others].find((it) => it.replace(/[^a-z]/g, '').length > 2 && isSlug(it)) ?? 'article';
}

/** As many whole words as are not too long. */
function joined(words: readonly string[]): string {
  const chosen = [...words];
  while (chosen.length > 1 && chosen.join('-').length > LONGEST) chosen.pop();
  return chosen.join('-').slice(0, LONGEST);
}

/** The slug, or the first of slug-2, slug-3, … that is free. */
export async function freeSlug(slug: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`;
    const wanted = slug.slice(0, LONGEST_SLUG - end.length).replace(/-$/, '') + end;
    if (!(await isTaken(wanted))) return wanted;
  }
}

/** Letters of Cyrillic and Greek as they are commonly written with a–z, without accents, which folding takes off. */
const LATIN = new Map(
  (
    'а:a б:b в:v г:g ґ:g д:d е:e є:ie ж:zh з:z и:i і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh ' +
    'щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ' +
    'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LATIN.get(letter) ?? letter)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
