import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import { authorOf } from './byline.ts';
import { addName, type Cast, type Entity, namedEntity } from './entities.ts';
import { initialsOf, isSamePerson, type Name, nameIn } from './names.ts';
import { describe } from './portrait.ts';

/** How many of the entities with one surname are looked at: the time stays linear on any text. */
const NEAREST = 12;

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

/** Entities by their names' words: `=` all, `>` the last, `<` the first, `^` its beginning, `-` those between, `@` initials. */
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

function placeFull(article: Article, cast: Cast, index: NameIndex, name: Name): void {
  const last = name.tokens.at(-1) as string;
  const first = name.tokens[0] as string;
  const whole = name.tokens.join(' ');
  let entity = index
    .get(`=${whole}${name.suffix}`)
    .findLast(
      (other) =>
        name.isOrganization || (!clashes(name, other) && isSamePerson(other.forms[0] as Name, name, article.language)),
    );
  if (!entity && !name.isOrganization) {
    const near = [...index.get(`>${last}`), ...index.get(`<${first}`)];
    entity = near.findLast(
      (other) =>
        other.kind === 'person' &&
        !clashes(name, other) &&
        other.forms.every((form) => isSamePerson(form, name, article.language)),
    );
  }
  if (entity) addName(cast, entity, name);
  else entity = namedEntity(cast, name);
  index.add(`=${whole}${name.suffix}`, entity);
  index.add(`>${last}`, entity);
  index.add(`<${first}`, entity);
  index.add(`^${first.slice(0, 3)}`, entity);
  for (const token of name.tokens.slice(1, -1)) index.add(`-${token}`, entity);
  if (name.tokens.length > 1) index.add(`@${initialsOf(article, name)}`, entity);
}

/** A single name is somebody's who is named in full, or stands alone; where several can be meant, that stays open. */
function placeSingle(article: Article, cast: Cast, index: NameIndex, name: Name): void {
  const choices = choicesOf(article, index, name);
  if (choices.length === 1) addName(cast, choices[0] as Entity, name);
  else if (choices.length > 1) cast.open.set(name.mention, { name, choices });
  else index.add(`=${name.tokens[0]}`, namedEntity(cast, name));
}

/** Whose surname, else first name, other name or acronym a single name is. */
function choicesOf(article: Article, index: NameIndex, name: Name): readonly Entity[] {
  const token = name.tokens[0] as string;
  const { maleNames, femaleNames } = article.language;
  const isGiven = maleNames.has(token) || femaleNames.has(token);
  const people = (key: string): Entity[] => {
    const found = index.get(key).filter((entity) => entity.kind === 'person' && !clashes(name, entity));
    const same = name.suffix ? found.filter(({ forms }) => forms.some(({ suffix }) => suffix === name.suffix)) : [];
    return same.length > 0 ? same : found;
  };
  const bySurname = people(`>${token}`);
  if (bySurname.length > 0) {
    const mayBeFirst = isGiven && !name.gender && !hasTitle(article, name);
    return mayBeFirst ? [...new Set([...bySurname, ...people(`<${token}`)])] : bySurname;
  }
  const steps: (() => readonly Entity[])[] = [
    () => people(`<${token}`).filter(({ fullest }) => isGiven || fullest.tokens.length < 4),
    () => people(`-${token}`),
    () =>
      isGiven && token.length > 2
        ? people(`^${token.slice(0, 3)}`).filter(({ fullest }) => fullest.tokens[0]?.startsWith(token))
        : [],
    () => (isAcronym(article, name) ? index.get(`@${token}`).slice(-1) : []),
    () => (isGiven || name.gender ? [] : organizationsOf(article, index, token)),
    () =>
      index
        .get(`=${token}`)
        .filter((entity) => !clashes(name, entity))
        .slice(-1),
  ];
  for (const step of steps) {
    const found = step();
    if (found.length > 0) return found;
  }
  return [];
}

/** Tarn for the Tarn Foods Company; but no “National” for the National Guard, as many bodies begin so. */
function organizationsOf({ language }: Article, index: NameIndex, token: string): readonly Entity[] {
  if (language.organizations.has(token) || language.rolePrefixes.has(token)) return [];
  const bodies = index.get(`<${token}`).filter(({ kind }) => kind === 'organization');
  return bodies.length === 1 ? bodies : [];
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
