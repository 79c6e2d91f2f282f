import { ENDS_SENTENCE } from './paragraphs.ts';

/** The beginning of a line, and no quotation: what somebody said is no boilerplate. */
const START = '^[^\\p{L}\\p{N}“"‘\'«„©(]*';
const startingWith = (...phrases: string[]): RegExp => new RegExp(`${START}(?:${phrases.join('|')})`, 'iu');

/** Beginnings that are boilerplate in lines of up to `LONG` characters: requests, notices, captions that say so. */
const NOTICE = startingWith(
  'advertisement\\b.{0,20}$|(?:advertising|sponsored|promoted)(?: content| by .{2,40})?\\W*$|ad feedback|story continues|article continues|scroll (?:down )?(?:to|for)|continue reading|continued (?:on|below)|skip (?:to|advert|past)',
  'sign up (?:for|to|here|now)|subscribe (?:to|for|now|today)|get (?:the|our) (?:latest|best|daily|free|top).{0,60}(?:inbox|newsletter|email|app)|(?:join|get) our .{0,30}newsletter|download (?:the|our) .{0,30}app|support (?:our|quality|independent) journalism|already a (?:subscriber|member)|enter your e-?mail|by (?:signing|clicking|subscribing|submitting)|thank(?:s| you) for (?:signing|subscribing)',
  'follow (?:us|me|him|her|them|@?[\\w .]{2,40} on)\\b.{0,60}(?:twitter|facebook|instagram|x|linkedin|on|:|$)|(?:like|find) us on|share (?:this|on|via|with|your)|click here|tweet$|print$|e-?mail (?:this|to)|comments?\\s*(?:\\(|:|$)|leave a (?:comment|reply)|view (?:all )?comments|join the (?:conversation|discussion)|tell us (?:what|in)|have (?:a|an) (?:story|tip|opinion)|send (?:us )?(?:your|tips)',
  '(?:photo|image|picture|video|photograph|illustration|credit|pictured|caption|file photo|media caption|image caption|foto|bild)s?(?:\\s(?:credit|caption|copyright|source|by|courtesy)\\w*)?\\s*[:/©]|getty images|image (?:copyright|caption|source)|media playback|hide caption|toggle caption|enlarge this|click to (?:enlarge|expand)|play (?:video|audio)',
  '©|\\(c\\) ?\\d{4}|all rights reserved|this material may not be|not for reproduction|(?:terms of (?:use|service)|privacy policy)\\W*(?:$|\\|)',
  '(?:this|the) (?:site|website) uses cookies|we use cookies|your browser (?:does not|doesn.t)|(?:please )?(?:enable|turn on) javascript|javascript (?:is (?:disabled|required|not)|must)',
  '(?:read (?:more|also|next)|see also|also read|more on this(?: story)?|related(?: \\w+)?)\\s*[:→»›]',
  'comments (?:are|have been|on this \\w+ are) (?:now )?(?:closed|disabled|turned off)|get our .{0,40}(?:e-?mails?|newsletters?|briefing|alerts?)\\b|(?:additional|further) reporting by\\b',
  '(?:this|a version of this|an earlier version of this) (?:story|article|report|piece|interview|post|column|conversation) (?:\\w+ ){0,2}(?:first|originally|previously|also) (?:\\w+ )?(?:published|appeared|ran)\\b|(?:this|the) (?:interview|conversation|transcript|article|story) (?:has been|was) (?:\\w+ ){0,3}edited (?:for|and)\\b|(?:dieser|der) (?:artikel|text|beitrag) (?:ist |erschien )?zuerst\\b|cet article a été (?:initialement |d’abord )?publié|este artículo (?:fue publicado|apareció) (?:originalmente|primero)',
  '(?:share )?(?:updated|posted|published)(?: at| on)? \\d{1,2}[:.]\\d\\d\\b.{0,20}$',
  '(?:about the author|reporting by\\b.*;|to contact the (?:reporter|editor|author)|contact (?:the (?:author|reporter|writer)|us)\\b|mehr zum thema|lesen sie (?:auch|mehr)|lire aussi|à lire aussi|lea también|leia (?:também|mais)|leggi anche|lees ook)',
);
/** Beginnings that are boilerplate unless they begin a sentence. */
const LABEL = startingWith(
  'read (?:more|also|next|the full|our)\\b|more (?:from|on|about|stories|news|to read)\\b|also read|see also|also on|related\\s?(?:(?:stor|articl|link|content|topic|new|post|cover|video|read)\\w*)?\\s*(?:[:|]|$)|recommended|you (?:may|might) (?:also )?(?:like|be interested)|most (?:read|popular)|trending|don.t miss|up next|watch(?: now| more| live| the video)?\\s*:|video\\s*:|listen\\s*:|in pictures|gallery\\s*:|what to read next|top stories|editor.s picks?',
  '(?:photo|image|picture|photograph)s?(?: courtesy)? (?:by|of|from|credit|copyright)\\b|(?:afp|reuters|ap)\\s?(?:/|photo|via)',
  'copyright\\b|(?:filed under|tags?|topics|posted (?:in|on|by)|categories|published|first published|last (?:updated|modified|published)|updated|created|posted|modified|publié|mis à jour|veröffentlicht|aktualisiert|von)\\s*(?:on |at |by |in )?[:\\d]',
);
const LONG = 160;
const SHORT = 40;

/** Beginnings that are boilerplate whatever their length. */
const ALWAYS =
  /^\W*(?:copyright (?:©|\(c\)|\d{4})|© ?(?:copyright )?\d{4}|all rights reserved|this material may not be (?:published|reproduced)|we use cookies|this (?:site|website) uses cookies|by (?:signing up|subscribing|clicking|submitting),? you|sign up (?:for|to) (?:our|the|get|receive)|get (?:the|our) .{0,60}(?:newsletter|straight to your inbox))/i;

/** A line that says who wrote it, or when, and nothing else. */
const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|PAR|[Pp]or)\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|and|de|van|von|der|la|für|for|of|the|&))*(?:[,|].{0,80})?$/u;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const TIMESTAMP = new RegExp(
  `^\\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s*)?(?:(?:posted|published|updated|last updated|on|at)\\W*)*(?:${MONTH}\\.?\\s+\\d{1,2},?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+${MONTH}\\.?,?\\s+\\d{4}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)[\\s\\S]{0,40}$`,
  'i',
);
const READING_TIME =
  /^\W*\d+\s*[-–]?\s*(?:min(?:ute)?s?(?: read| de lecture)?|comments?|shares?|views?|hours? ago|days? ago|likes?|retweets?)\W*$/i;
const CREDIT =
  /^\(?(?:[^.!?]{2,60}?)\s*(?:\/|via|for|—|-|\|)\s*(?:getty(?: images)?|afp|reuters|associated press|ap(?: photo)?|shutterstock|istock|bloomberg|epa|pa(?: wire)?|alamy|flickr|unsplash|file)\b[^.!?]{0,40}\)?$/i;

/** Lines that ask the reader to write, follow or sign in, wherever they say so. */
const CONTACT =
  /[\w.+-]+@[\w-]+\.\w{2,}|\bfollow\b.{1,60}\bon (?:twitter|facebook|instagram|linkedin|threads|mastodon|bluesky|youtube|x)\b|\bon (?:twitter|facebook)\b.{0,20}\bat @\w|(?:read or )?share this (?:story|article|page|post)|^(?:please )?(?:sign|log) in\b|^be (?:the )?first to\b|(?:your|you) e-?mail address\b|^(?:text size|print|reset|transcript|video transcript|story highlights|highlights)$|^see (?:time|more)\b.{0,40}$/i;
const AGENCY =
  /^\W*(?:(?:via|source|photo|image)s?\W+)?(?:reuters|ap|afp|dpa|epa|getty(?: images)?|associated press|shutterstock|istock(?:photo)?|courtesy(?: of)? .{2,40}|handout|file photo)\W*$/i;
/** Where to sign up, however the line begins. */
const SIGN_UP = /[:–—-]\s*(?:sign up|subscribe) (?:here|now|today)\W*$/i;
/** When a live page was updated. */
const TIME = /^\W*\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s+(?:[A-Z]{2,4}|Uhr))?\W*$/i;

/** What is left of counters, icons and rules: not one word. */
const SCRAP = /^(?:[^\p{L}]*|\P{L}*\p{Lu}?\P{L}*)$/u;

const QUOTATION = /["“”«»„]/;
const CLOCK_TIME = /\b[ap]\.m\.\W*$/i;

/** Whether a paragraph is of the kind that stands on every page of a site: a credit, a request, a date, a notice. */
export function isStockPhrase(text: string): boolean {
  if (ALWAYS.test(text) || SCRAP.test(text)) return true;
  if (text.length > LONG) return false;
  if (NOTICE.test(text) || READING_TIME.test(text) || AGENCY.test(text) || TIME.test(text)) return true;
  if ((CONTACT.test(text) || SIGN_UP.test(text)) && !QUOTATION.test(text)) return true;
  const isSentence = ENDS_SENTENCE.test(text) && !CLOCK_TIME.test(text);
  if (LABEL.test(text)) return !isSentence || text.length <= SHORT;
  return !isSentence && [BYLINE, TIMESTAMP, CREDIT].some((pattern) => pattern.test(text));
}
