import { fold } from '../../core/fold.ts';
import { type DomDocument, oneLine, textOf } from './dom.ts';
import type { Meta } from './meta.ts';

const MAX_TITLE = 200;
const MAX_READ = 1000;
/** What stands between a headline and the name of the site behind or before it. */
const SEPARATOR = /\s+(?:[|·•»«›‹/\\]|[-–—]{1,2}|::?)\s+|\s*[|»]\s*|:\s+/g;
/** A last segment of this few words may be the site's name, though the page names the site nowhere. */
const NAME_WORDS = 4;

/**
 * The article's headline on one line without the site's name; '' where the page has none. `sites` are names of the site,
 * its host among them.
 */
export function headlineOf(
  document: DomDocument,
  meta: Meta,
  headlines: readonly string[],
  sites: readonly string[],
): string {
  const h1 = [...document.querySelectorAll('h1')].map(textOf).filter((text) => text.length >= 10);
  const shown = h1.length === 1 ? h1 : [];
  const marked = [...document.querySelectorAll('[itemprop~="headline"]')].map(
    (e) => e.getAttribute('content') ?? textOf(e),
  );
  const window = textOf(document.querySelector('title')).slice(0, MAX_READ);
  const given = [
    ...meta('og:title'),
    ...headlines,
    ...meta('twitter:title', 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title', 'headline'),
  ];
  const titles = [...given, ...marked.slice(0, 1), ...shown, withoutName(window, sites, true), ...h1, window]
    .map((title) => withoutName(decoded(oneLine(title.slice(0, MAX_READ))), sites, false))
    .filter((title) => title && !sites.some((site) => isLike(title, site)));
  const title = titles[0] ?? '';
  return clipped(whole(title, titles));
}

/** A title that was cut off, as JSON-LD's are at 110 characters, is taken from where it stands whole. */
function whole(title: string, titles: readonly string[]): string {
  const start = title.replace(/\s*(?:…|\.{3})$/, '');
  const isCut = start !== title;
  return (isCut && titles.find((other) => other.startsWith(start) && other.length > title.length)) || title;
}

/** Attributes whose entities were encoded twice are common. */
const decoded = (text: string): string =>
  text.replace(
    /&(amp|quot|apos|lt|gt|nbsp|#0?39|#8217|#8216|#8220|#8221|rsquo|lsquo);/g,
    (_, name: string) => ENTITY[name] ?? ' ',
  );

const ENTITY: Record<string, string> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  '#39': "'",
  '#039': "'",
  '#8217': '’',
  '#8216': '‘',
  rsquo: '’',
  lsquo: '‘',
  '#8220': '“',
  '#8221': '”',
};

/** Without “ | The Harbour Gazette” at its end or “The Harbour Gazette: ” before it; `loose` also takes off a short last segment. */
function withoutName(title: string, sites: readonly string[], loose: boolean): string {
  const cuts = [...title.matchAll(SEPARATOR)];
  for (const cut of cuts.toReversed().slice(0, 3)) {
    const head = title.slice(0, cut.index).trim();
    const tail = title.slice(cut.index + cut[0].length).trim();
    const words = (text: string): number => text.split(/\s+/).length;
    const isShort = loose && !cut[0].startsWith(':') && words(tail) <= NAME_WORDS && words(head) >= NAME_WORDS;
    if (head && (sites.some((site) => isLike(tail, site)) || isShort)) return withoutName(head, sites, false);
  }
  const first = cuts[0];
  if (first && sites.some((site) => isLike(title.slice(0, first.index), site)))
    return title.slice(first.index + first[0].length).trim();
  return title;
}

/** Whether a segment is a name of the site: the same, or the name with a word like “News” more, or its host. */
function isLike(segment: string, site: string): boolean {
  const [one, other] = [segment, site].map((name) =>
    fold(name.replace(/^@|\.(?:com|org|net|co\.uk|example)$/gi, ''))
      .replace(/^the | (?:news|online)$/g, '')
      .replace(/ /g, ''),
  );
  if (!one || !other) return false;
  return (
    one === other ||
    (other.length >= 4 && one.length <= other.length + 12 && one.startsWith(other)) ||
    (one.length >= 4 && other.startsWith(one))
  );
}

function clipped(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  return `${title.slice(0, MAX_TITLE - 1).replace(/\s+\S*$/, '')}…`;
}
