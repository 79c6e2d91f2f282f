import type { Article } from '../article.ts';
import type { Language } from '../language/language.ts';
import { isPossessive } from '../mentions/word-kinds.ts';
import type { Word } from '../words.ts';

/** A stretch of words that gives somebody's role, and how well it does. */
export type Title = { first: number; last: number; place: 'before' | 'after' | 'across'; score: number };

export const LONGEST = 22;
export const isRole = ({ lower }: Word, { roles, people }: Language): boolean => roles.has(lower) || people.has(lower);

/** Where an apposition ends: at the next comma, unless that only comes before a state or country. */
export function endOfPhrase(article: Article, first: number, sentence: number, open: string): number {
  const { words } = article;
  let at = first;
  while (at < first + LONGEST && words[at]?.sentence === sentence && !endsAt(article, at, first, open)) at++;
  let last = at - 1;
  while (last > first && (words[last] as Word).kind === 'punctuation' && (words[last] as Word).lower !== ')') last--;
  return last;
}

function endsAt({ words, language, mentionAt }: Article, at: number, first: number, open: string): boolean {
  const { kind, lower, capital } = words[at] as Word;
  if (kind === 'quotation') return true;
  if (kind === 'punctuation') {
    if (/^[–—:;!?….)("“”]|^--$/.test(lower)) return true;
    return lower === ',' && open !== '(' && !isPlace(words, at, language);
  }
  if (at === first) return false;
  if (language.small.appositionEnds.has(lower)) return true;
  // “a partner at Birch Ventures”: a name's word, and no verb.
  if (capital || !language.cues.has(lower) || language.nouns.likeCues.has(lower)) return false;
  // “…, a nurse, he said”: a clause with its own subject.
  const before = words[at - 1] as Word;
  return mentionAt[at - 1] !== -1 || language.pronouns.has(before.lower) || before.lower === ',';
}

/** “in Port Osk, Norl.,”: the comma before a state or country doesn't end the phrase. */
function isPlace(words: readonly Word[], at: number, language: Language): boolean {
  const [town, state, next] = [words[at - 1], words[at + 1], words[at + 2]];
  if (!town?.capital || !state?.capital || state.sentence !== town.sentence) return false;
  if (next && next.sentence === state.sentence && next.kind !== 'punctuation') return false;
  let back = at - 1;
  while (back > 0 && (words[back] as Word).capital && at - back < 4) back--;
  const { small } = language;
  const { lower } = words[back] as Word;
  return (small.locating.has(lower) || small.belonging.has(lower)) && !language.roles.has(state.lower);
}

/** The words between, as a title: it begins like a noun phrase and holds a role. */
export function phrase({ words, language }: Article, from: number, last: number, place: Title['place']): Title | null {
  const opening = words[from];
  if (!opening || last < from || opening.kind === 'punctuation' || opening.kind === 'quotation') return null;
  const isLed = language.small.articles.has(opening.lower);
  const isOwned = language.small.possessives.has(opening.lower);
  const first = isLed || isOwned ? from + 1 : from;
  if (last < first || !opensPhrase(opening, isLed, language)) return null;
  if (words.slice(first, last + 1).some(({ lower }) => language.small.clauseVerbs.has(lower))) return null;
  if (isOneOf(words, first, language) || (first === from && isCounted(words, first, language))) return null;
  const role = roleIn(words, first, last, language);
  if (role < 0 && (!isLed || language.small.relatives.has(opening.lower) || isThing(words, first, last, language)))
    return null;
  if (language.small.relatives.has(opening.lower) && holdsSmallWord(words, first, role, language)) return null;
  // “Republican of Norland” says less than an office does.
  if (role === first && language.nouns.partisans.has((words[first] as Word).lower))
    return { first, last, place, score: 0.9 };
  const size = Math.min(last - first, 8);
  return { first, last, place, score: (role < 0 ? 1 : 3) + 0.15 * size + (place === 'after' ? 0.6 : 0) };
}

/** “one of the three officials”, “one of several men”: a number tells nothing of what somebody does. */
function isOneOf(words: readonly Word[], first: number, { small, determiners }: Language): boolean {
  const [one, of, ...next] = words.slice(first, first + 4).map(({ lower }) => lower);
  const isCount = (word: string): boolean =>
    determiners.has(word) &&
    !small.definite.has(word) &&
    !small.possessives.has(word) &&
    !small.ownPossessives.has(word);
  return small.indefinite.has(one ?? '') && small.of.has(of ?? '') && next.some(isCount);
}

/** “one woman”, “another guest”: how many, and nobody's title; but “one of its founders”. */
const isCounted = (words: readonly Word[], first: number, { small, determiners }: Language): boolean =>
  determiners.has((words[first] as Word).lower) && !small.of.has(words[first + 1]?.lower ?? '');

/** “…, die der Trainer lobte”: after an article that may be a relative pronoun, only adjectives stand before a role. */
function holdsSmallWord(words: readonly Word[], from: number, to: number, { functionWords }: Language): boolean {
  for (let at = from; at < to; at++) if (functionWords.has((words[at] as Word).lower)) return true;
  return false;
}

/** “the manifesto”, “a letter”: nothing that somebody is. */
const isThing = (words: readonly Word[], first: number, last: number, { documents, works }: Language): boolean =>
  words.slice(first, Math.min(last, first + 3) + 1).some(({ lower }) => documents.has(lower) || works.has(lower));

/** Whether a word can open a noun phrase: no verb, no participle, no small word but an article or a possessive. */
function opensPhrase(opening: Word, isLed: boolean, language: Language): boolean {
  const { lower, capital } = opening;
  if (language.verbs.has(lower) || language.cues.has(lower)) return false;
  const { small, endings } = language;
  if (isLed || small.possessives.has(lower)) return true;
  if (language.functionWords.has(lower) || language.pronouns.has(lower)) return false;
  return (
    capital ||
    !(endings.running.test(lower) || endings.past.test(lower)) ||
    isRole(opening, language) ||
    language.rolePrefixes.has(lower)
  );
}

/** Where the phrase's head is a role: before “of”, “at”, “for”; -1 where it is none. */
export function roleIn(words: readonly Word[], first: number, last: number, language: Language): number {
  for (let at = first; at <= Math.min(last, first + 9); at++) {
    const word = words[at] as Word;
    if (word.kind === 'punctuation' && !/^[-–'’&/.]$/.test(word.lower)) return -1;
    if (at > first && language.small.afterTitles.has(word.lower)) return -1;
    const next = words[at + 1];
    const isOwner = isPossessive(next);
    // “one of the three”: how many they are tells nothing of what they do.
    const isCount = language.determiners.has(word.lower);
    if (
      !isOwner &&
      !isCount &&
      (isRole(word, language) || isRole({ ...word, lower: language.singularOf(word.lower) }, language))
    )
      return at;
  }
  return -1;
}

/** “the union”, “a Harle-based group”: what only a body is. */
export function isBody({ words, language }: Article, { first, last, place }: Title): boolean {
  const { nouns, roles, rolePrefixes, functionWords, endings } = language;
  if (place === 'before') return false;
  for (let at = first; at <= last; at++) {
    const [{ lower, kind }, next] = [words[at] as Word, words[at + 1]];
    if (kind !== 'word' || isPossessive(next)) continue;
    // “the union representing them”, but “the group managing director”
    const runs = next && endings.running.test(next.lower) && !next.capital && !rolePrefixes.has(next.lower);
    const goesOn = next?.kind === 'word' && !functionWords.has(next.lower) && !runs;
    if (at === last || !goesOn) return nouns.bodies.has(lower) && !roles.has(lower);
  }
  return false;
}

/** A brother or a husband, if it isn't said whose. */
export const isBareKin = (words: readonly Word[], first: number, last: number, { small, nouns }: Language): boolean => {
  const [opening, only] = [words[first] as Word, words[last] as Word];
  const isOwned = small.possessives.has(opening.lower) || small.ownPossessives.has(opening.lower);
  return (first === last || (last - first === 1 && isOwned)) && nouns.kin.has(only.lower) && !only.capital;
};
