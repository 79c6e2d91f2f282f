import { phrase } from '../../core/text.ts';

/** What is not given to the parser of feeds, and how it is told; each is one sentence. */

/** No feed needs more, and beyond it a hostile one could fill the memory. In characters, tags, and tags within tags. */
const MOST_TEXT = 5_000_000;
const MOST_TAGS = 200_000;
const LONG_TAG = /<[^!?<>][^<>]{50000}/;
const DEEPEST = 100;

/** Why a text that came from `host` is not read; undefined where it may be. */
export function refusalOf(text: string, host: string): string | undefined {
  if (text.trim() === '') return phrase`${host} answers with nothing where a feed should be: correct the address.`;
  if (isPage(text)) return phrase`${host} answers with a web page instead of a feed: give the address of the feed.`;
  // The parser unfolds no entities; a document that declares some was not made for readers of feeds.
  if (/<!ENTITY/i.test(text))
    return phrase`The feed of ${host} declares XML entities, which no feed needs: it is not read.`;
  if (text.length > MOST_TEXT || LONG_TAG.test(text)) return phrase`The feed of ${host} is too large to be read.`;
  if (countTags(text) <= MOST_TAGS) return undefined;
  return isDeep(text) ? tooDeep(host) : phrase`The feed of ${host} is too large to be read.`;
}

/** Why the parser can't have read it. */
export const unreadable = (text: string, host: string): string =>
  isDeep(text)
    ? tooDeep(host)
    : phrase`What ${host} answers is no feed that can be read: it must be RSS, Atom or JSON Feed.`;

const tooDeep = (host: string): string =>
  phrase`What ${host} answers is nested too deeply to be a feed: it is not read.`;

/** Whether it is HTML, from its beginning. */
export const isPage = (text: string): boolean =>
  /^\uFEFF?(?:\s|<\?[^>]{0,500}>|<!--[^>]{0,500}-->)*<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 5_000));

function countTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0 && count <= MOST_TAGS; at = text.indexOf('<', at + 1)) count += 1;
  return count;
}

/** What is inside character data is no tag of the feed. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<!\[CDATA\[.*?(?:\]\]>|$)|<[^!?<>][^<>]*>/gs)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.startsWith('<!') && !tag.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
