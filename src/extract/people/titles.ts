import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';
import { introduction } from './introductions.ts';
import { endOfPhrase, isBareKin, isRole, LONGEST, phrase, roleIn, type Title } from './title-phrases.ts';

export type { Title };

/** The titles that stand beside a name: before it, in apposition after it, or before it with a comma between. */
export function titlesBeside(article: Article, mention: Mention): Title[] {
  const found = [
    before(article, mention),
    after(article, mention),
    across(article, mention),
    predicate(article, mention),
    introduction(article, mention),
  ];
  return found.filter((title) => title !== null);
}

export const spanOf = ({ words }: Article, { first, last }: { first: number; last: number }): Span => ({
  start: (words[first] as Word).start,
  end: (words[last] as Word).end,
});

/** “Harbour Office spokesman Rear Adm.” */
function before({ words, language }: Article, mention: Mention): Title | null {
  let first = mention.first;
  let last = mention.nameFirst - 1;
  while (first <= last && (opensTitle(words[first] as Word, language) || (words[first] as Word).kind === 'punctuation'))
    first++;
  while (last >= first && (isPlain(words[last] as Word, language) || (words[last] as Word).kind === 'punctuation'))
    last--;
  if (last < first || isBareKin(words, first, last, language)) return null;
  const end = words[last] as Word;
  if (!end.capital && !isRole(end, language) && !language.endings.title.test(end.lower)) return null;
  // “Dr.” says less than what she is doctor of.
  if (first === last && language.honorifics.has(end.lower)) return { first, last, place: 'before', score: 1 };
  let score = 0;
  for (let at = first; at <= last; at++) if (language.roles.has((words[at] as Word).lower)) score = 3;
  return { first, last, place: 'before', score: score + 0.25 * Math.min(last - first, 6) + 1 };
}

/** Articles and “its” stand before a title, and are no part of it. */
const opensTitle = ({ lower }: Word, { small }: Language): boolean =>
  small.articles.has(lower) || small.possessives.has(lower);

const isPlain = ({ lower }: Word, { honorifics, roles }: Language): boolean =>
  honorifics.has(lower) && !roles.has(lower);

/** “, 41, a nurse at the clinic,” */
function after(article: Article, mention: Mention): Title | null {
  const { words, mentions, mentionAt, language } = article;
  const { sentence } = words[mention.head] as Word;
  const at = mention.last + 1 + photographWords(words, mention.last, language);
  const open = words[at];
  if (open?.sentence !== sentence || !/^[,(–—-]$/.test(open.lower)) return null;
  const isAge = words[at + 1]?.kind === 'number' && /^[,)]$/.test(words[at + 2]?.lower ?? '');
  const first = at + (isAge ? 3 : 1);
  const last = endOfPhrase(article, first, sentence, open.lower);
  // “to the Observer, her adviser, Ada Lund,”: the adviser is whoever comes next.
  const next = mentions[mentionAt[last + 2] ?? -1];
  const isLed =
    language.small.definite.has(words[mention.first - 1]?.lower ?? '') ||
    language.small.possessives.has(words[first]?.lower ?? '');
  if (isLed && words[last + 1]?.lower === ',' && next?.kind === 'name') return null;
  return phrase(article, first, last, 'after');
}

/** How many words after a name only point to a photograph: “(pictured)”, “, right”. */
function photographWords(words: readonly Word[], last: number, { small }: Language): number {
  const [open, inside, close] = [words[last + 1]?.lower, words[last + 2]?.lower ?? '', words[last + 3]?.lower];
  if (open === '(' && close === ')') return 3;
  return close === ',' && small.photograph.has(inside) ? 2 : 0;
}

/** “Ada Lund is the party's treasurer” */
function predicate(article: Article, mention: Mention): Title | null {
  const { words, language } = article;
  const verb = words[mention.last + 1];
  if (!verb || verb.sentence !== (words[mention.head] as Word).sentence || !language.small.copulas.has(verb.lower))
    return null;
  const first = mention.last + 2;
  if (!language.small.articles.has(words[first]?.lower ?? '')) return null;
  const last = endOfPhrase(article, first, verb.sentence, ',');
  if (roleIn(words, first + 1, Math.min(last, first + 5), language) < 0) return null;
  const found = phrase(article, first, last, 'after');
  return found && { ...found, score: found.score - 1.5 };
}

/** “The lead author, Ines Varga, said”: the role before the name, with a comma between. */
function across(article: Article, mention: Mention): Title | null {
  const { words, language } = article;
  if (mention.first !== mention.nameFirst && !language.honorifics.has((words[mention.first] as Word).lower))
    return null;
  const [comma, close] = [words[mention.first - 1], words[mention.last + 1]];
  const { sentence } = words[mention.head] as Word;
  if (comma?.lower !== ',' || comma.sentence !== sentence) return null;
  const isClosed = close?.sentence !== sentence || /^[,.;:–—“”]/.test(close.lower) || close.kind === 'quotation';
  const last = mention.first - 2;
  const first = startOfPhrase(article, last, sentence);
  if (!isClosed || first > last || isBareKin(words, first, last, language)) return null;
  for (let at = first; at <= last; at++) if (language.pronouns.get((words[at] as Word).lower)?.subject) return null;
  if (!isStart(words, first, sentence, language) && !language.small.articles.has((words[first] as Word).lower))
    return null;
  return phrase(article, first, last, 'across');
}

/** Where the phrase that ends at a word begins: after the last verb, conjunction or mark. */
function startOfPhrase({ words, language }: Article, last: number, sentence: number): number {
  let first = last;
  for (; first >= Math.max(0, last - LONGEST); first--) {
    const word = words[first] as Word;
    if (word.sentence !== sentence || word.kind === 'quotation') break;
    if (word.kind === 'punctuation' && !/^[-–/&]$/.test(word.lower)) break;
    if (language.small.phraseBounds.has(word.lower)) break;
    const isPart = isRole(word, language) || language.rolePrefixes.has(word.lower);
    if (!isPart && (language.verbs.has(word.lower) || (language.cues.has(word.lower) && first < last))) break;
  }
  return first + 1;
}

const isStart = (words: readonly Word[], at: number, sentence: number, { cues, verbs, small }: Language): boolean => {
  const word = words[at - 1];
  return (
    !word ||
    word.sentence !== sentence ||
    word.kind !== 'word' ||
    cues.has(word.lower) ||
    verbs.has(word.lower) ||
    small.clauseOpeners.has(word.lower) ||
    small.roleOpeners.has(word.lower)
  );
};
