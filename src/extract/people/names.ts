import type { Article } from '../article.ts';
import type { Language, Pronoun } from '../language/language.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Span } from '../spans/marks.ts';
import type { Word } from '../words.ts';

export type Gender = Pronoun['gender'];

/** A name as one mention gives it: its words folded to plain letters, without “Jr.” (that is the `suffix`). */
export type Name = {
  mention: number;
  tokens: string[];
  suffix: string;
  /** What an honorific before it tells: Mrs. */
  gender: Gender | null;
  isOrganization: boolean;
};

export const fold = (text: string): string =>
  /^[a-z]*$/.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/[\p{M}.]/gu, '')
        .replaceAll('’', "'")
        .toLowerCase();

/** Reads the name in a mention. */
export function nameIn(article: Article, index: number): Name {
  const { words, language } = article;
  const mention = article.mentions[index] as Mention;
  const tokens: string[] = [];
  let suffix = '';
  for (let at = mention.nameFirst; at <= mention.nameLast; at++) {
    const word = words[at] as Word;
    if (word.kind !== 'word' && word.kind !== 'number') continue;
    if (tokens.length > 0 && language.suffixes.has(word.lower)) suffix = word.lower;
    else tokens.push(fold(word.lower));
  }
  let gender: Gender | null = null;
  for (let at = mention.first; at < mention.nameFirst; at++)
    gender = language.honorifics.get((words[at] as Word).lower) ?? gender;
  return { mention: index, tokens, suffix, gender, isOrganization: isOrganization(article, mention, tokens, gender) };
}

const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}&.]+$/u.test(text);

function isOrganization(article: Article, mention: Mention, tokens: readonly string[], gender: Gender | null): boolean {
  const { words, text, language } = article;
  if (gender) return false;
  const [first, last] = [words[mention.nameFirst] as Word, words[mention.head] as Word];
  const isGiven = language.maleNames.has(first.lower) || language.femaleNames.has(first.lower);
  if (tokens.length === 1)
    return isAcronym(text.slice(first.start, first.end)) || (language.organizations.has(first.lower) && !isGiven);
  if (tokens.some((token) => language.small.inBodies.has(token))) return true;
  if (text.slice(first.end, last.start).includes('&')) return true;
  if (mention.first < mention.nameFirst) return false;
  if (language.nouns.placeNames.has(last.lower) && !isGiven) return true;
  if (language.organizations.has(last.lower)) return !isGiven || tokens.length > 2;
  const isShort = (word: Word): boolean => /^\p{Lu}{3,}$/u.test(text.slice(word.start, word.end));
  return !isGiven && tokens.length < 4 && isShort(first) !== isShort(last);
}

/** Whether two names of two words and more can be one person's: John F. Kirby, John Kirby, Johnny Kirby, J. Kirby. */
export function isSamePerson(one: Name, other: Name, { isShortForm }: Language): boolean {
  const [short, long] = one.tokens.length <= other.tokens.length ? [one, other] : [other, one];
  const [a, b] = [short.tokens[0] as string, long.tokens[0] as string];
  if (short.gender && long.gender && short.gender !== long.gender && short.gender !== 'any' && long.gender !== 'any')
    return false;
  if (short.suffix !== long.suffix && (a === b || (short.suffix && long.suffix))) return false;
  if (short.tokens.at(-1) === long.tokens.at(-1)) {
    if (a === b || isShortForm(a, b)) return true;
    if (a.length === 1 || b.length === 1) return a[0] === b[0];
    if (Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a))) return true;
    return isPart(short.tokens, long.tokens);
  }
  return short.tokens.length > 1 && isPart(short.tokens, long.tokens) && a === b;
}

/** Whether the words of one name come in the other, in their order. */
function isPart(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const token of long) if (token === short[at]) at++;
  return at === short.length && short.length < long.length;
}

/** The initials of an organization's name: who for the World Health Organization. */
export function initialsOf(article: Article, { mention }: Name): string {
  const { nameFirst, nameLast } = article.mentions[mention] as Mention;
  let initials = '';
  for (let at = nameFirst; at <= nameLast; at++) {
    const word = article.words[at] as Word;
    if (word.capital) initials += word.lower[0];
  }
  return fold(initials);
}

/** The stretch of a name without titles. */
export function nameSpan({ words, mentions }: Article, { mention }: Name): Span {
  const { nameFirst, nameLast } = mentions[mention] as Mention;
  return { start: (words[nameFirst] as Word).start, end: (words[nameLast] as Word).end };
}
