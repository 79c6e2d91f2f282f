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
    const sum = this.mirrored(weights, 0);
    this.count = 0;
    return sum;
  }

  /** The sum of the weights at the places gathered, each with the bits of `mirror` turned; goes on gathering. */
  mirrored(weights: Float32Array, mirror: number): number {
    let sum = 0;
    for (let at = 0; at < this.count; at++) sum += weights[(this.places[at] as number) ^ mirror] as number;
    return sum;
  }
}

const STEPS = [6, 9, 13, 20, 35, 60];

/** A number of words, quotations or the like, coarser the larger it is. */
export const bucket = (n: number): number => (n < 6 ? n : 6 + STEPS.filter((step) => n >= step).length - 1);
export const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);
