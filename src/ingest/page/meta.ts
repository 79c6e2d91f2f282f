import { type DomDocument, oneLine } from './dom.ts';

/** The values of a page's meta elements by their lower-case names, in the order of the names, then of the page. */
export type Meta = (...names: string[]) => string[];

const MAX_CONTENT = 2000;
const MOST = 20;

/** Reads a page's meta elements, whether they are named by `name`, `property` or `itemprop`. */
export function metaOf(document: DomDocument): Meta {
  const values = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const content = oneLine((element.getAttribute('content') ?? '').slice(0, MAX_CONTENT));
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of element.getAttribute(attribute)?.toLowerCase().split(/\s+/) ?? []) {
        const known = values.get(name) ?? [];
        if (known.length < MOST) values.set(name, [...known, content]);
      }
    }
  }
  return (...names) => names.flatMap((name) => values.get(name) ?? []);
}
