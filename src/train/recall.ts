import type { Span } from '../extract/spans/marks.ts';
import type { Labelled } from './labelled.ts';
import type { Example } from './learn.ts';
import { headOf, isNamed, lastWord, nameOf, overlap } from './target.ts';

/** How many labelled sources are among the mentions that can be chosen, the ceiling of what attribution can reach. */
export type Recall = { sources: number; touched: number; named: number };

/**
 * Counts the quotations whose labels name a source, those of them where a candidate touches the phrase, and where it also has
 * the name's last word. Only quotations that were found at all count.
 */
export function candidateRecall(pairs: readonly { labels: Labelled; example: Example }[]): Recall {
  const recall: Recall = { sources: 0, touched: 0, named: 0 };
  for (const { labels, example } of pairs) {
    const { article, lattice } = example;
    for (const { start, end, source } of labels.quotes) {
      const at = article.quotations.findIndex((quotation) => overlap(quotation, { start, end }) > 0);
      if (at < 0 || source.length === 0) continue;
      const phrases = source.map((span) => labels.text.slice(span.start, span.end));
      const touching = (lattice[at] ?? []).filter(
        (state) =>
          state.source >= 0 && source.some((span) => overlap(article.mentions[state.source] as Span, span) > 0),
      );
      recall.sources++;
      if (touching.length > 0) recall.touched++;
      const isRight = ({ source: k }: { source: number }): boolean =>
        lastWord(nameOf(article, k)) === headOf(phrases[0] as string);
      if (touching.length > 0 && (!isNamed(phrases) || touching.some(isRight))) recall.named++;
    }
  }
  return recall;
}
