// What a message body does when Slack shows it: the texts a person sees, in order, and the links, pings and times.

import { type Block, readBlocks, type SlackKind, type SlackText } from './slack-blocks.ts';
import { parseMrkdwn } from './slack-mrkdwn.ts';
import { type SlackMarkup, slackMarkup, slackVisible } from './slack-node.ts';

export type { SlackKind } from './slack-blocks.ts';
export { parsePlainText } from './slack-blocks.ts';
export { parseMrkdwn } from './slack-mrkdwn.ts';
export { placeholder, type SlackMarkup, type SlackNode, slackMarkup, slackVisible } from './slack-node.ts';

export interface SlackShown {
  kind: SlackKind;
  /** What a person reads. `alt` describes a picture and is not part of what is seen at a glance. */
  text: string;
  source: string;
  markup: SlackMarkup[];
}

export interface SlackPing {
  kind: 'user' | 'usergroup' | 'broadcast';
  /** For a broadcast `here`, `channel` or `everyone`. */
  id: string;
  /** Slack's documentation leaves open whether a mention in the top-level text notifies when there are blocks. */
  where: 'blocks' | 'text';
}

export interface SlackSeen {
  shown: SlackShown[];
  /** Everything shown but `alt`, a line each. */
  visible: string;
  links: { label: string; url: string }[];
  pings: SlackPing[];
  timestamps: { unix: number; format: string; fallback: string }[];
  /** The body's flags as sent; undefined leaves it to Slack, which unfurls media. */
  unfurl: { links: boolean | undefined; media: boolean | undefined };
  /** The top-level text as a notification shows it, markup gone. */
  notification: string;
  /** What this oracle can't speak for. Empty for a body it knows. */
  faults: string[];
}

interface Body {
  text?: string;
  blocks?: Block[];
  attachments?: unknown[];
  mrkdwn?: boolean;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
}

/** For a chat.postMessage body, or what is sent to a `response_url`. */
export function seenOnSlack(given: unknown): SlackSeen {
  const body = given as Body;
  const blocks = readBlocks(body.blocks ?? []);
  const source = body.text ?? '';
  const nodes = parseMrkdwn(source);
  const top: SlackText[] = body.blocks?.length || source === '' ? [] : [{ kind: 'text', source, nodes }];
  const texts = [...top, ...blocks.texts];
  const shown = texts.map((text) => ({
    kind: text.kind,
    text: slackVisible(text.nodes),
    source: text.source,
    markup: slackMarkup(text.nodes),
  }));
  const markup = shown.flatMap((text) => text.markup);
  return {
    shown,
    visible: shown
      .filter(({ kind }) => kind !== 'alt')
      .map(({ text }) => text)
      .join('\n'),
    links: [...blocks.links, ...markup.flatMap(({ url, text }) => (url === undefined ? [] : [{ label: text, url }]))],
    pings: [
      ...pingsIn(
        blocks.texts.flatMap((text) => slackMarkup(text.nodes)),
        'blocks',
      ),
      ...pingsIn(slackMarkup(nodes), 'text'),
    ],
    timestamps: markup.flatMap(({ type, id, format = '', fallback = '' }) =>
      type === 'date' ? [{ unix: Number(id), format, fallback }] : [],
    ),
    unfurl: { links: body.unfurl_links, media: body.unfurl_media },
    notification: slackVisible(nodes),
    faults: [...blocks.faults, ...unread(body)],
  };
}

function unread(body: Body): string[] {
  const faults: string[] = [];
  if (body.attachments?.length) faults.push('attachments, which this oracle does not read');
  if (body.mrkdwn === false) faults.push('mrkdwn: false, which this oracle does not read');
  return faults;
}

function pingsIn(markup: readonly SlackMarkup[], where: SlackPing['where']): SlackPing[] {
  return markup.flatMap(({ type, id = '' }) =>
    type === 'user' || type === 'usergroup' || type === 'broadcast' ? [{ kind: type, id, where }] : [],
  );
}
