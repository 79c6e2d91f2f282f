import type { DeliveryState, PartState, Subscription } from '../core/digest.ts';
import type { Action, Block, Inline, Message } from '../core/message.ts';
import { phrase } from '../core/text.ts';
import { count } from './count.ts';
import { digestLine, rangeLine } from './digest.ts';

/** A subscription in words: its rule, and its next run on its own zone's clock. */
export type Described = { subscription: Subscription; when: string; next?: string };

/** What was done to a digest, how it now stands, and what can be done next. */
export function digestStatus(did: string, described: Described, notes: readonly string[] = []): Message {
  const { id, state } = described.subscription;
  return {
    notice: `${did} ${standing(described)}`,
    blocks: [
      { type: 'text', spans: [{ type: 'text', text: did, strong: true }] },
      { type: 'list', items: factsOf(described) },
      ...notes.map((note): Block => ({ type: 'small', spans: [note] })),
    ],
    actions: state === 'ended' ? [] : actionsFor(id, state),
  };
}

/** The digests of a channel. */
export function digestList(all: readonly Described[]): Message {
  const title = count(all.length, 'digest');
  return {
    notice: `${title} in this channel.`,
    blocks: [
      { type: 'heading', text: title },
      {
        type: 'list',
        items: all.map((it) => [
          { type: 'text', text: it.subscription.id, strong: true },
          ' · ',
          ...factsOf(it).flatMap((fact, at) => (at === 0 ? fact : [' · ', ...fact])),
        ]),
      },
    ],
    actions: all.slice(0, 10).flatMap(({ subscription: { id } }): Action[] => [
      { label: `${id}: preview`, line: digestLine('preview', id), mode: 'reply' },
      { label: `${id}: log`, line: digestLine('log', id), mode: 'reply' },
    ]),
  };
}

/** Several digests, and none was named. */
export function whichDigest(all: readonly Described[], what: string): Message {
  const notice = `This channel has ${count(all.length, 'digest')}: which one?`;
  const items = all.map((it): Inline[] => [
    { type: 'text', text: it.subscription.id, strong: true },
    ` · ${it.when}, ${topicsOf(it)}`,
  ]);
  return {
    notice,
    blocks: [
      { type: 'text', spans: [notice] },
      { type: 'list', items },
    ],
    actions: all.slice(0, 20).map(({ subscription: { id }, when }) => ({
      label: `${id}: ${when}`,
      line: digestLine(what, id),
      mode: 'replace',
    })),
  };
}

const actionsFor = (id: string, state: Subscription['state']): Action[] => [
  { label: 'Preview', line: digestLine('preview', id), mode: 'reply' },
  ...(state === 'active'
    ? ([
        { label: 'Send one now', line: digestLine('now', id), mode: 'reply' },
        { label: 'Pause', line: digestLine('pause', id), mode: 'reply' },
      ] as const)
    : ([{ label: 'Resume', line: digestLine('resume', id), mode: 'reply' }] as const)),
  { label: 'Log', line: digestLine('log', id), mode: 'reply' },
];

function factsOf(described: Described): Inline[][] {
  const { subscription, when } = described;
  const { channelName, zone } = subscription;
  return [
    [`${when} (${zone})`],
    [topicsOf(described)],
    ...(channelName ? [['#', channelName]] : []),
    [standing(described)],
  ];
}

const topicsOf = ({ subscription: { topics } }: Described): string =>
  topics.length === 0 ? 'all topics' : phrase`topics: ${topics.join(', ')}`;

function standing({ subscription: { state, reason }, next }: Described): string {
  if (state === 'active') return next ? `Next run: ${next}.` : 'It will not run again.';
  if (state === 'disabled') return phrase`Disabled: ${reason ?? 'its channel refused it'}. Mend that, then resume it.`;
  return state === 'paused' ? 'Paused.' : 'It has ended.';
}

export type LoggedPart = {
  position: number;
  state: PartState;
  attempts: number;
  sentAt?: number;
  link?: string;
  reason?: string;
};
export type Logged = {
  kind: 'scheduled' | 'now';
  dueAt: number;
  missedFrom?: number;
  fromSeq: number;
  throughSeq: number;
  state: DeliveryState;
  reason?: string;
  parts: readonly LoggedPart[];
};

/** A digest's last deliveries: due, what became of them, how late, and where the messages are. */
export function digestLog(described: Described, deliveries: readonly Logged[]): Message {
  const { id, topics } = described.subscription;
  const title = `Digest ${id}: ${deliveries.length === 0 ? 'nothing was due yet' : `last ${count(deliveries.length, 'run')}`}`;
  const undelivered = deliveries.filter(({ state }) => state === 'parked');
  return {
    notice: title,
    blocks: [
      { type: 'heading', text: title },
      ...(deliveries.length > 0 ? [{ type: 'list', items: deliveries.map(logItem) } as const] : []),
      { type: 'small', spans: [standing(described)] },
    ],
    actions: [
      { label: 'Preview', line: digestLine('preview', id), mode: 'reply' },
      ...undelivered.slice(0, 3).map(
        ({ fromSeq, throughSeq, dueAt }): Action => ({
          label: `What the run of ${new Date(dueAt).toISOString().slice(0, 16).replace('T', ' ')} UTC covered`,
          line: rangeLine({ after: fromSeq, through: throughSeq, topics }),
          mode: 'reply',
        }),
      ),
    ],
  };
}

const IN_TIME_MS = 10_000;
const MINUTE_MS = 60_000;

function logItem({ kind, dueAt, missedFrom, state, reason, parts }: Logged): Inline[] {
  const sentAt = parts.findLast((part) => part.sentAt !== undefined)?.sentAt;
  const several = parts.length > 1;
  return [
    time(dueAt),
    kind === 'now' ? ' (asked for)' : '',
    ...(missedFrom === undefined ? [] : [' for all since ', time(missedFrom)]),
    ': ',
    { type: 'text', text: state === 'open' ? 'on its way' : state, strong: true },
    ...(reason ? [phrase`, ${reason}`] : []),
    sentAt === undefined ? '' : `, ${lateness(sentAt - dueAt)}`,
    ...parts.flatMap((part): Inline[] => partSpans(part, several)),
  ];
}

function lateness(ms: number): string {
  if (ms < IN_TIME_MS) return 'on time';
  return ms < MINUTE_MS
    ? `${Math.round(ms / 1000)} s late`
    : `${Math.round(ms / MINUTE_MS).toLocaleString('en')} min late`;
}

function partSpans({ position, state, link, reason }: LoggedPart, several: boolean): Inline[] {
  const name = several ? `part ${position + 1}` : 'the message';
  if (state === 'sent') return [' · ', link ? { type: 'link', text: name, url: link } : name];
  return [` · ${name}: ${state}`, ...(reason ? [phrase` (${reason})`] : [])];
}

const time = (ms: number): Inline => ({ type: 'time', at: new Date(ms).toISOString(), show: 'datetime' });
