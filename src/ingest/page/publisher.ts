import { fold } from '../../core/fold.ts';
import { type DomDocument, oneLine, textOf } from './dom.ts';
import { strings, type Thing, typesOf } from './json-ld.ts';
import type { Meta } from './meta.ts';

const MAX_NAME = 100;
const MAX_TITLE = 500;
const MOST = 10;
/** One word in small letters, as in “harbourgazette” or “harbour-gazette.example”: an address, hardly a name. */
const RUN_TOGETHER = /^[\p{Ll}\d.-]+$/u;
const SEPARATOR = /\s+[|·•»«›/–—-]{1,2}\s+|\s*\|\s*/;

/** Who publishes the page: the name it gives itself; undefined where it has but one that is run together, or none. */
export function publisherOf(
  document: DomDocument,
  meta: Meta,
  article: Thing,
  things: readonly Thing[],
  host: string | undefined,
): string | undefined {
  const ofType = (type: RegExp) =>
    things.filter((thing) => typesOf(thing).some((name) => type.test(name))).flatMap((thing) => strings(thing));
  const named = [
    ...meta('og:site_name'),
    ...strings(article.publisher),
    ...marked(document),
    ...ofType(/^NewsMediaOrganization$/),
    ...ofType(/^WebSite$/),
    ...meta('dc.publisher', 'dcterms.publisher', 'application-name'),
  ]
    .map(oneLine)
    .filter((name) => name && name.length <= MAX_NAME && !/^https?:|^[@#]/.test(name));
  const written = named.find((name) => !RUN_TOGETHER.test(name)) ?? inTitle(document, [...named, host ?? '']);
  return (written ?? named[0])?.replace(/^www\.(?=\S+$)|\/$/gi, '');
}

/** The names in microdata: of the publisher's name, or of the publisher. */
function marked(document: DomDocument): string[] {
  const names = [...document.querySelectorAll('[itemprop~="publisher"] [itemprop~="name"]')];
  const plain = [...document.querySelectorAll('[itemprop~="publisher"]:not([itemscope])')];
  return [...names, ...plain].slice(0, MOST).map((element) => element.getAttribute('content') ?? textOf(element));
}

/** The site's name as the window's title ends or begins with it, where it is one of `sites` or the logo's when run together. */
function inTitle(document: DomDocument, sites: readonly string[]): string | undefined {
  const parts = textOf(document.querySelector('title')).slice(0, MAX_TITLE).split(SEPARATOR);
  if (parts.length < 2) return undefined;
  const logos = [...document.querySelectorAll('img[alt][class*="logo"], [class*="logo"] img[alt], header img[alt]')]
    .slice(0, MOST)
    .map((image) => (image.getAttribute('alt') ?? '').replace(/\blogo\b/gi, ''));
  const known = new Set([...sites.flatMap((site) => [site, labelOf(site)]), ...logos].map(bare).filter(Boolean));
  return parts
    .toReversed()
    .map((part) => part.trim())
    .find((part) => known.has(bare(part)));
}

/** The label of a host that names its owner: of news.harbour-gazette.co.uk, harbour-gazette. */
const labelOf = (host: string): string =>
  host
    .replace(/(?:\.(?:co|com|org|net|gov|ac|edu))?\.[a-z]{2,}$/i, '')
    .split('.')
    .at(-1) ?? '';

const bare = (name: string): string => fold(name).replace(/^the | /g, '');
