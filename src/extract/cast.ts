import type { Article } from './article.ts';
import type { Kind } from './extraction.ts';
import { FEMALE_NOUNS, MALE_NOUNS } from './language/kinship.ts';
import type { Span } from './marks.ts';
import type { Mention } from './mentions.ts';
import { type Gender, initialsOf, isSamePerson, type Name, nameIn } from './names.ts';
import { type Title, titlesBeside } from './titles.ts';
import type { Word } from './words.ts';

/** Somebody or something that an article speaks of, with all that its mentions tell. */
export type Entity = {
  id: number;
  kind: Kind;
  names: Name[];
  /** Its different names, the first few. */
  forms: Name[];
  /** The gender that an honorific gave it. */
  honorific: Gender | null;
  /** The fullest of its names. */
  fullest: Name;
  /** How surely a man (above 0) or a woman (below 0). */
  gender: number;
  titles: { title: Title; mention: number }[];
  roles: Set<string>;
  age: number;
  /** 0: nothing tells that it is a person, 1: it speaks, 2: a title or an age, 3: its gender is known, 4: it is more like a place. */
  evidence: number;
  isPlural: boolean;
  /** A description's stretch, where it has no name. */
  phrase: Span | null;
};

/**
 * The people and organizations of an article: `of` gives the one of each mention, -1 where that is to be found out, `open`
 * the choices there. `titled` gives the person of each word of a title beside a name; `author` is the byline's, or -1.
 */
export type Cast = {
  entities: Entity[];
  of: Int32Array;
  open: Map<number, { name: Name; choices: Entity[] }>;
  titled: Map<number, number>;
  author: number;
};

/** How many of the entities with one surname are looked at: the time stays linear on any text. */
const NEAREST = 12;
/** How many titles of one person are weighed. */
const ENOUGH = 24;

/** Groups the names of an article into people and organizations. */
export function castOf(article: Article): Cast {
  const cast: Cast = {
    entities: [],
    of: new Int32Array(article.mentions.length).fill(-1),
    open: new Map(),
    titled: new Map(),
    author: -1,
  };
  const names = article.mentions
    .flatMap((mention, index) => (mention.kind === 'name' ? [nameIn(article, index)] : []))
    .filter(({ tokens }) => tokens.length > 0);
  const index = new NameIndex();
  for (const name of names) if (name.tokens.length > 1) placeFull(article, cast, index, name);
  for (const name of names) if (name.tokens.length === 1) placeSingle(article, cast, index, name);
  for (const entity of cast.entities) describe(article, cast, entity);
  cast.author = authorOf(article, cast);
  return cast;
}

class NameIndex {
  readonly #lists = new Map<string, Entity[]>();
  add(key: string, entity: Entity): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [entity]);
    else if (!list.includes(entity)) {
      list.push(entity);
      if (list.length > NEAREST) list.shift();
    }
  }
  get(key: string): readonly Entity[] {
    return this.#lists.get(key) ?? [];
  }
}

function join(cast: Cast, entity: Entity, name: Name): void {
  entity.names.push(name);
  if (name.gender && name.gender !== 'any') entity.honorific ??= name.gender;
  if (
    entity.forms.length < NEAREST &&
    !entity.forms.some(({ tokens, suffix }) => suffix === name.suffix && tokens.join() === name.tokens.join())
  )
    entity.forms.push(name);
  cast.of[name.mention] = entity.id;
}

function found(article: Article, cast: Cast, name: Name): Entity {
  const entity: Entity = {
    id: cast.entities.length,
    kind: name.isOrganization ? 'organization' : 'person',
    names: [],
    forms: [],
    honorific: null,
    fullest: name,
    gender: 0,
    titles: [],
    roles: new Set(),
    age: 0,
    evidence: 0,
    isPlural: false,
    phrase: null,
  };
  cast.entities.push(entity);
  join(cast, entity, name);
  if (name.isOrganization || !article) entity.kind = 'organization';
  return entity;
}

function placeFull(article: Article, cast: Cast, index: NameIndex, name: Name): void {
  const last = name.tokens.at(-1) as string;
  const first = name.tokens[0] as string;
  const whole = name.tokens.join(' ');
  let entity = index
    .get(`=${whole}${name.suffix}`)
    .findLast((other) => name.isOrganization || (!clashes(name, other) && isSamePerson(other.forms[0] as Name, name)));
  if (!entity && !name.isOrganization) {
    const near = [...index.get(`>${last}`), ...index.get(`<${first}`)];
    entity = near.findLast(
      (other) =>
        other.kind === 'person' && !clashes(name, other) && other.forms.every((form) => isSamePerson(form, name)),
    );
  }
  if (entity) join(cast, entity, name);
  else entity = found(article, cast, name);
  index.add(`=${whole}${name.suffix}`, entity);
  index.add(`>${last}`, entity);
  index.add(`<${first}`, entity);
  index.add(`^${first.slice(0, 3)}`, entity);
  for (const token of name.tokens.slice(1, -1)) index.add(`-${token}`, entity);
  if (name.tokens.length > 1) index.add(`@${initialsOf(article, name)}`, entity);
}

/** A single name is a surname, else a first name or an acronym, of somebody who is named in full, or stands alone. */
function placeSingle(article: Article, cast: Cast, index: NameIndex, name: Name): void {
  const token = name.tokens[0] as string;
  const { language } = article;
  const isGiven = language.maleNames.has(token) || language.femaleNames.has(token);
  const people = (list: readonly Entity[]): Entity[] => {
    const found = list.filter((entity) => entity.kind === 'person' && !clashes(name, entity));
    const same = name.suffix ? found.filter(({ forms }) => forms.some(({ suffix }) => suffix === name.suffix)) : [];
    return same.length > 0 ? same : found;
  };
  let choices = people(index.get(`>${token}`));
  if (choices.length === 0)
    choices = people(index.get(`<${token}`)).filter((entity) => isGiven || entity.fullest.tokens.length < 4);
  else if (isGiven && !name.gender && !hasTitle(article, name))
    choices = [...new Set([...choices, ...people(index.get(`<${token}`))])];
  if (choices.length === 0) choices = people(index.get(`-${token}`));
  if (choices.length === 0 && token.length > 2)
    choices = people(index.get(`^${token.slice(0, 3)}`)).filter(
      ({ fullest }) => fullest.tokens[0]?.startsWith(token) && isGiven,
    );
  if (choices.length === 0)
    choices = index
      .get(`@${token}`)
      .filter(() => isAcronym(article, name))
      .slice(-1);
  if (choices.length === 0)
    choices = index
      .get(`<${token}`)
      .filter(({ kind }) => kind === 'organization' && !isGiven && !name.gender)
      .slice(0, 1)
      .filter((entity) => entity.fullest.tokens.length === 2);
  if (choices.length === 0) choices = [...index.get(`=${token}`)].filter((entity) => !clashes(name, entity)).slice(-1);
  if (choices.length === 1) join(cast, choices[0] as Entity, name);
  else if (choices.length > 1) cast.open.set(name.mention, { name, choices });
  else {
    const entity = found(article, cast, name);
    index.add(`=${token}`, entity);
  }
}

const isAcronym = ({ text, mentions }: Article, { mention }: Name): boolean => {
  const { start, end } = mentions[mention] as Mention;
  return /^\p{Lu}[\p{Lu}.]+$/u.test(text.slice(start, end));
};

const hasTitle = ({ mentions }: Article, { mention }: Name): boolean =>
  (mentions[mention] as Mention).nameFirst > (mentions[mention] as Mention).first;

/** Mr. Hallam is none of the women of that name. */
function clashes(name: Name, entity: Entity): boolean {
  if (!name.gender || name.gender === 'any') return false;
  return entity.honorific !== null && entity.honorific !== name.gender;
}

/** What an entity's mentions tell of it: the fullest name, titles, gender and age. */
function describe(article: Article, cast: Cast, entity: Entity): void {
  const { words, mentions, language } = article;
  let male = 0;
  for (const name of entity.names) {
    if (isFuller(article, name, entity.fullest)) entity.fullest = name;
    if (name.gender === 'male') male += 3;
    if (name.gender === 'female') male -= 3;
    const mention = mentions[name.mention] as Mention;
    addTitles(article, cast, entity, name.mention);
    entity.age ||= ageAt(words, mention);
  }
  for (const role of entity.roles) male += MALE_NOUNS.has(role) ? 2 : FEMALE_NOUNS.has(role) ? -2 : 0;
  const first = entity.fullest.tokens[0] as string;
  if (entity.fullest.tokens.length > 1 || male === 0) {
    const [isMale, isFemale] = [language.maleNames.has(first), language.femaleNames.has(first)];
    // A single name may be a surname.
    const weight = entity.fullest.tokens.length > 1 ? 1.5 : 1;
    if (isMale !== isFemale) male += isMale ? weight : -weight;
  }
  entity.gender = male;
  if (entity.kind === 'organization' && entity.names.some(({ gender }) => gender)) entity.kind = 'person';
  if (entity.kind === 'person' && looksLikeOrganization(article, entity)) entity.kind = 'organization';
  entity.evidence = evidenceOf(article, entity);
}

function evidenceOf({ words, mentions, profiles }: Article, { gender, titles, age, names, fullest }: Entity): number {
  const isSurelyPerson = titles.length > 0 || age > 0 || Math.abs(gender) >= 1.5;
  const located = names.filter(({ mention }) =>
    /^(?:in|at|near|across|outside|through|into)$/.test(words[(mentions[mention] as Mention).first - 1]?.lower ?? ''),
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
  for (const title of titlesBeside(article, mentions[index] as Mention)) {
    if (entity.titles.length < ENOUGH) entity.titles.push({ title, mention: index });
    for (let at = title.first; at <= title.last; at++) {
      const { lower } = words[at] as Word;
      cast.titled.set(at, entity.id);
      if (/^(?:of|for|at|to|with|from|in|who|and)$/.test(lower)) break;
      if (at - title.first < 9 && !language.functionWords.has(lower)) entity.roles.add(lower);
    }
  }
}

/** Who wrote the article: the name after “By” in a short line near its beginning. */
function authorOf({ words, mentions }: Article, cast: Cast): number {
  for (const [index, { kind, first, last }] of mentions.slice(0, 12).entries()) {
    const stop = words[first - 1]?.lower === '.' ? 1 : 0;
    const [before, by, after] = [words[first - 2 - stop], words[first - 1 - stop], words[last + 1]];
    if (kind !== 'name' || !by?.capital || by.paragraph > 4 || !/^(?:by|von)$/.test(by.lower)) continue;
    const opens = !before || before.paragraph !== by.paragraph || before.kind !== 'word';
    const ends =
      !after || after.paragraph !== by.paragraph || after.kind !== 'word' || after.capital || after.lower === 'and';
    const id = cast.of[index] as number;
    if (opens && ends && id >= 0) return id;
  }
  return -1;
}

const ageAt = (words: readonly Word[], { last, first }: Mention): number => {
  const [comma, age, close] = [words[last + 1], words[last + 2], words[last + 3]];
  if (/^[,(]$/.test(comma?.lower ?? '') && age?.kind === 'number' && /^[,).]$/.test(close?.lower ?? ''))
    return Number(age.lower) || 0;
  return Number(/^(\d+)-year-old/.exec(words[first]?.lower ?? words[first - 1]?.lower ?? '')?.[1] ?? 0);
};

/** “the Guardian”: a name after “the” without a title, that nothing makes a person. */
function looksLikeOrganization(article: Article, entity: Entity): boolean {
  if (entity.gender !== 0 || entity.titles.length > 0 || entity.age > 0) return false;
  const led = entity.names.filter(({ mention }) => isLed(article, article.mentions[mention] as Mention)).length;
  return led * 2 > entity.names.length || (led > 0 && entity.fullest.tokens.length > 2);
}

/** After “the”, and not before a noun of its own, as in “the Hallam campaign”. */
function isLed({ words, language }: Article, { first, last }: Mention): boolean {
  if (words[first - 1]?.lower !== 'the') return false;
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

/** The stretch of a name without titles. */
export function nameSpan({ words, mentions }: Article, { mention }: Name): Span {
  const { nameFirst, nameLast } = mentions[mention] as Mention;
  return { start: (words[nameFirst] as Word).start, end: (words[nameLast] as Word).end };
}

/** A thing, a group or a nameless person that a description speaks of. */
export function describedEntity(
  cast: Cast,
  about: Pick<Entity, 'kind' | 'phrase' | 'gender' | 'isPlural'>,
  mention: number,
): Entity {
  const fullest: Name = { mention, tokens: [], suffix: '', gender: null, isOrganization: false };
  const entity: Entity = {
    id: cast.entities.length,
    names: [],
    forms: [],
    honorific: null,
    fullest,
    titles: [],
    roles: new Set(),
    age: 0,
    evidence: 0,
    ...about,
  };
  cast.entities.push(entity);
  return entity;
}
