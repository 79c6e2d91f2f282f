import type { Kind } from '../extraction.ts';
import type { Span } from '../spans/marks.ts';
import type { Gender, Name } from './names.ts';
import type { Title } from './titles.ts';

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
  open: Map<number, { name: Name; choices: readonly Entity[] }>;
  titled: Map<number, number>;
  author: number;
};

/** How many different names of one entity are looked at: the time stays linear on any text. */
const ENOUGH = 12;

type About = Pick<Entity, 'kind' | 'phrase' | 'gender' | 'isPlural'>;

/** Adds an entity of which nothing is known yet but its first name. */
function addEntity(cast: Cast, fullest: Name, about: About): Entity {
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

/** Somebody or something with a name. */
export function namedEntity(cast: Cast, name: Name): Entity {
  const kind = name.isOrganization ? 'organization' : 'person';
  const entity = addEntity(cast, name, { kind, phrase: null, gender: 0, isPlural: false });
  addName(cast, entity, name);
  return entity;
}

/** A thing, a group or a nameless person that a description speaks of. */
export const describedEntity = (cast: Cast, about: About, mention: number): Entity =>
  addEntity(cast, { mention, tokens: [], suffix: '', gender: null, isOrganization: false }, about);

/** Notes one more mention of an entity by name. */
export function addName(cast: Cast, entity: Entity, name: Name): void {
  entity.names.push(name);
  cast.of[name.mention] = entity.id;
  if (name.gender && name.gender !== 'any') entity.honorific ??= name.gender;
  const isKnown = entity.forms.some(
    ({ tokens, suffix }) => suffix === name.suffix && tokens.join() === name.tokens.join(),
  );
  if (!isKnown && entity.forms.length < ENOUGH) entity.forms.push(name);
}
