import { fold } from '../../core/fold.ts';
import type { DomDocument } from './dom.ts';
import { ENDS_SENTENCE, type Paragraph, paragraphsOf, widthOf } from './paragraphs.ts';

const MOST_LINES = 8;
const SHORT = 120;
/** Up to this a line may end in a full stop, as bylines do, and be no prose. */
const BRIEF = 60;

/** The short lines between a page's headline and its text, or at its top if no headline is marked: bylines, dates, and more. */
export function openingOf(document: DomDocument): Paragraph[] {
  const all = paragraphsOf(document.body);
  const title = fold(document.querySelector('title')?.textContent ?? '');
  const isHeadline = ({ text, element }: Paragraph): boolean =>
    element.localName === 'h1' || (text.length > 20 && title.startsWith(fold(text)));
  const lines = all.slice(all.findIndex(isHeadline) + 1).slice(0, MOST_LINES);
  const prose = lines.findIndex(isProse);
  return prose < 0 ? lines : lines.slice(0, prose);
}

const isProse = ({ text }: Paragraph): boolean =>
  widthOf(text) > SHORT || (widthOf(text) > BRIEF && ENDS_SENTENCE.test(text));

/** The first short line that is wholly emphasised: the headline of pages from before there were headings in use. */
export function emphasised(opening: readonly Paragraph[]): string | undefined {
  return opening.find(
    ({ text, element, linked }) =>
      linked === 0 &&
      /\S\s\S.*\s\S/.test(text) &&
      (/^h[2-6]$/.test(element.localName) ||
        [...element.querySelectorAll('b, strong, big, em, font[size]')].some(
          (inner) => inner.textContent?.replace(/\s+/g, ' ').trim() === text,
        )),
  )?.text;
}
