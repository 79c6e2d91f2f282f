import { authorsIn } from './authors.ts';
import { shownDate } from './dateline.ts';
import { dateInAddress, readDate } from './dates.ts';
import { type DomDocument, textOf } from './dom.ts';
import { articleOf, linkedData, strings, type Thing, typesOf } from './json-ld.ts';
import { type Meta, metaOf } from './meta.ts';
import { emphasised, openingOf } from './opening.ts';
import { publisherOf } from './publisher.ts';
import { headlineOf } from './title.ts';

/** What a page says about its article. `isFree` is false where it says that the text is not all there without paying. */
export type Facts = {
  title: string;
  author?: string;
  publisher?: string;
  published?: string;
  canonical?: string;
  language: string;
  isFree: boolean;
  /** og:type or the JSON-LD type, lower case. */
  kinds: string[];
  /** The article's text as JSON-LD gives it, unchecked. */
  body: string;
};

/** The facts of a page: from its JSON-LD, its meta elements, and where they are silent from its marked-up text. */
export function factsOf(document: DomDocument, url: string | undefined, now: number): Facts {
  const meta = metaOf(document);
  const things = linkedData(document);
  const article = articleOf(things) ?? {};
  const canonical = canonicalOf(document, meta, url);
  const address = url ?? canonical;
  const publisher = publisherOf(document, meta, article, things, hostOf(address)) ?? hostOf(address);
  const opening = openingOf(document);
  const sites = [publisher, ...meta('og:site_name', 'application-name', 'twitter:site'), hostOf(address)].filter(
    isString,
  );
  return {
    title: headlineOf(document, meta, strings(article.headline), sites) || (emphasised(opening) ?? ''),
    author: authorsIn(document, meta, article, sites, opening),
    publisher,
    published: publishedOf(document, meta, article, address, now) ?? shownDate(opening, now),
    canonical,
    language: languageOf(document, meta, article),
    isFree: !/^false$/i.test(String(article.isAccessibleForFree ?? 'true')),
    kinds: [...meta('og:type'), ...things.flatMap(typesOf)].map((kind) => kind.toLowerCase()),
    body: typeof article.articleBody === 'string' ? article.articleBody : '',
  };
}

const isString = (value: string | undefined): value is string => value !== undefined;

/** The host of an address without its "www.". */
export function hostOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/^www\d?\./, '') || undefined;
}

/** The address the page gives as its own: absolute, of the same site, and no home page. */
function canonicalOf(document: DomDocument, meta: Meta, url?: string): string | undefined {
  const links = [...document.querySelectorAll('link[rel~="canonical"]')].map((link) => link.getAttribute('href') ?? '');
  for (const given of [...links, ...meta('og:url', 'twitter:url')]) {
    if (!given || !URL.canParse(given, url)) continue;
    const address = new URL(given, url);
    const isHome = address.pathname === '/' && !address.search;
    const isSameSite = !url || siteOf(hostOf(url)) === siteOf(hostOf(address.href));
    address.hash = '';
    if (/^https?:$/.test(address.protocol) && !isHome && isSameSite && !address.username) return address.href;
  }
  return undefined;
}

/** A host's last two labels, or three where the second is a class of names such as co or com. */
function siteOf(host: string | undefined): string | undefined {
  const labels = host?.split('.') ?? [];
  const isClass = /^(?:co|com|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? '') && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(isClass ? -3 : -2).join('.') || undefined;
}

const DATE_NAMES = `article:published_time og:article:published_time og:published_time datepublished parsely-pub-date
  sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date dc.created date pubdate publishdate
  publish-date publish_date published_date publication_date article.published originalpublicationdate
  cxenseparse:recs:publishtime datecreated displaydate rnews:datepublished`.split(/\s+/);

function publishedOf(
  document: DomDocument,
  meta: Meta,
  article: Thing,
  url: string | undefined,
  now: number,
): string | undefined {
  const marked =
    '[itemprop~="datePublished"], time[pubdate], article time[datetime], main time[datetime], time.published, .entry-date, .dateline time, time[datetime]';
  const shown = function* (): Generator<string> {
    for (const element of document.querySelectorAll(marked)) {
      yield element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element);
    }
  };
  for (const written of [...strings(article.datePublished), ...meta(...DATE_NAMES), ...strings(article.dateCreated)]) {
    const date = readDate(written, now);
    if (date) return date;
  }
  for (const written of shown()) {
    const date = readDate(written, now);
    if (date) return date;
  }
  return url ? dateInAddress(url, now) : undefined;
}

/** The language as the page declares it, a code of two or three letters, or '' where it declares none. */
function languageOf(document: DomDocument, meta: Meta, article: Thing): string {
  const declared = [
    document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang') ?? '',
    ...strings(article.inLanguage, 'alternateName'),
    ...meta('og:locale', 'content-language', 'language', 'dc.language'),
  ];
  for (const tag of declared) {
    const code = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/i.exec(tag.trim())?.[1];
    if (code) return code.toLowerCase();
  }
  return '';
}
