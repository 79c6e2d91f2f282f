/** Words in a row that are compared as one; fewer are common to texts that have nothing to do with each other. */
const WORDS = 5;
const BANDS = 32;
const ROWS = 2;
/** A text much longer than an article is compared by its beginning. */
const MOST_WORDS = 20_000;

/** The hashes of all runs of five words, in lower case and without punctuation; of a shorter text all of it is one. */
export function shinglesOf(text: string): Set<number> {
  const words = (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).slice(0, MOST_WORDS);
  const shingles = new Set<number>();
  if (words.length === 0) return shingles;
  for (let at = 0; at <= Math.max(0, words.length - WORDS); at++)
    shingles.add(hashOf(words.slice(at, at + WORDS).join(' ')));
  return shingles;
}

/**
 * Sixty-four least hashes (MinHash), two in a band: of texts that share four shingles of ten, as an agency's report and a cut
 * of it do, .996 share a band, of those that share one of a hundred .003. Source: Broder, On the resemblance and containment
 * of documents (1997).
 */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size === 0) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffff_ffff);
  for (const shingle of shingles)
    for (let at = 0; at < least.length; at++) {
      const hash = mixed(shingle ^ Math.imul(at + 1, 0x9e37_79b1));
      if (hash < (least[at] as number)) least[at] = hash;
    }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.subarray(band * ROWS, band * ROWS + ROWS);
    return rows.reduce((sum, row) => mixed(Math.imul(sum, 31) ^ row), band + 1);
  });
}

/** The share of the shorter text's shingles that stand in the longer one too, 0 to 1. */
export function containment(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: every bit of the result hangs on every bit of the number. */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
