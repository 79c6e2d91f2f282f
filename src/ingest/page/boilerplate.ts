import { fold } from '../../core/fold.ts';
import { ENDS_SENTENCE, type Paragraph, widthOf } from './paragraphs.ts';
import { isStockPhrase } from './phrases.ts';

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
  const isLink = linked > 0.9 * text.length && text.length < 200 && !ENDS_SENTENCE.test(text);
  return isLink || isStockPhrase(text);
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
  while (start < end && isLabel((paragraphs[start] as Paragraph).text) && !isOneOfMany(paragraphs, start)) start++;
  if (start < end && isAboutAuthor(paragraphs[start] as Paragraph, authors)) start++;
  return paragraphs.slice(start, end);
}

const isLooseEnd = ({ text, linked, element }: Paragraph): boolean =>
  /^h[1-6]$/.test(element.localName) ||
  (element.localName !== 'li' && isLabel(text)) ||
  (text.length < 100 && linked > text.length * 0.6 && !ENDS_SENTENCE.test(text));

/** A heading of a part, as the updates of a live page have them: others of its kind follow. */
function isOneOfMany(paragraphs: readonly Paragraph[], at: number): boolean {
  const kind = paragraphs[at]?.element.localName ?? '';
  const next = paragraphs[at + 1]?.text ?? '';
  if (!/^h[2-6]$/.test(kind) || !ENDS_SENTENCE.test(next)) return false;
  return paragraphs.filter(({ element }) => element.localName === kind).length >= FEWEST_PARTS;
}
const FEWEST_PARTS = 3;

/** A few words that are no sentence. */
const isLabel = (text: string): boolean => widthOf(text) < 60 && !ENDS_SENTENCE.test(text);

const ABOUT =
  /^.{0,60}\b(?:is|was|are|has been|covers?|writes?|works?|joined|reports?)\b.{0,200}\b(?:reporter|editor|writer|author|columnist|correspondent|journalist|producer|contributor|blogger|covering|covers|writes|freelance|team|newsroom|staff)\b/i;

/** Lines about who wrote it: “Ann Bell is a reporter who covers …”. */
const isAboutAuthor = ({ text }: Paragraph, authors: readonly string[]): boolean =>
  text.length < 600 && authors.some((author) => text.startsWith(author)) && ABOUT.test(text);
