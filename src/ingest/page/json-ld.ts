import type { DomDocument } from './dom.ts';

/** An object of JSON-LD; what its fields hold is looked at one by one. */
export type Thing = Record<string, unknown>;

const ARTICLE = /(?:Article|NewsStory|BlogPosting|Report|Review|LiveBlog)/i;
const MAX_THINGS = 2000;

/** All objects of a page's JSON-LD, those in lists and graphs too, the outer before the inner. Broken scripts are left out. */
export function linkedData(document: DomDocument): Thing[] {
  const things: Thing[] = [];
  const waiting: unknown[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    waiting.push(parsed(script.textContent ?? ''));
  while (waiting.length > 0 && things.length < MAX_THINGS) {
    const value = waiting.shift();
    if (Array.isArray(value)) waiting.push(...value.slice(0, MAX_THINGS));
    else if (value && typeof value === 'object') {
      things.push(value as Thing);
      waiting.push(...Object.values(value).filter((inner) => inner && typeof inner === 'object'));
    }
  }
  return resolved(things);
}

/** Fields that name somebody, and may do so by an id that stands elsewhere in the graph. */
const REFERENCES = ['author', 'creator', 'publisher'];

function resolved(things: Thing[]): Thing[] {
  const known = new Map(things.filter((thing) => thing.name).map((thing) => [thing['@id'], thing]));
  known.delete(undefined);
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, MAX_THINGS).map(follow);
    if (typeof value === 'string') return known.get(value) ?? value;
    if (!value || typeof value !== 'object' || (value as Thing).name) return value;
    return known.get((value as Thing)['@id']) ?? value;
  };
  return things.map((thing) => {
    const fields = REFERENCES.filter((field) => thing[field]).map((field) => [field, follow(thing[field])]);
    return { ...thing, ...Object.fromEntries(fields) };
  });
}

/** The object that tells of the page's own article: the first of an article's type. */
export function articleOf(things: readonly Thing[]): Thing | undefined {
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  return articles.find((thing) => thing.headline || thing.articleBody || thing.datePublished) ?? articles[0];
}

export const typesOf = (thing: Thing): string[] => strings(thing['@type']);

/** The strings of a field that may hold one, a list, or objects with a name or an id. */
export function strings(value: unknown, field = 'name'): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((inner) => strings(inner, field));
  if (value && typeof value === 'object') return strings((value as Thing)[field], field);
  return [];
}

/** Scripts with comments about them, line breaks in strings or a comma too many are common; the rest is given up. */
function parsed(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*;?\s*$/g, '')
    .trim();
  for (const text of [
    bare,
    bare
      .replace(/\s+/g, ' ')
      .replace(/,(\s*[}\]])/g, '$1')
      .replace(/;\s*$/, ''),
  ]) {
    try {
      return JSON.parse(text);
    } catch {}
  }
  return undefined;
}
