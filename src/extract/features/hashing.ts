/** The table of weights has 2^SIZE places; a feature is its place, found by hashing. */
export const SIZE = 18;
const MASK = (1 << SIZE) - 1;

/** Gathers the features of one decision at a time: `add(template, values…)` hashes them to places in the table. */
export class Features {
  private readonly places = new Int32Array(96);
  private count = 0;

  add(template: number, a = 0, b = 0, c = 0): void {
    let hash = Math.imul(template + 0x9e37, 0x85ebca6b);
    hash = Math.imul(hash ^ a, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 15)) + b, 0x27d4eb2f);
    hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x165667b1);
    this.places[this.count++] = ((hash ^ (hash >>> 16)) >>> 0) & MASK;
  }

  /** The places gathered, and begins anew. */
  taken(): Int32Array {
    const places = this.places.slice(0, this.count);
    this.count = 0;
    return places;
  }

  /** The sum of the weights at the places gathered, and begins anew. */
  sum(weights: Float32Array): number {
    let sum = 0;
    for (let at = 0; at < this.count; at++) sum += weights[this.places[at] as number] as number;
    this.count = 0;
    return sum;
  }
}

/** A number of words, quotations or the like, coarser the larger it is. */
export const bucket = (n: number): number =>
  n < 6 ? n : n < 9 ? 6 : n < 13 ? 7 : n < 20 ? 8 : n < 35 ? 9 : n < 60 ? 10 : 11;
export const clamp = (n: number, low: number, high: number): number => (n < low ? low : n > high ? high : n);
