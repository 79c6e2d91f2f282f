import type { Quote } from '../core/brief.ts';
import type { Draft } from '../core/draft.ts';
import { formatLine } from '../core/grammar.ts';
import type { Action, Inline, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { backTo, draftLine, QUOTES_A_PAGE } from './draft.ts';
import { pageActions, pageOf } from './pages.ts';

/** A command line for somebody to type: a name may hold quotation marks of its own. */
const typed = (what: string, options: Record<string, string>): Inline => ({
  type: 'command',
  line: `/${formatLine({ command: `draft ${what}`, options })}`,
});

/** The quotations of a draft, each with a button: whose speaker is wrong, or which one goes. */
export function whichQuotation(draft: Draft, what: 'speaker' | 'drop', wanted = 1): Message {
  const { id, brief } = draft;
  const page = pageOf(brief.quotes.length, QUOTES_A_PAGE, wanted);
  const shown = brief.quotes.slice(page.offset, page.offset + QUOTES_A_PAGE);
  const notice = what === 'drop' ? 'Which quotation is to go?' : 'Whose speaker is wrong?';
  return {
    notice,
    blocks: [
      { type: 'text', spans: [page.label ? `${notice} (${page.label})` : notice] },
      { type: 'list', items: shown.map((quote, at) => [`${page.offset + at + 1}. `, ...shortQuote(quote)]) },
    ],
    actions: [
      ...shown.map(
        ({ start }, at): Action => ({
          label: `${what === 'drop' ? 'Drop' : 'Correct'} ${page.offset + at + 1}`,
          line: draftLine(what, id, { at: String(start) }),
          mode: 'replace',
        }),
      ),
      ...pageActions(page, (number) => draftLine(what, id, { page: String(number) })),
      backTo(id),
    ],
  };
}

const SHORT = 120;

function shortQuote({ text, speaker }: Quote): Inline[] {
  const start = text.slice(0, SHORT).replace(/[\uD800-\uDBFF]$/, '');
  return [start.length < text.length ? `“${start}…”` : `“${text}”`, ' · ', speaker ?? 'Unattributed'];
}

/** Who said it? The people of the article as buttons; anybody else by typing. */
export function whoSaid({ id, brief, review }: Draft, quote: Quote): Message {
  const names = [...new Set([...brief.quotes.flatMap(({ speaker }) => speaker ?? []), ...review.people])];
  const others = names.filter((name) => name !== quote.speaker).slice(0, MOST_NAMES);
  const at = String(quote.start);
  const number = brief.quotes.indexOf(quote) + 1;
  return {
    notice: 'Who said it?',
    blocks: [
      { type: 'text', spans: ['Who said it? ', ...shortQuote(quote)] },
      {
        type: 'small',
        spans: [
          'Somebody else: ',
          typed(`speaker ${id}`, { quote: String(number), to: 'Full Name' }),
          ...(quote.speaker
            ? [
                '. The same person under a fuller name, here and from now on: ',
                typed(`speaker ${id}`, { from: quote.speaker, to: 'Full Name' }),
              ]
            : []),
        ],
      },
    ],
    actions: [
      ...others.map(
        (name): Action => ({ label: name, line: draftLine('speaker', id, { at, to: name }), mode: 'replace' }),
      ),
      ...(quote.speaker
        ? [{ label: 'Nobody named', line: draftLine('speaker', id, { at, to: '-' }), mode: 'replace' } as Action]
        : []),
      backTo(id),
    ],
  };
}

const MOST_NAMES = 15;

/** How a draft's title, slug, topics and summary are changed. */
export function howToEdit({ id, brief }: Draft): Message {
  const command = (options: Record<string, string>): Inline => typed(`edit ${id}`, options);
  const topics = brief.topics.length > 0 ? brief.topics.join(', ') : 'Harbour, Transport';
  return {
    notice: `Draft ${id}: what is to be another?`,
    blocks: [
      { type: 'text', spans: [phrase`Draft ${id} is called ${brief.title}. What is to be another? Type for instance`] },
      {
        type: 'list',
        items: [
          [command({ title: 'A better title' })],
          [command({ slug: brief.slug })],
          [command({ topics })],
          [command({ summary: 'Your own words' }), ': shown as an editor’s own words, in place of the article’s'],
        ],
      },
      { type: 'small', spans: ['The words of a quotation can’t be edited, only dropped.'] },
    ],
    actions: [
      ...(brief.topics.length > 0 ? [without(id, 'topics')] : []),
      ...(brief.points.length > 0 ? [without(id, 'points')] : []),
      backTo(id),
    ],
  };
}

const without = (id: string, what: 'topics' | 'points'): Action => ({
  label: what === 'topics' ? 'No topics' : 'No key points',
  line: draftLine('edit', id, { [what]: '-' }),
  mode: 'replace',
});

/** For whoever corrected a name that looks like somebody else's. */
export const onePerson = (id: string, from: string, to: string): Action => ({
  label: 'They are one person',
  line: draftLine('speaker', id, { from, to, same: 'yes' }),
  mode: 'replace',
});
