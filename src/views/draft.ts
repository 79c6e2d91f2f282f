import { type Draft, type DraftOrigin, type EndedDraft, versionOf } from '../core/draft.ts';
import { formatLine } from '../core/grammar.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { briefMessage, sourceSpans } from './brief.ts';
import { count } from './count.ts';
import { languageNotes } from './language.ts';
import { briefLine } from './open.ts';
import { pageActions, pageOf } from './pages.ts';

/** Who is named less surely than this is worth a look. */
const DOUBTFUL = 0.8;
const SHOWN_DOUBTS = 8;

/** The command line of something to do with a draft. */
export const draftLine = (what: string, draft: string, options: Record<string, string> = {}): string =>
  formatLine({ command: `draft ${what}`, options: { draft, ...options } });

/** A draft as it will look, with what is doubtful in it, and what can be done; `did` says what just was, `more` what may follow. */
export function draftMessage(draft: Draft, page = 1, did?: string, more: readonly Action[] = []): Message {
  const { id, brief, origin, review } = draft;
  const { blocks, actions } = briefMessage(brief, page);
  const turns = actions.filter(({ line }) => /\bpage=/.test(line) && line.startsWith('brief '));
  const doubts = doubtsIn(draft);
  return {
    notice: phrase`${did ? `${did} ` : ''}Draft ${id}: ${brief.title}, with ${count(brief.quotes.length, 'quotation')}. Not public yet.`,
    blocks: [
      ...(did ? [{ type: 'text', spans: [{ type: 'text', text: did, strong: true }] } as Block] : []),
      {
        type: 'small',
        spans: [
          `Draft ${id}, not public yet · ${broughtBy(origin)} · will be `,
          { type: 'command', line: `/brief ${brief.slug}` },
          brief.topics.length > 0 ? ` · Topics: ${brief.topics.join(', ')}` : ' · No topics',
        ],
      },
      ...numbered(blocks, page, brief.quotes.length),
      ...notesOn(draft).map((note): Block => ({ type: 'small', spans: [note] })),
      ...(doubts.length > 0 ? [{ type: 'small', spans: ['Look at: ', ...doubts] } as Block] : []),
      ...(review.aliases.length > 0
        ? [{ type: 'small', spans: ['Publishing teaches: ', ...teaches(draft)] } as Block]
        : []),
    ],
    actions: [
      ...more,
      { label: 'Publish', line: draftLine('publish', id, { seen: versionOf(draft) }), mode: 'replace' },
      ...turns.map((turn): Action => ({ ...turn, line: draftLine('show', id, { page: pageIn(turn.line) }) })),
      ...(brief.quotes.length > 0
        ? ([
            { label: 'Correct speaker', line: draftLine('speaker', id), mode: 'replace' },
            { label: 'Drop a quotation', line: draftLine('drop', id), mode: 'replace' },
          ] as const)
        : []),
      { label: 'Edit title and slug', line: draftLine('edit', id), mode: 'replace' },
      { label: 'Discard', line: draftLine('discard', id), mode: 'replace' },
    ],
  };
}

/** As many as a briefing shows. */
export const QUOTES_A_PAGE = 10;

/** Commands for drafts take a quotation's number, so it is shown. */
function numbered(blocks: readonly Block[], page: number, total: number): Block[] {
  let number = pageOf(total, QUOTES_A_PAGE, page).offset;
  return blocks.map((block) => {
    if (block.type !== 'quote') return block;
    number += 1;
    return { ...block, receipt: [`no. ${number} · `, ...block.receipt] };
  });
}

/** What explains a draft in which few are quoted or named. */
const notesOn = ({ brief, review }: Draft): string[] => [
  ...(brief.quotes.length === 0 ? ['It has no quotation.'] : []),
  ...languageNotes(review.language),
];

const teaches = ({ review }: Draft): Inline[] => [
  review.aliases.map(({ alias, name }) => phrase`${alias} means ${name}`).join(' · '),
];

const pageIn = (line: string): string => /\bpage=(\d+)/.exec(line)?.[1] ?? '1';

const broughtBy = ({ person, feed }: DraftOrigin): string =>
  feed === undefined ? phrase`brought by ${person ?? 'somebody'}` : phrase`from the feed ${feed}`;

/** Quotations whose speaker is doubtful or unknown, by their numbers. */
function doubtsIn({ brief, review }: Draft): Inline[] {
  const doubtful = brief.quotes.flatMap((quote, at) => {
    const sure = review.sure[quote.start] ?? 1;
    if (quote.speaker === null) return [`quotation ${at + 1} (unattributed)`];
    return sure < DOUBTFUL ? [phrase`quotation ${at + 1} (${quote.speaker}, ${Math.round(sure * 100)} % sure)`] : [];
  });
  const more = doubtful.length - SHOWN_DOUBTS;
  return [doubtful.slice(0, SHOWN_DOUBTS).join(' · '), ...(more > 0 ? [` · and ${more} more`] : [])].filter(Boolean);
}

/** What became of a draft for good, and what publishing it did not teach. */
export function draftEnded({ id, brief, state, untaught = [] }: EndedDraft): Message {
  const isPublic = state === 'published';
  const did = isPublic
    ? phrase`Published: ${brief.title}. Digests bring it with their next run.`
    : phrase`Draft ${id} (${brief.title}) is discarded. A feed won’t bring it again; you can, with /add.`;
  const not = untaught.map(
    ({ alias, name }) =>
      phrase` That ${alias} means ${name} was not taught, as by now it may be somebody else: if they are one person, list the name in speakers.yaml.`,
  );
  const text = [did, ...not].join('');
  return {
    notice: text,
    blocks: [{ type: 'text', spans: [text] }],
    actions: isPublic ? [{ label: 'Open it', line: briefLine(brief.slug), mode: 'reply' }] : [],
  };
}

/** Throw it away? What was corrected in it would be lost. */
export function confirmDiscard({ id, brief }: Draft): Message {
  const text = phrase`Throw draft ${id} away: ${brief.title}? What was corrected in it is lost, and no feed brings it again.`;
  return {
    notice: text,
    blocks: [{ type: 'text', spans: [text] }],
    actions: [{ label: 'Discard', line: draftLine('discard', id, { sure: 'yes' }), mode: 'replace' }, backTo(id)],
  };
}

export const backTo = (id: string): Action => ({
  label: '‹ Back to the draft',
  line: draftLine('show', id),
  mode: 'replace',
});

/** Drafts that wait, the newest first. */
export function draftList(drafts: { items: Draft[]; total: number }, wanted: number, size: number): Message {
  const page = pageOf(drafts.total, size, wanted);
  const title = drafts.total === 0 ? 'No draft waits' : `${count(drafts.total, 'draft')} to look at`;
  const items = drafts.items.map(({ id, brief, origin, createdAt }): Inline[] => [
    { type: 'text', text: brief.title, strong: true },
    ` · ${id} · ${broughtBy(origin)} · `,
    ...sourceSpans(brief.source),
    ' · ',
    { type: 'time', at: createdAt, show: 'relative' },
  ]);
  return {
    notice: `${title}.`,
    blocks: [
      { type: 'heading', text: title },
      ...(page.label ? [{ type: 'small', spans: [page.label] } as Block] : []),
      items.length > 0
        ? { type: 'list', items }
        : { type: 'text', spans: ['Bring one with ', { type: 'command', line: '/add <link>' }, '.'] },
    ],
    actions: [
      ...pageActions(page, (number) => formatLine({ command: 'draft list', options: { page: String(number) } })),
      ...drafts.items.map(
        ({ id, brief }): Action => ({
          label: phrase`${id}: ${brief.title}`,
          line: draftLine('show', id),
          mode: 'reply',
        }),
      ),
    ],
  };
}
