import type { Article } from './article.ts';
import { decode } from './decode.ts';
import { NO_SOURCE, NO_SPEECH } from './lattice.ts';

/** What was decided of a quotation: whether it is speech at all, and the mention that names its source, or -1. */
export type Attribution = { speech: number; source: number; probability: number };

/** The likeliest source of each quotation of an article. */
export function attribute(article: Article, weights: Float32Array): Attribution[] {
  return decode(article, weights).map(({ states, marginals }) => {
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
}
