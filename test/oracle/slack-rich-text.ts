// Slack's rich text: what is text there is data, shown as it is. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { placeholder, type SlackNode, type SlackNodeType } from './slack-node.ts';

export interface RichElement {
  type: string;
  elements?: RichElement[];
  text?: string;
  url?: string;
  name?: string;
  user_id?: string;
  usergroup_id?: string;
  channel_id?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
}

const CONTAINERS: Record<string, SlackNodeType> = {
  rich_text_section: 'section',
  rich_text_list: 'list',
  rich_text_quote: 'quote',
  rich_text_preformatted: 'codeBlock',
};

/** `faults` gets what can't be read: passed over in silence, it could show anything. */
export function readRichText(elements: readonly RichElement[], faults: string[]): SlackNode[] {
  return elements.map((element) => {
    const container = CONTAINERS[element.type];
    if (container === undefined) return { children: [], ...leaf(element, faults) };
    return { type: container, text: '', children: readRichText(element.elements ?? [], faults) };
  });
}

function leaf(element: RichElement, faults: string[]): Pick<SlackNode, 'type' | 'text'> & Partial<SlackNode> {
  const { type, text = '', url = '', name = '', range = '' } = element;
  if (type === 'text') return { type, text };
  if (type === 'link') return { type, text: text || url, url };
  if (type === 'emoji') return { type, text: placeholder('emoji', name), id: name };
  if (type === 'broadcast') return { type, text: `@${range}`, id: range };
  if (type === 'date') return date(element);
  if (type === 'color') return { type: 'text', text: element.value ?? '' };
  const id = element.user_id ?? element.usergroup_id ?? element.channel_id;
  if (id !== undefined && (type === 'user' || type === 'usergroup' || type === 'channel')) {
    return { type, id, text: placeholder(type, id) };
  }
  faults.push(`rich text element ${type}, which this oracle does not read`);
  return { type: 'text', text: '' };
}

function date({ timestamp, format = '', fallback = '', url }: RichElement): ReturnType<typeof leaf> {
  const id = String(timestamp);
  return { type: 'date', id, format, fallback, text: placeholder('time', `${id}:${format}`), ...(url ? { url } : {}) };
}
