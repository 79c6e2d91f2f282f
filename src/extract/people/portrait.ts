import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import { isForename } from '../mentions/word-kinds.ts';
import type { Word } from '../words.ts';
import { genderSign } from './descriptions.ts';
import type { Cast, Entity } from './entities.ts';
import type { Name } from './names.ts';
import { isBody } from './title-phrases.ts';
import { titlesBeside } from './titles.ts';

/** How many titles of one person are weighed. */
const ENOUGH = 24;

/** What an entity's mentions tell of it: the fullest name, titles, gender and age. */
export function describe(article: Article, cast: Cast, entity: Entity): void {
  for (const name of entity.names) {
    if (isFuller(article, name, entity.fullest)) entity.fullest = name;
    addTitles(article, cast, entity, name.mention);
    entity.age ||= ageAt(article, article.mentions[name.mention] as Mention);
  }
  entity.gender = genderOf(article, entity);
  if (entity.kind === 'organization' && entity.names.some(({ gender }) => gender)) entity.kind = 'person';
  if (entity.kind === 'person' && looksLikeOrganization(article, entity)) entity.kind = 'organization';
  entity.evidence = evidenceOf(article, entity);
}

/** Above 0 a man, below 0 a woman: honorifics and nouns tell it surely, first names mostly. */
function genderOf({ language }: Article, { names, roles, fullest }: Entity): number {
  let male = 0;
  for (const { gender } of names) male += gender === 'male' ? 3 : gender === 'female' ? -3 : 0;
  for (const role of roles) male += genderSign(role, language);
  const first = fullest.tokens[0] as string;
  const isSingle = fullest.tokens.length === 1;
  if (isSingle && male !== 0) return male;
  const [isMale, isFemale] = [language.maleNames.has(first), language.femaleNames.has(first)];
  // A single name may be a surname.
  const weight = isSingle ? 1 : 1.5;
  if (isMale !== isFemale) male += isMale ? weight : -weight;
  return male;
}

/** What makes an entity a person, as `evidence` counts it. */
function evidenceOf(
  { words, mentions, profiles, language }: Article,
  { gender, titles, age, names, fullest }: Entity,
): number {
  const isSurelyPerson = titles.length > 0 || age > 0 || Math.abs(gender) >= 1.5;
  const located = names.filter(({ mention }) =>
    language.small.locating.has(words[(mentions[mention] as Mention).first - 1]?.lower ?? ''),
  );
  const [token, ...others] = fullest.tokens;
  if ((token?.length === 1 && others.length === 0) || (!isSurelyPerson && located.length * 2 >= names.length)) return 4;
  if (gender !== 0) return 3;
  if (titles.length > 0 || age > 0) return 2;
  if (names.some(({ mention }) => (profiles[mention]?.place ?? 0) > 0)) return 1;
  return 0;
}

/** Adds what stands beside a mention to what its entity is called. */
export function addTitles(article: Article, cast: Cast, entity: Entity, index: number): void {
  const { words, mentions, language } = article;
  const mention = mentions[index] as Mention;
  for (const title of titlesBeside(article, mention)) {
    if (
      mention.first === mention.nameFirst &&
      !isForename(words[mention.nameFirst], language) &&
      isBody(article, title)
    ) {
      if (entity.titles.length === 0) entity.kind = 'organization';
      continue;
    }
    if (entity.titles.length < ENOUGH) entity.titles.push({ title, mention: index });
    for (let at = title.first; at <= title.last; at++) {
      const { lower } = words[at] as Word;
      cast.titled.set(at, entity.id);
      if (language.small.insideTitles.has(lower)) break;
      if (at - title.first < 9 && !language.functionWords.has(lower)) entity.roles.add(lower);
    }
  }
}

const ageAt = ({ words, language }: Article, { last, first }: Mention): number => {
  const [comma, age, close] = [words[last + 1], words[last + 2], words[last + 3]];
  if (/^[,(]$/.test(comma?.lower ?? '') && age?.kind === 'number' && /^[,).]$/.test(close?.lower ?? ''))
    return Number(age.lower) || 0;
  return Number(language.endings.age.exec(words[first]?.lower ?? words[first - 1]?.lower ?? '')?.[1] ?? 0);
};

/** “the Guardian”: a name after “the” without a title, that nothing makes a person. */
function looksLikeOrganization(article: Article, entity: Entity): boolean {
  if (entity.gender !== 0 || entity.titles.length > 0 || entity.age > 0) return false;
  const led = entity.names.filter(({ mention }) => isLed(article, article.mentions[mention] as Mention)).length;
  return led * 2 > entity.names.length || (led > 0 && entity.fullest.tokens.length > 2);
}

/** After “the”, and not before a noun of its own, as in “the Hallam campaign”. */
function isLed({ words, language }: Article, { first, last }: Mention): boolean {
  if (!language.small.definite.has(words[first - 1]?.lower ?? '')) return false;
  const after = words[last + 1];
  if (after?.kind !== 'word' || after.sentence !== (words[last] as Word).sentence) return true;
  return language.functionWords.has(after.lower) || language.verbs.has(after.lower) || language.cues.has(after.lower);
}

/** Whether a form of a name has more of it: more words, unless those in front belong to something else. */
function isFuller({ language, mentions }: Article, name: Name, than: Name): boolean {
  const [more, less] = [name.tokens.length, than.tokens.length];
  if (more !== less) {
    if (more > 5) return false;
    const [long, short] = more > less ? [name, than] : [than, name];
    const isGiven = (token: string): boolean => language.maleNames.has(token) || language.femaleNames.has(token);
    const swallowed =
      short.tokens.length > 1 &&
      isGiven(short.tokens[0] as string) &&
      !isGiven(long.tokens[0] as string) &&
      long.tokens.at(-1) === short.tokens.at(-1);
    return swallowed ? more < less : more > less;
  }
  if (Boolean(name.suffix) !== Boolean(than.suffix)) return Boolean(name.suffix);
  const size = ({ mention }: Name): number => (mentions[mention] as Mention).end - (mentions[mention] as Mention).start;
  return name.tokens.join('').length > than.tokens.join('').length && size(name) > 0;
}
