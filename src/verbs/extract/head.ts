import { minutesToRead } from '../../core/brief.ts';
import type { PageArticle } from './page.ts';
import { layOut, oneLine, type Style } from './rows.ts';

const BOLD = '1';
const DIM = '2';
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Title, publisher, author and day of an article, as its page gives them, and its read time, for the top of a view. */
export function headView({ text, facts: { title, publisher, author, published } }: PageArticle, style: Style): string {
  // The day is the publisher's own: in no reader's zone.
  const day = published && DAY.format(new Date(`${published.slice(0, 10)}T00:00:00Z`));
  const known = [publisher, author, day].filter((fact) => fact !== undefined).map(oneLine);
  const facts = [...known, `${minutesToRead(text)} min read`].join(' · ');
  return [layOut([{ text: oneLine(title), code: BOLD }], style), layOut([{ text: facts, code: DIM }], style)].join(
    '\n',
  );
}
