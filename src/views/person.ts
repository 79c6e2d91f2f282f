import type { Speaker } from '../core/brief.ts';
import { formatLine } from '../core/grammar.ts';
import { type Block, formatTime, type Inline, type Message } from '../core/message.ts';
import type { HeldTitle, Person, QuotingBrief } from '../core/person.ts';
import { phrase } from '../core/text.ts';
import { sourceSpans } from './brief.ts';
import { count } from './count.ts';
import { openActions, quoteLine } from './open.ts';
import { pageActions, pageOf } from './pages.ts';
import { foundBlock } from './quote.ts';

export const BRIEFS_A_PAGE = 5;

/** The command line of a speaker's page; a page says that the name is the whole one. */
export const personLine = (name: string, page: number): string =>
  formatLine({ command: 'person', options: { name, page: String(page) } });

/** A speaker's page: who they are, what they said last, and which briefings quote them. Later pages list those only. */
export function personMessage(speaker: Speaker, person: Person): Message {
  const { briefs } = person;
  const page = pageOf(briefs.total, BRIEFS_A_PAGE, briefs.page);
  const quoting = `${briefs.atLeast ? 'more than ' : ''}${count(briefs.total, 'briefing')}`;
  const facts = `${count(speaker.quotes, 'quotation')} in ${quoting}`;
  return {
    notice: phrase`${speaker.name}: ${facts}.`,
    blocks: [
      { type: 'heading', text: speaker.name },
      ...(page.number === 1 ? [...whoBlocks(speaker, person, facts), ...latestBlocks(person)] : []),
      ...(briefs.total > 0
        ? [small([quoting, page.label].filter(Boolean).join(' · ')), list(briefs.items.map(briefSpans))]
        : []),
    ],
    actions: [
      ...pageActions(page, (number) => personLine(speaker.name, number)),
      ...(speaker.quotes > 0
        ? [{ label: 'All quotations', line: quoteLine(speaker.name, { page: 1 }), mode: 'reply' as const }]
        : []),
      ...openActions(briefs.items),
    ],
    line: personLine(speaker.name, page.number),
  };
}

function whoBlocks({ roles }: Speaker, { aliases, titles }: Person, facts: string): Block[] {
  return [
    { type: 'small', spans: [...roles.flatMap((role): Inline[] => [role, ' · ']), facts] },
    ...(aliases.length > 0
      ? [small('Also written ', ...aliases.flatMap((it, at) => (at === 0 ? [it] : [', ', it])))]
      : []),
    ...(titles.length > 0 ? [small('Titles, as articles gave them'), list(titles.map(titleSpans))] : []),
  ];
}

function latestBlocks({ latest }: Person): Block[] {
  if (latest.length === 0) return [];
  return [small('Latest quotations'), ...latest.map(foundBlock)];
}

/** `Mayor · 4 May 2026 – 6 June 2026 · 12 quotations` */
function titleSpans({ title, from, to, quotes, atLeast }: HeldTitle): Inline[] {
  const [first, last] = [formatTime(from, 'date'), formatTime(to, 'date')];
  const days = first === last ? first : `${first} – ${last}`;
  return [strong(title), ` · ${days} · ${atLeast ? 'more than ' : ''}${count(quotes, 'quotation')}`];
}

const briefSpans = ({ title, source }: QuotingBrief): Inline[] => [strong(title), ' · ', ...sourceSpans(source)];
const strong = (text: string): Inline => ({ type: 'text', text, strong: true });
const small = (...spans: Inline[]): Block => ({ type: 'small', spans });
const list = (items: Inline[][]): Block => ({ type: 'list', items });
