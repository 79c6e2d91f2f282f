import type { Article } from './article.ts';
import { decode } from './decode.ts';
import { NO_SOURCE, NO_SPEECH } from './lattice.ts';
import { runsOn } from './utterances.ts';

/** What was decided of a quotation: whether it is speech at all, and the mention that names its source, or -1. */
export type Attribution = { speech: number; source: number; probability: number };

/** The likeliest source of each quotation of an article. */
export function attribute(article: Article, weights: Float32Array): Attribution[] {
  const attributions = decode(article, weights).map(({ states, marginals }) => {
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
  // A quotation that goes on in the next paragraph is one person's: whom the surer of the two names.
  for (let index = 1; index < attributions.length; index++) {
    if (!runsOn(article, index - 1, index)) continue;
    const [one, two] = [attributions[index - 1] as Attribution, attributions[index] as Attribution];
    const surer = two.source < 0 || (one.source >= 0 && one.probability >= two.probability) ? one : two;
    for (const part of [one, two]) part.source = surer.source;
  }
  return attributions;
}
