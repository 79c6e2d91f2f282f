import type { Correction, PublishedBrief } from '../core/brief.ts';
import type { EditState, Telling } from '../core/digest.ts';
import { formatLine } from '../core/grammar.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { count } from './count.ts';
import { briefLine } from './open.ts';

/** “Corrected 4 May 2026: …” */
function noteSpans(did: 'Corrected' | 'Retracted', { at, note }: Correction): Inline[] {
  return [{ type: 'text', text: did, strong: true }, ' ', { type: 'time', at, show: 'date' }, ': ', note];
}

type Noted = { corrections?: readonly Correction[]; retracted?: Correction };

/** The notes of a briefing, the newest first; at most so many, if that is said, and how many more there are. */
export function noteBlocks({ corrections = [], retracted }: Noted, most = corrections.length): Block[] {
  if (retracted) return [{ type: 'text', spans: noteSpans('Retracted', retracted) }];
  const newest = [...corrections].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most);
  const more: Inline[] = corrections.length > most ? [` – and ${corrections.length - most} more`] : [];
  return newest.map((it, at) => ({
    type: 'text',
    spans: [...noteSpans('Corrected', it), ...(at === most - 1 ? more : [])],
  }));
}

/** What is left of a briefing that was taken back: its title, and why. */
export function retractedMessage(brief: PublishedBrief): Message {
  return {
    notice: phrase`${brief.title}: this briefing was retracted.`,
    blocks: [{ type: 'heading', text: brief.title }, ...noteBlocks(brief)],
    actions: [],
    line: briefLine(brief.slug),
  };
}

/** What a digest tells of briefings that its channel had before; `untold` more are only counted. */
export function toldBlocks(told: readonly Telling[], untold: number): Block[] {
  const blocks = told.map(({ kind, title, note }): Block => {
    const did = kind === 'retraction' ? 'Retracted:' : 'Corrected:';
    return { type: 'text', spans: [{ type: 'text', text: did, strong: true }, ' ', title, ' — ', note] };
  });
  const more = `${count(untold, 'more correction')} of what was delivered here.`;
  return untold > 0 ? [...blocks, { type: 'small', spans: [more] }] : blocks;
}

/** What stands in a message of a digest that got shorter by a correction. */
export function movedMessage(): Message {
  const text = 'What stood here has been corrected, and is in the message above.';
  return { notice: text, blocks: [{ type: 'small', spans: [text] }], actions: [] };
}

/** A message that shows a briefing: where it is, and what became of its edit. */
export type EditedMessage = {
  subscription: string;
  channelName?: string;
  state: EditState | 'planned';
  link?: string;
  reason?: string;
};
/** A briefing that was corrected or taken back, with the messages that show it. */
export type Corrected = {
  slug: string;
  title: string;
  corrections: readonly Correction[];
  retracted?: Correction;
  messages: readonly EditedMessage[];
};

const LISTED = 15;

/** Of answers in channels, shared ones among them, nothing is written down. */
const BEYOND_REACH: Block = {
  type: 'small',
  spans: ['Messages that people shared and answers in channels are not edited: look for them and delete them.'],
};

/** How a briefing now stands, what becomes of the messages that show it, and which can't be edited. */
export function correctedMessage(did: string, it: Corrected): Message {
  const title = phrase`${did}: ${it.title}`;
  const text = messagesIn(it.messages);
  return {
    notice: `${title}. ${text}`,
    blocks: [
      { type: 'text', spans: [{ type: 'text', text: did, strong: true }, ': ', it.title] },
      ...noteBlocks(it),
      { type: 'text', spans: [text] },
      ...failedBlocks(it.messages),
      ...(it.retracted ? [BEYOND_REACH] : []),
    ],
    actions: [
      { label: 'What became of the messages', line: correctionsLine(it.slug), mode: 'replace' },
      { label: 'Open the briefing', line: briefLine(it.slug), mode: 'reply' },
    ],
  };
}

/** The command line that says what became of the messages. */
export const correctionsLine = (slug: string): string => formatLine({ command: 'corrections', options: { slug } });

/** “3 messages show it: 1 edited, 1 waiting, 1 can’t be edited.” */
export function messagesIn(messages: readonly EditedMessage[]): string {
  if (messages.length === 0) return 'No message shows it that Verbatim could edit.';
  const of = (state: EditState) => messages.filter((message) => message.state === state).length;
  const [done, wanted, failed] = [of('done'), of('wanted'), of('failed')];
  const parts = [
    ...(done > 0 ? [`${done.toLocaleString('en')} edited`] : []),
    ...(wanted > 0 ? [`${wanted.toLocaleString('en')} being edited`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} can’t be edited`] : []),
  ];
  const total = `${count(messages.length, 'message')} of digests ${messages.length === 1 ? 'shows' : 'show'} it`;
  return `${[total, parts.join(', ')].filter(Boolean).join(': ')}.`;
}

function failedBlocks(messages: readonly EditedMessage[]): Block[] {
  const failed = messages.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return [];
  const items = failed
    .slice(0, LISTED)
    .map((message): Inline[] => [...placeSpans(message), phrase`: ${message.reason ?? 'it was refused'}`]);
  const more = failed.length - items.length;
  const rest: Block[] = more > 0 ? [{ type: 'small', spans: [`${count(more, 'more message')}.`] }] : [];
  return [
    { type: 'text', spans: [{ type: 'text', text: 'Can’t be edited', strong: true }] },
    { type: 'list', items },
    ...rest,
  ];
}

function placeSpans({ subscription, channelName, link }: EditedMessage): Inline[] {
  const name = `digest ${subscription}`;
  const where: Inline[] = channelName ? [' in #', channelName] : [];
  return [link ? { type: 'link', text: name, url: link } : name, ...where];
}

/** Asks once before a briefing is taken back. */
export function confirmRetraction(
  { slug, title }: { slug: string; title: string },
  note: string,
  wouldEdit: number,
): Message {
  const text = phrase`Take “${title}” back? It leaves lists, search and completion, and /brief shows only your note.`;
  const edits =
    wouldEdit === 0 ? 'No delivered message shows it.' : `${count(wouldEdit, 'delivered message')} will be edited.`;
  const sure: Action = {
    label: 'Retract',
    line: formatLine({ command: 'retract', options: { slug, note, sure: 'yes' } }),
    mode: 'replace',
  };
  return {
    notice: text,
    blocks: [
      { type: 'text', spans: [text] },
      { type: 'text', spans: ['Your note: ', note] },
      { type: 'small', spans: [edits] },
      BEYOND_REACH,
    ],
    actions: [sure, { label: 'Open the briefing', line: briefLine(slug), mode: 'reply' }],
  };
}

/** The newest corrections of all briefings. */
export function correctionsList(tellings: readonly Telling[]): Message {
  const title = tellings.length === 0 ? 'Nothing was corrected so far' : 'Last corrections';
  const items = tellings.map(({ kind, title, note, at }): Inline[] => [
    ...noteSpans(kind === 'retraction' ? 'Retracted' : 'Corrected', { at, note: title }),
    ' — ',
    note,
  ]);
  const slugs = new Map(tellings.map((it) => [it.slug, it]));
  return {
    notice: `${title}.`,
    blocks: [{ type: 'heading', text: title }, ...(items.length > 0 ? [{ type: 'list', items } as const] : [])],
    actions: [...slugs.values()]
      .slice(0, 5)
      .map(({ slug, title }) => ({ label: title, line: correctionsLine(slug), mode: 'replace' })),
  };
}
