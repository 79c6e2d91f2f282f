/** Points of a rising curve from what the model believes to what turned out right: `[belief, truth]`, both 0 to 1. */
export type Curve = readonly (readonly [number, number])[];

/** What a belief is worth, between the points of the curve. */
export function calibrated(curve: Curve, belief: number): number {
  let [lowX, lowY] = [0, 0];
  for (const [x, y] of curve) {
    if (belief <= x) return x > lowX ? lowY + ((y - lowY) * (belief - lowX)) / (x - lowX) : y;
    [lowX, lowY] = [x, y];
  }
  return lowX < 1 ? lowY + ((1 - lowY) * (belief - lowX)) / (1 - lowX) : lowY;
}

/**
 * Fits the curve by isotonic regression (pool adjacent violators) on beliefs and whether each was right, one point a pool of
 * at least `least` cases.
 */
export function fitCurve(cases: readonly { belief: number; right: boolean }[], least = 60): Curve {
  const sorted = [...cases].sort((a, b) => a.belief - b.belief);
  const pools: { belief: number; right: number; size: number }[] = [];
  for (let at = 0; at < sorted.length; at += least) {
    const chunk = sorted.slice(at, at + least);
    pools.push({
      belief: chunk.reduce((sum, { belief }) => sum + belief, 0),
      right: chunk.filter(({ right }) => right).length,
      size: chunk.length,
    });
    while (pools.length > 1 && rate(pools.at(-2)) >= rate(pools.at(-1))) {
      const last = pools.pop() as (typeof pools)[number];
      const before = pools.at(-1) as (typeof pools)[number];
      before.belief += last.belief;
      before.right += last.right;
      before.size += last.size;
    }
  }
  return pools.map(({ belief, right, size }) => [round(belief / size), round(right / size)]);
}

const rate = (pool: { right: number; size: number } | undefined): number => (pool ? pool.right / pool.size : 0);
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
