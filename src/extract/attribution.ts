import type { Article } from './article.ts';
import { decode } from './decode.ts';
import { isTitleOfWork } from './features/works.ts';
import { NO_SOURCE, NO_SPEECH } from './lattice.ts';
import { runsOn } from './utterances.ts';

/** What was decided of a quotation: whether it is speech at all, and the mention that names its source, or -1. */
export type Attribution = { speech: number; source: number; probability: number };

/** The likeliest source of each quotation of an article. */
export function attribute(article: Article, weights: Float32Array): Attribution[] {
  const attributions = decode(article, weights).map(({ states, marginals }, index) => {
    if (isTitleOfWork(article, index)) return { speech: 0, source: -1, probability: 0 };
    let source = -1;
    let best = -1;
    let silent = 0;
    states.forEach((state, k) => {
      const marginal = marginals[k] as number;
      if (state.source === NO_SPEECH) silent = marginal;
      else if (marginal > best) {
        best = marginal;
        source = state.source === NO_SOURCE ? -1 : state.source;
      }
    });
    return { speech: 1 - silent, source, probability: Math.max(best, 0) };
  });
  joinRuns(article, attributions);
  return attributions;
}

/**
 * A quotation that goes on from paragraph to paragraph is one person's: whom its surest part names, as surely as its parts on
 * average. What tells that it is speech may stand in one paragraph and not in the next, so the average holds for each.
 */
function joinRuns(article: Article, attributions: readonly Attribution[]): void {
  let first = 0;
  for (let next = 1; next <= attributions.length; next++) {
    if (next < attributions.length && runsOn(article, next - 1, next)) continue;
    const run = attributions.slice(first, next);
    first = next;
    if (run.length === 1) continue;
    const named = run.filter(({ source }) => source >= 0);
    const surest = (named.length > 0 ? named : run).reduce((a, b) => (b.probability > a.probability ? b : a));
    const { source } = surest;
    const probability = meanOf(run, (part) => part.probability);
    const speech = meanOf(run, (part) => part.speech);
    for (const part of run) Object.assign(part, { source, probability, speech: Math.max(part.speech, speech) });
  }
}

const meanOf = (run: readonly Attribution[], value: (part: Attribution) => number): number =>
  run.reduce((sum, part) => sum + value(part), 0) / run.length;
