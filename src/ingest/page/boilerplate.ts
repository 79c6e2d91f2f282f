import { fold } from '../../core/fold.ts';
import { ENDS_SENTENCE, type Paragraph, widthOf } from './paragraphs.ts';

/** Whole paragraphs, or their beginnings up to `LONG` characters, that no article is made of. */
const BEGINNINGS = new RegExp(
  `^\\W*(?:${[
    'advertisement|advertising|sponsored|promoted|ad feedback|story continues|article continues|scroll (?:down )?(?:to|for)|continue reading|continued (?:on|below)|skip (?:to|advert|past)',
    'read (?:more|also|next|the full|our)\\b|more (?:from|on|about|stories|news|to read)\\b|also read|see also|also on|related\\s?(?:(?:stor|articl|link|content|topic|new|post|cover|video|read)\\w*)?\\s*(?:[:|]|$)|recommended|you (?:may|might) (?:also )?(?:like|be interested)|most (?:read|popular)|trending|don.t miss|up next|watch(?: now| more| live| the video)?\\s*:|video\\s*:|listen\\s*:|in pictures|gallery\\s*:|what to read next|top stories|editor.s picks?',
    'sign up (?:for|to|here|now)|subscribe (?:to|for|now|today)|get (?:the|our) (?:latest|best|daily|free|top).{0,60}(?:inbox|newsletter|email|app)|(?:join|get) our .{0,30}newsletter|download (?:the|our) .{0,30}app|support (?:our|quality|independent) journalism|already a (?:subscriber|member)|enter your e-?mail|by (?:signing|clicking|subscribing|submitting)|thank(?:s| you) for (?:signing|subscribing)',
    'follow (?:us|me|him|her|them|@?[\\w .]{2,40} on)\\b.{0,60}(?:twitter|facebook|instagram|x|linkedin|on|:|$)|(?:like|find) us on|share (?:this|on|via|with|your)|click here|tweet$|print$|e-?mail (?:this|to)|comments?\\s*(?:\\(|:|$)|leave a (?:comment|reply)|view (?:all )?comments|join the (?:conversation|discussion)|tell us (?:what|in)|have (?:a|an) (?:story|tip|opinion)|send (?:us )?(?:your|tips)',
    '(?:photo|image|picture|video|photograph|illustration|credit|pictured|caption|file photo|media caption|image caption|foto|bild)s?(?:\\s(?:credit|caption|copyright|source|by|courtesy)\\w*)?\\s*[:/©]|(?:photo|image|picture|photograph)s?(?: courtesy)? (?:by|of|from|credit|copyright)\\b|getty images|(?:afp|reuters|ap)\\s?(?:/|photo|via)|image (?:copyright|caption|source)|media playback|hide caption|toggle caption|enlarge this|click to (?:enlarge|expand)|play (?:video|audio)',
    'copyright\\b|©|\\(c\\) ?\\d{4}|all rights reserved|this material may not be|not for reproduction|terms of (?:use|service)|privacy policy',
    '(?:filed under|tags?|topics|posted (?:in|on|by)|categories|published|first published|last (?:updated|modified|published)|updated|created|posted|modified|publié|mis à jour|veröffentlicht|aktualisiert|von)\\s*(?:on |at |by |in )?[:\\d]',
    '(?:this|the) (?:site|website) uses cookies|we use cookies|your browser (?:does not|doesn.t)|(?:please )?(?:enable|turn on) javascript|javascript (?:is|must)',
    '(?:about the author|reporting by\\b.*;|to contact the (?:reporter|editor|author)|contact (?:the (?:author|reporter|writer)|us)\\b|mehr zum thema|lesen sie (?:auch|mehr)|lire aussi|à lire aussi|lea también|leia (?:também|mais)|leggi anche|lees ook)',
  ].join('|')})`,
  'i',
);
const LONG = 160;

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
/** What is left of counters, icons and rules: not one word. */
const SCRAP = /^(?:[^\p{L}]*|\P{L}*\p{Lu}?\P{L}*)$/u;

/** Headings behind which a page has left its article: what follows are other articles, comments, forms. */
const AFTER =
  /^\W*(?:related(?: (?:stories|articles|content|news|topics|posts|coverage|links|reading))?|more (?:from|on|stories|news|like this|in)\b.{0,40}|most (?:read|popular|viewed|recent).{0,20}|recommended(?: for you| stories| articles)?|trending(?: now| stories)?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment)|about the authors?|latest (?:news|stories|from).{0,30}|top stories|popular (?:now|stories|posts)|editor.s picks?|what to read next|read next|up next|share this(?: article| story| post)?|sponsored (?:content|stories|links)|from (?:around|across) the web|around the web|promoted (?:content|stories)|tags|topics|post navigation|also on .{2,30}|sign up for .{0,60}|newsletter)\W*$/i;

/** The article's own paragraphs: without boilerplate, repeated headline and what stands twice. */
export function withoutBoilerplate(
  paragraphs: readonly Paragraph[],
  title: string,
  authors: readonly string[],
): Paragraph[] {
  const kept = paragraphs.slice(0, endOf(paragraphs)).filter((paragraph) => !isBoilerplate(paragraph));
  return withoutLooseEnds(withoutRepeats(kept, title), authors);
}

/** Where the article ends: at a heading of other things in its second half, if no long text comes behind. */
function endOf(paragraphs: readonly Paragraph[]): number {
  let behind = 0;
  let end = paragraphs.length;
  const total = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  for (let at = paragraphs.length - 1; at > 0; at--) {
    const paragraph = paragraphs[at] as Paragraph;
    behind += paragraph.text.length - paragraph.linked;
    if (behind > 0.3 * total) break;
    if (AFTER.test(paragraph.text)) end = at;
  }
  return end;
}

function isBoilerplate({ text, linked }: Paragraph): boolean {
  if (ALWAYS.test(text) || !/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.length <= LONG && BEGINNINGS.test(text)) return true;
  if (text.length <= 120 && (BYLINE.test(text) || TIMESTAMP.test(text) || READING_TIME.test(text) || CREDIT.test(text)))
    return true;
  if (text.length <= LONG && (CONTACT.test(text) || AGENCY.test(text) || SCRAP.test(text))) return true;
  const share = linked / text.length;
  return share > 0.9 && text.length < 200 && !ENDS_SENTENCE.test(text);
}

/** Above this many characters times paragraphs pull quotes stay: finding them takes too long. */
const MOST_COMPARED = 50_000_000;

/** Without the headline at the beginning, and without pull quotes: paragraphs whose words stand in another one too. */
function withoutRepeats(paragraphs: readonly Paragraph[], title: string): Paragraph[] {
  const headline = fold(title);
  const folded = paragraphs.map(({ text }) => fold(text));
  const all = `\n${[...new Set(folded)].join('\n')}\n`;
  const isQuick = all.length * folded.length < MOST_COMPARED;
  const seen = new Set<string>();
  return paragraphs.filter((_, at) => {
    const text = folded[at] as string;
    if (at < 4 && text === headline) return false;
    if (text.length < 30) return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return !isQuick || text.length > 400 || !isWithinAnother(all, text);
  });
}

function isWithinAnother(all: string, text: string): boolean {
  const whole = all.indexOf(`\n${text}\n`) + 1;
  const at = all.indexOf(text);
  return at < whole || all.indexOf(text, whole + text.length) >= 0;
}

/** Without what is left over at the ends: labels, lines of links, headings that nothing follows, who the author is. */
function withoutLooseEnds(paragraphs: readonly Paragraph[], authors: readonly string[]): Paragraph[] {
  let end = paragraphs.length;
  while (
    end > 0 &&
    (isLooseEnd(paragraphs[end - 1] as Paragraph) || isAboutAuthor(paragraphs[end - 1] as Paragraph, authors))
  )
    end--;
  let start = 0;
  while (start < end && isLabel((paragraphs[start] as Paragraph).text)) start++;
  if (start < end && isAboutAuthor(paragraphs[start] as Paragraph, authors)) start++;
  return paragraphs.slice(start, end);
}

const isLooseEnd = ({ text, linked, element }: Paragraph): boolean =>
  /^h[1-6]$/.test(element.localName) ||
  (element.localName !== 'li' && isLabel(text)) ||
  (text.length < 100 && linked > text.length * 0.6 && !ENDS_SENTENCE.test(text));

/** A few words that are no sentence. */
const isLabel = (text: string): boolean => widthOf(text) < 60 && !ENDS_SENTENCE.test(text);

const ABOUT =
  /^.{0,60}\b(?:is|was|are|has been|covers?|writes?|works?|joined|reports?)\b.{0,200}\b(?:reporter|editor|writer|author|columnist|correspondent|journalist|producer|contributor|blogger|covering|covers|writes|freelance|team|newsroom|staff)\b/i;

/** Lines about who wrote it: “Ann Bell is a reporter who covers …”. */
const isAboutAuthor = ({ text }: Paragraph, authors: readonly string[]): boolean =>
  text.length < 600 && authors.some((author) => text.startsWith(author)) && ABOUT.test(text);
