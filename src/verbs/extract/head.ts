import type { PageFacts } from './page.ts';
import { layOut, oneLine, type Style } from './rows.ts';

const BOLD = '1';
const DIM = '2';
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Title, publisher, author and day of an article, as its page gives them, for the top of a view. */
export function headView({ title, publisher, author, published }: PageFacts, style: Style): string {
  // The day is the publisher's own: in no reader's zone.
  const day = published && DAY.format(new Date(`${published.slice(0, 10)}T00:00:00Z`));
  const facts = [publisher, author, day].filter((fact) => fact !== undefined).map(oneLine);
  const rows = [layOut([{ text: oneLine(title), code: BOLD }], style)];
  if (facts.length > 0) rows.push(layOut([{ text: facts.join(' · '), code: DIM }], style));
  return rows.join('\n');
}
