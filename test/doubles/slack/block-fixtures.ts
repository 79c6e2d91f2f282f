// Pieces of Block Kit for the tests of the validation, each right as it stands.

import { describeFault, faultsOfMessage } from './index.ts';

export const plain = (text: string, more = {}) => ({ type: 'plain_text', text, ...more });
export const mrkdwn = (text: string, more = {}) => ({ type: 'mrkdwn', text, ...more });
export const section = (more = {}) => ({ type: 'section', text: mrkdwn('hello'), ...more });
export const header = (text: string) => ({ type: 'header', text: plain(text) });
export const button = (more = {}) => ({ type: 'button', action_id: 'a', text: plain('Next'), ...more });
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
export const context = (...elements: unknown[]) => ({ type: 'context', elements });
export const image = (more = {}) => ({ type: 'image', image_url: 'https://e.org/a.png', alt_text: 'a map', ...more });
export const rich = (...elements: unknown[]) => ({ type: 'rich_text', elements });
export const richSection = (...elements: unknown[]) => rich({ type: 'rich_text_section', elements });
export const list = (more = {}) => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
  ...more,
});
export const option = (value: string, text = value) => ({ text: plain(text), value });
export const select = (more = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a'), option('b')],
  ...more,
});
export const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
export const ofLength = (length: number) => 'x'.repeat(length);
export const confirm = { title: plain('Sure?'), text: mrkdwn('*Really*'), confirm: plain('Yes'), deny: plain('No') };

/** What Slack would say to a message with this one block. */
export const saidTo = (...blocks: unknown[]) => faultsOfMessage({ text: 'fallback', blocks }).map(describeFault);
