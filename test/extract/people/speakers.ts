import { type Article, readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';
import type { Language } from '../../../src/extract/language/language.ts';
import { type Identity, identify } from '../../../src/extract/people/people.ts';

/** Who says each quotation of a text, where its source is the mention nearest to a verb of speech beside it. */
export function speakersOf(text: string, language: Language = english): (Identity | null)[] {
  const article = readArticle(text, language);
  return identify(
    article,
    article.quotations.map((_, index) => sourceOf(article, index)),
  );
}

function sourceOf({ mentions, profiles, words, quotationAt }: Article, index: number): number {
  const at = quotationAt[index] as number;
  const paragraph = words[at]?.paragraph;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  mentions.forEach(({ head }, mention) => {
    if (words[head]?.paragraph !== paragraph || (profiles[mention]?.place ?? 0) === 0) return;
    const distance = Math.abs(head - at);
    if (distance < least) [least, best] = [distance, mention];
  });
  if (best >= 0) return best;
  return mentions.findIndex(({ head }) => words[head]?.paragraph === paragraph && Math.abs(head - at) < 6);
}
