import { isConsentWall } from './consent.ts';
import type { Facts } from './facts.ts';
import { ENDS_SENTENCE, type Paragraph, widthOf } from './paragraphs.ts';
import { isThread } from './thread.ts';

const MIN_CHARACTERS = 250;
const MIN_WORDS = 60;

/** What a page is judged by. */
export type Evidence = {
  facts: Facts;
  url?: string;
  /** The article's text, and the paragraphs it was found in, boilerplate among them. */
  text: string;
  found: readonly Paragraph[];
  /** The window's title; all that the page says, and how many characters of that are links. */
  window: string;
  all: string;
  linked: number;
  hasPassword: boolean;
  hasVideo: boolean;
  /** What people wrote on it, if it looks like a discussion. */
  posts?: ReadonlySet<string>;
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

/** Titles of pages that are no article, though other text may stand on them. */
const NO_ARTICLE =
  /^\W*(?:error\W+)?404\b(?!\s+\w+ed\b)|\bpage not found\b|^\W*(?:access denied|just a moment|attention required|are you a (?:human|robot)|pardon our interruption|robot check|security check)\b.{0,40}$/i;
const BOT_CHECK =
  /checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:human|robot)|not a (?:bot|robot)|(?:enable|turn on) (?:javascript|js)\b|enable cookies|captcha|unusual traffic|pardon our interruption|just a moment|attention required|ddos protection|security check|robot check|access to this page has been denied|press (?:&|and) hold/i;
const DENIED =
  /access denied|403 forbidden|forbidden|not authori[sz]ed|unavailable (?:for legal reasons|in your (?:country|region))|\b451\b|not available in your (?:country|region)/i;
const MISSING =
  /\b404\b|page (?:not|can.?t be|could not be|cannot be) found|(?:page|article|story) (?:you (?:are|were|requested|.re)[^.]{0,40} )?(?:(?:is )?no longer (?:exists|available)|does ?n.t exist|has been (?:removed|moved|deleted))|not found|seite (?:wurde )?nicht gefunden|page introuvable/i;
const BROKEN =
  /\b50[0234]\b|internal server error|bad gateway|service (?:temporarily )?unavailable|something went wrong|gateway time-?out/i;
const CONSENT =
  /we (?:and our (?:\d+ )?partners )?(?:use|value|care about) (?:cookies|your privacy)|cookies? (?:policy|settings|preferences)|consent|accept (?:all )?cookies|your privacy|gdpr|before you continue|datenschutz|wir verwenden cookies/gi;
const PAYWALL =
  /subscribe (?:now |today )?(?:to|for) (?:continue|read|keep|unlock|access|full|unlimited|get)|already (?:a (?:member|subscriber)|subscribed)|to (?:continue|keep) reading|(?:read|see|unlock|access) (?:this|the) (?:full|rest|whole|entire|article|story)|unlock (?:this|the|full)|premium (?:content|article)|(?:exclusive|only|available|reserved) (?:for|to) (?:our )?(?:subscribers|members)|(?:for )?subscribers? only|subscriber[- ]only|(?:reached|exceeded|used) your (?:\w+ ){0,3}(?:limit|articles)|free articles (?:left|remaining)|start your (?:free )?(?:trial|subscription)|paid content|jetzt (?:abonnieren|weiterlesen)|réservé aux abonnés/i;
const LOGIN = /(?:log|sign) ?in\b|forgot (?:your )?password|create (?:an )?account|anmelden|se connecter/i;

/** A text shorter than this may be the beginning that a wall leaves to be seen. */
const STUB = 1200;
/** How much of a page without an article is searched for what it says instead. */
const SEARCHED = 6000;

const GONE = 'The page says that the article is not there: check the link.';
const BROWSER_WANTED =
  'The site asks for a browser instead of showing the article: save the page and give the file, or paste the text.';
const NO_ENTRY = 'The site does not let us read the page: save it and give the file, or paste the text.';
const OUT_OF_ORDER = 'The site answered with an error page: try again later.';
const COOKIES = 'The page shows only a question about cookies: save the article after answering it, or paste its text.';
const PAID = 'The article is for subscribers, and its beginning alone is shown: paste the text if you may read it.';
const SIGN_IN = 'The page asks to sign in: save the article and give the file, or paste its text.';
const LISTING = 'This is a front page or a list of articles, not one article: link the article itself.';
const DISCUSSION = 'This is a discussion, not an article: link an article.';
const PICTURES = 'The page shows a video or pictures, and no text to brief from: link an article.';
const TOO_SHORT = 'The page holds too little text for an article: link the whole article, or paste its text.';
const NOTHING = 'No article was found on the page: link the article itself, or paste its text.';

/** Why a page is no article, in one sentence; undefined if it is one. */
export function refusalOf(evidence: Evidence): string | undefined {
  const { text, window, facts } = evidence;
  if (isTooShort(text)) return insteadOf(evidence);
  if (text.length < STUB && NO_ARTICLE.test(window)) return BOT_CHECK.test(window) ? BROWSER_WANTED : GONE;
  if (!facts.isFree && text.length < (PAYWALL.test(evidence.all) ? STUB : STUB / 2)) return PAID;
  if (text.length < STUB / 2 && PAYWALL.test(text.slice(-300))) return PAID;
  if (isConsentWall(text)) return COOKIES;
  if (isDiscussion(evidence)) return DISCUSSION;
  return isListing(evidence) ? LISTING : undefined;
}

function isTooShort(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const width = widthOf(text);
  return width < MIN_CHARACTERS || (words < MIN_WORDS && width < 2 * text.length);
}

const hits = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** What a page without an article's text shows instead of it. */
function insteadOf(evidence: Evidence): string {
  const { facts, text, window, hasPassword, hasVideo } = evidence;
  const said = `${window} ${facts.title} ${evidence.all.slice(0, SEARCHED)}`;
  const isBare = evidence.all.length < 1500;
  const answers: [boolean, string][] = [
    [MISSING.test(window) || (isBare && MISSING.test(said)), GONE],
    [BOT_CHECK.test(isBare ? said : window), BROWSER_WANTED],
    [DENIED.test(isBare ? said : window), NO_ENTRY],
    [isBare && BROKEN.test(said), OUT_OF_ORDER],
    [
      isConsentWall(text) || (hits(CONSENT, said) > 1 && /cookies?/i.test(said) && evidence.all.length < SEARCHED),
      COOKIES,
    ],
    [!facts.isFree || (PAYWALL.test(said) && !hasPassword), PAID],
    [hasPassword || LOGIN.test(window), SIGN_IN],
    [isListing(evidence), LISTING],
    [hasVideo || facts.kinds.some((kind) => /video|gallery|photo/.test(kind)), PICTURES],
    [isDiscussion(evidence), DISCUSSION],
    [text !== '' || (isBare && evidence.all !== ''), TOO_SHORT],
  ];
  return answers.find(([holds]) => holds)?.[1] ?? NOTHING;
}

/** A thread of a board, by its linked data or by its posts; an article that readers discuss below it is none. */
function isDiscussion({ facts, found, posts }: Evidence): boolean {
  const isSaid = facts.kinds.some((kind) => /^(?:discussionforumposting|qapage)$/.test(kind));
  const isArticle = facts.kinds.some((kind) => /\w+article|blogposting|report/.test(kind));
  return !isArticle && (isSaid || isThread(found, posts));
}

/** A front page or a section: its address says so, its parts have linked headlines of their own, or it is mostly links. */
function isListing({ facts, url, text, found, all, linked }: Evidence): boolean {
  const isMarked = facts.kinds.some((kind) => /article|posting|report/.test(kind));
  const isHome = url !== undefined && URL.canParse(url) && new URL(url).pathname === '/' && !new URL(url).search;
  if (isHome && !isMarked) return true;
  const headlines = found.filter((p) => /^h[1-6]$/.test(p.element.localName) && p.linked > 0.9 * p.text.length).length;
  if (headlines >= 4 && headlines * 4 > found.length - headlines) return true;
  if (isMarked || text === '' || linked < 0.3 * all.length) return false;
  const lines = text.split('\n\n');
  const sentences = lines.filter((line) => ENDS_SENTENCE.test(line)).join('').length;
  const hasSentences = sentences > 0.3 * text.length || NO_STOPS.test(text);
  return (
    !hasSentences || (linked > 0.5 * all.length && text.length < 0.1 * all.length && text.length / lines.length < 90)
  );
}

/** Thai and Lao write no full stops. */
const NO_STOPS = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{20}/u;
