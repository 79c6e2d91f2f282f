import type { Body } from './rules/faults.ts';
import { MessageFlag } from './rules/message-rules.ts';

export const V2 = MessageFlag.ComponentsV2;
export const text = (content: unknown = 'Hello') => ({ type: 10, content });
export const button = (more: Body = {}) => ({ type: 2, style: 1, label: 'Next', custom_id: 'next', ...more });
export const link = (more: Body = {}) => ({ type: 2, style: 5, label: 'Open', url: 'https://example.org', ...more });
export const row = (...components: unknown[]) => ({ type: 1, components });
export const container = (...components: unknown[]) => ({ type: 17, components });
export const section = (more: Body = {}) => ({ type: 9, components: [text()], accessory: button(), ...more });
export const gallery = (count: number, more: Body = {}) => ({
  type: 12,
  items: Array.from({ length: count }, () => ({ media: { url: 'https://example.org/a.png' }, ...more })),
});
export const select = (more: Body = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'A', value: 'a' }],
  ...more,
});
export const v2 = (...components: unknown[]) => ({ flags: V2, components });
export const buttons = (count: number) => Array.from({ length: count }, (_, i) => button({ custom_id: `b${i}` }));
export const times = (count: number, make: () => unknown) => Array.from({ length: count }, make);
