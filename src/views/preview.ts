import type { Action, Block, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { toldBlocks } from './corrections.ts';
import { count } from './count.ts';
import { briefBlocks, type DigestContent, digestLine, rangeLine } from './digest.ts';
import type { Described } from './subscriptions.ts';

/** What the next digest would hold, what it leaves out and why, and when it runs (its own zone's clock). */
export type Previewed = DigestContent & { otherTopics: number; underWay: boolean };

export function previewMessage(described: Described, preview: Previewed, runs: readonly string[]): Message {
  const { id, state } = described.subscription;
  const { told = [], untold = 0 } = preview;
  const holds = [
    ...(preview.total > 0 ? [count(preview.total, 'briefing')] : []),
    ...(told.length > 0 ? [count(told.length + untold, 'correction')] : []),
  ];
  const title = holds.length === 0 ? 'Nothing new so far' : `The next digest holds ${holds.join(' and ')}`;
  const leftOut = reasons(preview).map((text): Block => ({ type: 'small', spans: [text] }));
  const more = preview.total - preview.briefs.length;
  const when: Block[] =
    state === 'active'
      ? [
          { type: 'text', spans: [{ type: 'text', text: 'Next runs', strong: true }] },
          { type: 'list', items: runs.map((run) => [run]) },
        ]
      : [{ type: 'text', spans: [`It is ${state}, and runs again once it is resumed.`] }];
  const actions: Action[] = [
    ...(more > 0
      ? [{ label: count(more, 'more briefing'), line: rangeLine(preview.range), mode: 'reply' } as const]
      : []),
    ...(state === 'active' ? [{ label: 'Send one now', line: digestLine('now', id), mode: 'reply' } as const] : []),
    { label: 'Log', line: digestLine('log', id), mode: 'reply' },
  ];
  return {
    notice: `Digest ${id}: ${title.toLowerCase()}.`,
    blocks: [
      { type: 'heading', text: `Digest ${id}: ${title.toLowerCase()}` },
      { type: 'small', spans: [`${described.when} (${described.subscription.zone})`] },
      ...preview.briefs.flatMap((brief) => briefBlocks(brief)),
      ...toldBlocks(told, untold),
      ...leftOut,
      ...when,
    ],
    actions,
  };
}

function reasons({ total, briefs, otherTopics, range, underWay, told = [] }: Previewed): string[] {
  return [
    ...(underWay ? ['A digest is on its way just now; what it holds is still counted here.'] : []),
    ...(total === 0 && otherTopics === 0 && told.length === 0
      ? ['Everything in the library was delivered here, or was there before.']
      : []),
    ...(total > briefs.length
      ? [
          `Left out: ${count(total - briefs.length, 'briefing')} beyond the newest ${briefs.length}, to be had by a button.`,
        ]
      : []),
    ...(otherTopics > 0
      ? [phrase`Left out: ${count(otherTopics, 'new briefing')} on other topics than ${range.topics.join(', ')}.`]
      : []),
  ];
}
