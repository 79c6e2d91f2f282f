import type { Article } from './article.ts';
import type { Language } from './language/language.ts';
import type { Span } from './marks.ts';
import { isPossessive, type Mention } from './mentions.ts';
import type { Word } from './words.ts';

/** A stretch of words that gives somebody's role, and how well it does. */
export type Title = { first: number; last: number; place: 'before' | 'after' | 'across'; score: number };

const ARTICLES: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'der',
  'die',
  'das',
  'ein',
  'eine',
  'dem',
  'den',
  'einer',
  'einem',
]);
const LONGEST = 22;
const PARTIES = /^(?:republican|democrat|conservative|tory|liberal|independent|socialist)$/;

/** The titles that stand beside a name: before it, in apposition after it, or before it with a comma between. */
export function titlesBeside(article: Article, mention: Mention): Title[] {
  const found = [
    before(article, mention),
    after(article, mention),
    across(article, mention),
    predicate(article, mention),
  ];
  return found.filter((title) => title !== null);
}

export const spanOf = ({ words }: Article, { first, last }: { first: number; last: number }): Span => ({
  start: (words[first] as Word).start,
  end: (words[last] as Word).end,
});

const isRole = ({ lower }: Word, { roles, people }: Language): boolean => roles.has(lower) || people.has(lower);

/** “Pentagon spokesman Rear Adm.” */
function before({ words, language }: Article, mention: Mention): Title | null {
  let first = mention.first;
  let last = mention.nameFirst - 1;
  while (first <= last && (ARTICLES.has((words[first] as Word).lower) || (words[first] as Word).kind === 'punctuation'))
    first++;
  while (last >= first && (isPlain(words[last] as Word, language) || (words[last] as Word).kind === 'punctuation'))
    last--;
  if (last < first || isBareKin(words, first, last)) return null;
  const end = words[last] as Word;
  if (!end.capital && !isRole(end, language) && !/(?:er|or|ist|ian|man|woman|ant|ent|ee|eer|mate|ic)$/.test(end.lower))
    return null;
  let score = 0;
  for (let at = first; at <= last; at++) if (language.roles.has((words[at] as Word).lower)) score = 3;
  return { first, last, place: 'before', score: score + 0.25 * Math.min(last - first, 6) + 1 };
}

const isPlain = ({ lower }: Word, { honorifics, roles }: Language): boolean =>
  honorifics.has(lower) && !roles.has(lower);

/** “, 41, a nurse at the clinic,” */
function after(article: Article, mention: Mention): Title | null {
  const { words, mentions, mentionAt } = article;
  const { sentence } = words[mention.head] as Word;
  let before = mention.last;
  // “(pictured),” and “, right,” only point to a photograph.
  if (words[before + 1]?.lower === '(' && words[before + 3]?.lower === ')') before += 3;
  else if (
    /^(?:left|right|cent(?:er|re)|above|below|pictured)$/.test(words[before + 2]?.lower ?? '') &&
    words[before + 3]?.lower === ','
  )
    before += 2;
  const open = words[before + 1];
  if (!open || open.sentence !== sentence || !/^[,(–—-]$/.test(open.lower)) return null;
  let first = before + 2;
  const isAge = (at: number): boolean => words[at]?.kind === 'number' && /^[,)]$/.test(words[at + 1]?.lower ?? '');
  if (isAge(first)) first += 2;
  const last = endOfPhrase(article, first, sentence, open.lower);
  // “to the Observer, her adviser, Ada Lund,”: the adviser is whoever comes next.
  const next = mentions[mentionAt[last + 2] ?? -1];
  const isLed = words[mention.first - 1]?.lower === 'the' || /^(?:his|her|its|their)$/.test(words[first]?.lower ?? '');
  if (isLed && words[last + 1]?.lower === ',' && next?.kind === 'name') return null;
  return phrase(article, first, last, 'after');
}

/** Where an apposition ends: at the next comma, unless that only comes before a state or the rest of a list. */
function endOfPhrase(
  { words, language, mentionAt, mentions }: Article,
  first: number,
  sentence: number,
  open: string,
): number {
  let at = first;
  for (; at < first + LONGEST; at++) {
    const word = words[at];
    if (!word || word.sentence !== sentence || word.kind === 'quotation') break;
    if (word.kind === 'punctuation') {
      if (/^[–—:;!?….)("“”]|^--$/.test(word.lower)) break;
      if (word.lower === ',' && open !== '(' && !isPlace(words, at, language)) break;
    }
    if (at > first && isRelative(word, language)) break;
    if (
      at > first &&
      language.cues.has(word.lower) &&
      !/^(?:state|states|report|show|issue|lead|head|speech|release|message|post|list|title|release|charge|trade|share|stress|print)$/.test(
        word.lower,
      )
    ) {
      const subject = mentions[mentionAt[at - 1] as number];
      if (subject || language.pronouns.has(words[at - 1]?.lower ?? '') || words[at - 1]?.lower === ',') break;
    }
  }
  let last = at - 1;
  while (last > first && (words[last] as Word).kind === 'punctuation' && (words[last] as Word).lower !== ')') last--;
  return last;
}

const isRelative = ({ lower }: Word, { pronouns, functionWords }: Language): boolean =>
  /^(?:who|whose|whom|which|told|said|says)$/.test(lower) &&
  (pronouns.has(lower) || functionWords.has(lower) || lower.length > 3);

/** “in Daytona Beach, Fla.,”: the comma before a state or country doesn't end the phrase. */
function isPlace(words: readonly Word[], at: number, language: Language): boolean {
  const [town, state, next] = [words[at - 1], words[at + 1], words[at + 2]];
  if (!town?.capital || !state?.capital || state.sentence !== town.sentence) return false;
  if (next && next.sentence === state.sentence && next.kind !== 'punctuation') return false;
  let back = at - 1;
  while (back > 0 && (words[back] as Word).capital && at - back < 4) back--;
  return /^(?:in|from|of|at|near)$/.test((words[back] as Word).lower) && !language.roles.has(state.lower);
}

/** The words between, as a title: it begins like a noun phrase and holds a role. */
function phrase({ words, language }: Article, from: number, last: number, place: Title['place']): Title | null {
  let first = from;
  if (last < first) return null;
  const opening = words[first] as Word;
  if (opening.kind === 'punctuation' || opening.kind === 'quotation') return null;
  const isLed = ARTICLES.has(opening.lower);
  if (isLed) first++;
  if (last < first) return null;
  const isOwned = /^(?:his|her|its|their|one)$/.test(opening.lower);
  if (!isLed && !isOwned && (language.functionWords.has(opening.lower) || language.pronouns.has(opening.lower)))
    return null;
  if (
    !isLed &&
    /ing$|ed$/.test(opening.lower) &&
    !opening.capital &&
    !isRole(opening, language) &&
    !language.rolePrefixes.has(opening.lower)
  )
    return null;
  for (let at = first; at <= last; at++)
    if (/^(?:is|was|are|were|has|had|have|will|would|said|did|does)$/.test((words[at] as Word).lower)) return null;
  const role = roleIn(words, first, last, language);
  if (role < 0 && !isLed) return null;
  if (language.verbs.has(opening.lower) || language.cues.has(opening.lower)) return null;
  const size = last - first;
  // “Republican of Norland” says less than an office does.
  if (role === first && PARTIES.test((words[first] as Word).lower)) return { first, last, place, score: 0.9 };
  return { first, last, place, score: (role < 0 ? 1 : 3) + 0.15 * Math.min(size, 8) + (place === 'after' ? 0.6 : 0) };
}

/** Where the phrase's head is a role: before “of”, “at”, “for”; -1 where it is none. */
function roleIn(words: readonly Word[], first: number, last: number, language: Language): number {
  for (let at = first; at <= Math.min(last, first + 9); at++) {
    const word = words[at] as Word;
    if (word.kind === 'punctuation' && !/^[-–'’&/.]$/.test(word.lower)) return -1;
    if (at > first && /^(?:at|for|from|in|with|on|to)$/.test(word.lower)) return -1;
    const next = words[at + 1];
    const isOwner = isPossessive(next);
    if (!isOwner && (isRole(word, language) || isRole({ ...word, lower: word.lower.replace(/s$/, '') }, language)))
      return at;
  }
  return -1;
}

/** “Ada Lund is the party's treasurer” */
function predicate(article: Article, mention: Mention): Title | null {
  const { words, language } = article;
  const verb = words[mention.last + 1];
  if (!verb || verb.sentence !== (words[mention.head] as Word).sentence || !/^(?:is|was|ist|war)$/.test(verb.lower))
    return null;
  const first = mention.last + 2;
  if (!ARTICLES.has(words[first]?.lower ?? '')) return null;
  const last = endOfPhrase(article, first, verb.sentence, ',');
  if (roleIn(words, first + 1, Math.min(last, first + 5), language) < 0) return null;
  const found = phrase(article, first, last, 'after');
  return found && { ...found, score: found.score - 1.5 };
}

/** A brother or a husband, if it isn't said whose. */
const isBareKin = (words: readonly Word[], first: number, last: number): boolean => {
  const only = words[last] as Word;
  const isOwned = last - first === 1 && /^(?:his|her|their|my|our)$/.test((words[first] as Word).lower);
  return (
    (first === last || isOwned) &&
    /^(?:brother|sister|husband|wife|friend|son|daughter|father|mother|dad|mum|mom|cousin|partner|boyfriend|girlfriend|man|woman|boy|girl)$/.test(
      only.lower,
    ) &&
    !only.capital
  );
};

/** “The lead author, Ines Varga, said”: the role before the name, with a comma between. */
function across(article: Article, mention: Mention): Title | null {
  const { words, language } = article;
  if (mention.first !== mention.nameFirst && !language.honorifics.has((words[mention.first] as Word).lower))
    return null;
  const comma = words[mention.first - 1];
  const close = words[mention.last + 1];
  const { sentence } = words[mention.head] as Word;
  if (comma?.lower !== ',' || comma.sentence !== sentence) return null;
  if (close && close.sentence === sentence && !/^[,.;:–—“”]/.test(close.lower) && close.kind !== 'quotation')
    return null;
  const last = mention.first - 2;
  let first = last;
  for (; first >= Math.max(0, last - LONGEST); first--) {
    const word = words[first] as Word;
    if (word.sentence !== sentence || word.kind === 'quotation') break;
    if (word.kind === 'punctuation' && !/^[-–/&]$/.test(word.lower)) break;
    const isPart = isRole(word, language) || language.rolePrefixes.has(word.lower);
    if (!isPart && (language.verbs.has(word.lower) || (language.cues.has(word.lower) && first < last))) break;
    if (/^(?:and|but|that|who|as|said|by|when|while|after|before)$/.test(word.lower)) break;
  }
  first++;
  if (first > last) return null;
  const opening = words[first] as Word;
  for (let at = first; at <= last; at++) if (language.pronouns.get((words[at] as Word).lower)?.subject) return null;
  if (isBareKin(words, first, last)) return null;
  if (!isStart(words, first, sentence, language) && !ARTICLES.has(opening.lower)) return null;
  return phrase(article, first, last, 'across');
}

const isStart = (words: readonly Word[], at: number, sentence: number, { cues, verbs }: Language): boolean => {
  const word = words[at - 1];
  return (
    !word ||
    word.sentence !== sentence ||
    word.kind !== 'word' ||
    cues.has(word.lower) ||
    verbs.has(word.lower) ||
    /^(?:and|but|that|as|by|to)$/.test(word.lower)
  );
};
