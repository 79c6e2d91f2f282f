import { type Article, readArticle } from '../extract/article.ts';
import type { Language } from '../extract/language/language.ts';
import { latticeOf, NO_SOURCE, NO_SPEECH, type State } from '../extract/lattice.ts';
import type { Span } from '../extract/spans/marks.ts';
import type { Word } from '../extract/words.ts';
import type { Label, Labelled } from './labelled.ts';
import type { Example } from './learn.ts';

const SMALL = /,|\s(?:of|for|from|at|in|who|which|that|with|on)\s/;
const PRONOUNS = new Set(['he', 'she', 'they', 'i', 'we', 'it', 'who', 'you', 'his', 'her', 'their']);

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .toLowerCase()
    .trim();

/** The last word of a name, without Jr. and the like: what a strict comparison of names goes by. */
export const lastWord = (name: string): string =>
  fold(name)
    .split(/\s+/)
    .filter((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word))
    .at(-1) ?? '';

/** The head of a phrase that names a source: the last word before its first comma or preposition. */
export const headOf = (phrase: string): string => lastWord(phrase.split(SMALL)[0] as string);

export const isNamed = (phrases: readonly string[]): boolean => {
  const whole = phrases.join(' ').trim();
  if (!whole || PRONOUNS.has(whole.toLowerCase())) return false;
  return /^\p{Lu}/u.test((phrases[0] as string).split(/,/)[0]?.trim().split(/\s+/).at(-1) ?? '');
};

/** Cut to its words, so that marks and punctuation at the ends don't matter. */
export function trimmed(text: string, { start, end }: Span): Span {
  const word = /[\p{L}\p{N}]/u;
  let from = start;
  let to = end;
  while (from < to && !word.test(text[from] as string)) from++;
  while (to > from && !word.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

export const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** An article with what is right for each quotation that was found in it. */
export function exampleOf(labelled: Labelled, language: Language, weight = 1): Example {
  const article = readArticle(labelled.text, language);
  const lattice = latticeOf(article);
  const right = article.quotations.map((quotation, index) =>
    rightSources(article, lattice[index] as State[], quotation, labelled.quotes),
  );
  return { article, lattice, right, weight };
}

function rightSources(
  article: Article,
  states: readonly State[],
  quotation: Span,
  labels: readonly Label[],
): ReadonlySet<number> | null {
  const { text } = article;
  const here = trimmed(text, quotation);
  const share = (label: Label): number => overlap(here, trimmed(text, label)) / Math.max(1, here.end - here.start);
  const label = labels.reduce<Label | undefined>(
    (best, other) => (share(other) > (best ? share(best) : 0) ? other : best),
    undefined,
  );
  if (!label) return new Set([NO_SPEECH]);
  // A stretch that is mostly narration is neither right nor wrong to learn from.
  if (share(label) < 0.3) return null;
  const candidates = states.map(({ source }) => source).filter((source) => source >= 0);
  if (label.source.length === 0) return withoutMention(article, candidates, label);
  const phrases = label.source.map(({ start, end }) => text.slice(start, end));
  const touching = candidates.filter((k) =>
    label.source.some((span) => overlap(span, article.mentions[k] as Span) > 0),
  );
  if (touching.length === 0) return null;
  if (isNamed(phrases)) {
    const exact = touching.filter((k) => lastWord(nameOf(article, k)) === headOf(phrases[0] as string));
    return new Set(exact.length ? exact : touching);
  }
  const first = label.source[0] as Span;
  const lead = first.start + ((phrases[0] as string).split(SMALL)[0] as string).length;
  // The last mention before a comma or a preposition carries the phrase; where it only describes a name, that is the source.
  const leading = article.mentions.findLastIndex(({ head }) => {
    const start = (article.words[head] as Word).start;
    return start >= first.start && start < lead;
  });
  const whom = (article.described[leading] as number | undefined) ?? -1;
  const source = whom >= 0 ? whom : leading;
  return new Set(candidates.includes(source) ? [source] : touching);
}

/** Where no phrase beside the quotation names its source but the reader knows it: any mention of the name will do. */
function withoutMention(
  article: Article,
  candidates: readonly number[],
  { speaker }: Label,
): ReadonlySet<number> | null {
  if (!speaker) return new Set([NO_SOURCE]);
  const named = candidates.filter(
    (k) => article.mentions[k]?.kind === 'name' && lastWord(nameOf(article, k)) === lastWord(speaker),
  );
  return named.length ? new Set(named) : null;
}

export function nameOf({ text, words, mentions }: Article, k: number): string {
  const { nameFirst, nameLast } = mentions[k] as Article['mentions'][number];
  return text.slice(words[nameFirst]?.start, words[nameLast]?.end);
}
