// What Slack's client makes of a text.

export type SlackNodeType =
  | 'text'
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'codeBlock'
  | 'quote'
  | 'list'
  | 'item'
  | 'section'
  | 'link'
  | 'user'
  | 'usergroup'
  | 'channel'
  | 'broadcast' // @here, @channel, @everyone
  | 'date'
  | 'emoji' // said outright, in rich text
  | 'shortcode' // looks like :name: and becomes an emoji if the workspace has the name
  | 'autoLink' // Slack links it unless the text is `verbatim`
  | 'autoName' // @name or #name, which Slack may link unless the text is `verbatim`
  | 'token'; // angle brackets whose meaning is not documented

export interface SlackNode {
  type: SlackNodeType;
  /** Where it stands in the source of a mrkdwn or plain text, UTF-16 units; absent in rich text. */
  start?: number;
  end?: number;
  /** The characters a leaf shows; empty for a node with children. */
  text: string;
  children: SlackNode[];
  url?: string;
  /** Of a user, group or channel; `here`, `channel`, `everyone`; a date's seconds. */
  id?: string;
  /** A date's format, and what is shown where it can't be formatted. */
  format?: string;
  fallback?: string;
}

export type SlackMarkup = Omit<SlackNode, 'children'>;

const ON_OWN_LINES: readonly SlackNodeType[] = ['codeBlock', 'quote', 'list', 'item', 'section'];

/** What a person reads: markup gone, bullets and quote bars structure, placeholders for names and times. */
export function slackVisible(nodes: readonly SlackNode[]): string {
  let shown = '';
  let lineDue = false;
  const write = (node: SlackNode): void => {
    const own = ON_OWN_LINES.includes(node.type);
    lineDue ||= own;
    if (node.text !== '') {
      shown += lineDue && shown !== '' && !shown.endsWith('\n') ? `\n${node.text}` : node.text;
      lineDue = false;
    }
    for (const child of node.children) write(child);
    lineDue ||= own;
  };
  for (const node of nodes) write(node);
  return shown;
}

/** All that is more than text. */
export function slackMarkup(nodes: readonly SlackNode[]): SlackMarkup[] {
  return nodes.flatMap(({ children, ...node }) => [
    ...(['text', 'section', 'item'].includes(node.type) ? [] : [node]),
    ...slackMarkup(children),
  ]);
}

/** What Slack's three entities stand for; others are shown as written. Decoded once: `&amp;lt;` shows `&lt;`. */
export function decoded(source: string): string {
  return source.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name as 'amp' | 'lt' | 'gt']);
}

/** What a reader sees in place of something whose words only the client knows (a name, a local time). */
export function placeholder(kind: string, detail: string): string {
  return `⟪${kind} ${detail}⟫`;
}
