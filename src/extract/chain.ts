/**
 * A chain of choices: for each step the scores of its states, and between steps those of each pair of states, row by row. The
 * probabilities of states, and of pairs, given the whole chain, by the forward-backward algorithm.
 */
export type Chain = { states: Float64Array[]; pairs: Float64Array[] };

export function marginalsOf({ states, pairs }: Chain): Float64Array[] {
  const { forward, backward, total } = passes({ states, pairs });
  return states.map((_, t) =>
    (forward[t] as Float64Array).map((value, k) => Math.exp(value + (backward[t]?.[k] as number) - total)),
  );
}

export function pairMarginalsOf({ states, pairs }: Chain): Float64Array[] {
  const { forward, backward, total } = passes({ states, pairs });
  return pairs.map((scores, t) => {
    const next = states[t + 1] as Float64Array;
    return scores.map((score, k) => {
      const to = k % next.length;
      const from = (k - to) / next.length;
      return Math.exp(
        (forward[t]?.[from] as number) + score + (next[to] as number) + (backward[t + 1]?.[to] as number) - total,
      );
    });
  });
}

function passes({ states, pairs }: Chain): { forward: Float64Array[]; backward: Float64Array[]; total: number } {
  const forward = states.map((scores) => scores.slice());
  for (let t = 1; t < states.length; t++) {
    const from = forward[t - 1] as Float64Array;
    const to = forward[t] as Float64Array;
    const scores = pairs[t - 1] as Float64Array;
    for (let k = 0; k < to.length; k++)
      to[k] =
        (to[k] as number) + logSum(from.length, (j) => (from[j] as number) + (scores[j * to.length + k] as number));
  }
  const backward = states.map((scores) => new Float64Array(scores.length));
  for (let t = states.length - 2; t >= 0; t--) {
    const to = backward[t] as Float64Array;
    const after = backward[t + 1] as Float64Array;
    const next = states[t + 1] as Float64Array;
    const scores = pairs[t] as Float64Array;
    for (let j = 0; j < to.length; j++)
      to[j] = logSum(
        next.length,
        (k) => (after[k] as number) + (next[k] as number) + (scores[j * next.length + k] as number),
      );
  }
  const last = forward.at(-1);
  return { forward, backward, total: last ? logSum(last.length, (k) => last[k] as number) : 0 };
}

/** The logarithm of the sum of exponentials, without overflow. */
function logSum(count: number, value: (at: number) => number): number {
  let most = -Infinity;
  for (let at = 0; at < count; at++) most = Math.max(most, value(at));
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Math.exp(value(at) - most);
  return most + Math.log(sum);
}
