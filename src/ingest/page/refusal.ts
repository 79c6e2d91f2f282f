import { oneLine } from './dom.ts';
import type { Facts } from './facts.ts';
import { widthOf } from './paragraphs.ts';

const MIN_CHARACTERS = 250;
const MIN_WORDS = 60;

/** What a page is judged by: its title, its article's text, all it says, and how much of that is links. */
export type Evidence = {
  facts: Facts;
  window: string;
  text: string;
  paragraphs: number;
  all: string;
  linked: number;
  hasPassword: boolean;
  hasVideo: boolean;
  url?: string;
};

/** How images, archives and compressed files begin, read as bytes or as UTF-8. */
const FILES = [
  '\x89PNG',
  '\uFFFDPNG',
  'GIF87a',
  'GIF89a',
  'RIFF',
  '\xFF\xD8\xFF',
  '\uFFFD\uFFFD\uFFFD',
  'PK\x03\x04',
  '\x1F\x8B',
  '\x1F\uFFFD',
];

/** Why these characters are no HTML page, before anything is parsed; undefined if they may be one. */
export function notHtml(html: string): string | undefined {
  const start = html.slice(0, 2000).replace(/^[\uFEFF\s\0]+/, '');
  if (!start) return 'The page is empty: check the address.';
  if (/^%PDF-/.test(start)) return 'This is a PDF, not a web page: paste its text instead.';
  if (FILES.some((magic) => start.startsWith(magic)))
    return 'This is an image or another file, not a web page: check the address.';
  if (
    /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,500}?-->\s*|<\?[^>]*\?>\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b/i.test(
      start,
    )
  )
    return 'This is a feed, not an article: add it to the feeds, or link one of its articles.';
  if (/^[[{]\s*["{[\]}]/.test(start)) return 'This is data, not a web page: check the address.';
  if (!/<[a-z!/?][^<]*>/i.test(html.slice(0, 200_000)))
    return 'This is not a web page: give a link to an article, or its text.';
  return undefined;
}

const BOT_CHECK =
  /checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:human|robot)|(?:enable|turn on) (?:javascript|js)\b|enable cookies|captcha|unusual traffic|pardon our interruption|just a moment|attention required|ddos protection|security check|access to this page has been denied|press (?:&|and) hold/i;
const DENIED =
  /access denied|403 forbidden|forbidden|not authori[sz]ed|unavailable (?:for legal reasons|in your (?:country|region))|451\b|not available in your (?:country|region)/i;
const MISSING =
  /^\W*404\W*$|\b404\b.{0,20}(?:error|not found|page)|(?:error|fehler|code)\W{0,3}404\b|page (?:not|can.?t be|could not be|cannot be) found|(?:page|article|story) (?:you (?:are|were|requested|.re)[^.]{0,40} )?(?:no longer (?:exists|available)|does ?n.t exist|has been (?:removed|moved|deleted))|not found|seite (?:wurde )?nicht gefunden|page introuvable/i;
const BROKEN =
  /\b50[0234]\b|internal server error|bad gateway|service (?:temporarily )?unavailable|something went wrong|gateway time-?out/i;
const CONSENT =
  /we (?:and our (?:\d+ )?partners )?(?:use|value|care about) (?:cookies|your privacy)|cookies? (?:policy|settings|preferences)|consent|accept (?:all )?cookies|your privacy|gdpr|before you continue|datenschutz|wir verwenden cookies/i;
const PAYWALL =
  /subscribe (?:now |today )?(?:to|for) (?:continue|read|keep|unlock|access|full|unlimited|get)|already (?:a (?:member|subscriber)|subscribed)|to (?:continue|keep) reading|(?:read|see|unlock|access) (?:this|the) (?:full|rest|whole|entire|article|story)|unlock (?:this|the|full)|premium (?:content|article)|(?:exclusive|only|available|reserved) (?:for|to) (?:our )?(?:subscribers|members)|(?:for )?subscribers? only|subscriber[- ]only|(?:reached|exceeded|used) your (?:\w+ ){0,3}(?:limit|articles)|free articles (?:left|remaining)|start your (?:free )?(?:trial|subscription)|paid content|jetzt (?:abonnieren|weiterlesen)|réservé aux abonnés/i;
const LOGIN = /(?:log|sign) ?in\b|forgot (?:your )?password|create (?:an )?account|anmelden|se connecter/i;

/** Why a page is no article, in one sentence; undefined if it is one. */
export function refusalOf(evidence: Evidence): string | undefined {
  const { text, facts } = evidence;
  const isShort = isTooShort(text);
  const isStub = text.length < 1200;
  if (isShort || isStub) {
    const known = wallOf(evidence, isShort) ?? doorOf(evidence, isShort);
    if (known) return known;
  }
  if (isListing(evidence))
    return 'This is a front page or a list of articles, not one article: link the article itself.';
  if (!isShort) return undefined;
  if (evidence.hasVideo || facts.kinds.some((kind) => /video|gallery|photo/.test(kind)))
    return 'The page shows a video or pictures, and no text to brief from: link an article.';
  return text
    ? 'The page holds too little text for an article: link the whole article, or paste its text.'
    : 'No article was found on the page: link the article itself, or paste its text.';
}

function isTooShort(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const width = widthOf(text);
  return width < MIN_CHARACTERS || (words < MIN_WORDS && width < 2 * text.length);
}

/** What the site answers instead of an article. `isShort` is that there is no article's text at all. */
function wallOf({ facts, window, all }: Evidence, isShort: boolean): string | undefined {
  const name = oneLine(`${window} ${facts.title}`);
  const said = all.length < 3000 || isShort ? all.slice(0, 6000) : '';
  if (MISSING.test(name) || (isShort && MISSING.test(all.slice(0, 1500))))
    return 'The page says that the article is not there: check the link.';
  if (BOT_CHECK.test(name) || (isShort && BOT_CHECK.test(said)))
    return 'The site asks for a browser instead of showing the article: save the page and give the file, or paste the text.';
  if (DENIED.test(name) || (isShort && all.length < 1500 && DENIED.test(said)))
    return 'The site does not let us read the page: save it and give the file, or paste the text.';
  if (isShort && all.length < 1500 && BROKEN.test(`${name} ${said}`))
    return 'The site answered with an error page: try again later.';
  return undefined;
}

/** What the page asks for before it shows the article: an answer about cookies, money, a name. */
function doorOf({ facts, window, text, all, hasPassword }: Evidence, isShort: boolean): string | undefined {
  const said = all.length < 3000 || isShort ? all.slice(0, 6000) : '';
  if (isConsent(text, said, isShort))
    return 'The page shows only a question about cookies: save the article after answering it, or paste its text.';
  if (
    !facts.isFree ||
    (isShort && PAYWALL.test(said) && !hasPassword) ||
    (PAYWALL.test(text.slice(-300)) && text.length < 700)
  )
    return 'The article is for subscribers, and its beginning alone is shown: paste the text if you may read it.';
  if (isShort && (hasPassword || LOGIN.test(window)))
    return 'The page asks to sign in: save the article and give the file, or paste its text.';
  return undefined;
}

function isConsent(text: string, said: string, isShort: boolean): boolean {
  const hits = (isShort ? said : text).match(new RegExp(CONSENT, 'gi'))?.length ?? 0;
  return hits >= 2 && /cookies?/i.test(isShort ? said : text);
}

/** A front page: its address or type says so, or nearly all it says are links. */
function isListing({ facts, text, paragraphs, all, linked, url }: Evidence): boolean {
  const isHome = url !== undefined && URL.canParse(url) && new URL(url).pathname === '/' && !new URL(url).search;
  const share = linked / Math.max(1, all.length);
  const average = text.length / Math.max(1, paragraphs);
  const isMarked = facts.kinds.some((kind) => /article|posting|report/.test(kind) && kind !== 'collectionpage');
  if (isHome) return !isMarked || share > 0.5 || isTooShort(text);
  return !isMarked && share > 0.5 && (text.length < 0.1 * all.length || average < 90) && text.length < 2500;
}
