import { fold } from '../../core/fold.ts';
import { type DomDocument, oneLine, textOf } from './dom.ts';
import { strings, type Thing } from './json-ld.ts';
import type { Meta } from './meta.ts';
import type { Paragraph } from './paragraphs.ts';

const MOST = 6;
const MAX_NAME = 80;
const MAX_BYLINE = 500;
const BY =
  /^(?:(?:written|reported|posted|published|story|words|text|report|article|author|von|par|por|di|door)\s*(?:by)?\s*:?\s+)?(?:by\s*:?\s+)?/i;
/** What stands behind a name in a byline: a role, a place of work, a date. */
const BEHIND =
  /\s*(?:[|•·/–—]|-\s|,\s*(?=(?:(?:staff|senior|chief|special|political|health|business|sports?|science|technology)\s|[A-Z]{2,}\b|(?:the )?associated press|reuters|(?:\S+\s+){0,3}(?:editor|reporter|correspondent|writer|columnist|journalist|producer)s?\b)))\s*.*$|\s*\((?!.*\bwith\b).*\)\s*$|\s+(?:for|in|at|on|\d+|Updated|Published|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d+)\b.*$/;
/** A line that begins as bylines do, and goes on with a name. */
const SIGNED =
  /^(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Ww]ords|[Tt]ext|[Pp]ublished)\s+)?(?:[Bb]y:?|BY|[Vv]on|[Pp]ar|[Pp]or)\s+\p{Lu}[\p{L}.'’-]*\s+\p{Lu}/u;
const NO_NAME =
  /^(?:admin|administrator|editor|editors|staff|unknown|anonymous|null|undefined|none|author|guest|web ?master|newsroom|(?:.*\s)?(?:reporters?|correspondents?|editors?|writers?|staff|columnists?|contributors?))$/i;

/**
 * The names of those who wrote it, joined by ", "; undefined where the page names nobody. `sites` are names
 * of the site, `opening` the lines between headline and text.
 */
export function authorsIn(
  document: DomDocument,
  meta: Meta,
  article: Thing,
  sites: readonly string[],
  opening: readonly Paragraph[],
): string | undefined {
  const sources: (() => string[])[] = [
    () => strings(article.author),
    () =>
      meta(
        'author',
        'article:author',
        'article:author_name',
        'parsely-author',
        'sailthru.author',
        'dc.creator',
        'dcterms.creator',
        'byl',
        'byline',
        'cxenseparse:author',
      ),
    () => strings(article.creator),
    () => shown(document, '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"]'),
    () => shown(document, '[rel~="author"]'),
    () =>
      shown(
        document,
        '.byline, .by-line, [class$="-byline"], [class*="byline "], [class$="_byline"], .author-name, .article-author, .article__author, .c-byline, .author, .entry-author, .post-author',
      ),
    () => opening.map(({ text }) => text).filter((text) => SIGNED.test(text)),
  ];
  for (const source of sources) {
    const names = unique(source().flatMap(namesIn)).filter((name) => !sites.some((site) => isSame(name, site)));
    if (names.length > 0) return names.slice(0, MOST).join(', ');
  }
  return undefined;
}

/** Where other people are named than who wrote the article. */
const ELSEWHERE = '[id*="comment"], [class*="comment"], aside, footer, nav';

/** A role that follows a name without a comma: “Ann Bell Senior Correspondent”. */
const ROLE =
  /(?<=\S\s+\S+)\s+(?:(?:senior|chief|staff|special|political|associate|assistant|deputy|managing|contributing|national|business|health|science|technology|sports?|env)\S*\s.*|(?:\p{Ll}\S*\s+){0,3}(?:\S+\s+)?(?:correspondent|reporter|editor|writer|columnist)s?)$/iu;

/** The text of marked elements, the innermost of nested ones; none if there are many, as in lists of other articles. */
function shown(document: DomDocument, selector: string): string[] {
  const elements = [...document.querySelectorAll(selector)].filter(
    (element) => !element.querySelector(selector) && !element.closest(ELSEWHERE),
  );
  // A page lists the authors of other articles too: its own stand together, and first.
  const near = elements[0]?.parentElement?.parentElement;
  const own = elements.filter((element) => element.parentElement?.parentElement === near);
  const texts = unique(own.map((element) => element.getAttribute('content') ?? textOf(element)));
  return texts.length <= MOST ? texts.filter((text) => text.length <= 2 * MAX_NAME) : [];
}

/** The names in one byline: “By Ann Bell and Carl Dow, Staff Writers” → Ann Bell, Carl Dow. */
function namesIn(byline: string): string[] {
  const line = oneLine(byline.slice(0, MAX_BYLINE))
    .replace(/\s*[|·•]\s*@.*$/, '')
    .replace(BY, '');
  if (!line || /https?:|www\.|@\w|[\w-]+\.(?:com|org|net)\b|facebook/i.test(line)) return [];
  return line
    .split(/\s*(?:[;&\n]|,?\s+(?:and|und|et|with)\s+)\s*|,\s+(?=\p{Lu}[\p{L}.'’-]+\s+\p{Lu})/u)
    .map((name) =>
      name
        .replace(BY, '')
        .replace(BEHIND, '')
        .replace(ROLE, '')
        .replace(/[\s,.:;]+$/, (end) => (/\b(?:Jr|Sr)\.$/.test(name) ? end.trim() : ''))
        .trim(),
    )
    .filter(isName);
}

function isName(name: string): boolean {
  const words = name.split(/\s+/);
  if (name.length < 2 || name.length > MAX_NAME || words.length > 7 || NO_NAME.test(name)) return false;
  return /\p{L}{2}/u.test(name) && !/['’]s(?:\s|$)/.test(name) && !/[<>{}=]|^\d|\d{3}/.test(name);
}

const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (name: string): string => fold(name.replace(/\.(?:com|org|net)$/, '')).replace(/ /g, '');

/** Each name once, however it is written; the page's own spelling is the first, capitals are taken down to a name's. */
function unique(names: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const name of names) {
    const isShouted = name === name.toUpperCase() && name.length > 5 && name.includes(' ');
    const written = isShouted
      ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
      : name;
    if (!known.has(fold(name))) known.set(fold(name), written);
  }
  return [...known.values()];
}
