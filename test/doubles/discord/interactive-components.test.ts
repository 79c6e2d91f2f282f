import { describe, expect, it } from 'vitest';
import type { Body } from './rules/faults.ts';
import { faultsOfMessage } from './rules/message-rules.ts';
import { button, buttons, link, row, section, select, times, v2 } from './sample-components.ts';

const good: Record<string, Body> = {
  'a legacy row of buttons': { content: 'x', components: [row(button(), link())] },
  'five buttons in a row': v2(row(...buttons(5))),
  'a select in a row': v2(row(select())),
  'a discord: link': v2(row(link({ url: 'discord://-/channels/1' }))),
  'a button with an emoji and no label': v2(row(button({ label: undefined, emoji: { name: '➡️' } }))),
  'a premium button': v2(row({ type: 2, style: 6, sku_id: '123456789012345678' })),
};

const bad: Record<string, [body: Body, path: string, code: string]> = {
  'a button without a row': [v2(button()), 'components.0', 'UNION_TYPE_CHOICES'],
  'a button beside a select': [
    v2(row(select(), button())),
    'components.0.components.1',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  'a button of style seven': [v2(row(button({ style: 7 }))), 'components.0.components.0.style', 'BASE_TYPE_CHOICES'],
  'a button without a style': [
    v2(row(button({ style: undefined }))),
    'components.0.components.0.style',
    'BASE_TYPE_REQUIRED',
  ],
  'a label of 81 characters': [
    v2(row(button({ label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a blank label': [v2(row(button({ label: ' ' }))), 'components.0.components.0.label', 'BASE_TYPE_BAD_LENGTH'],
  'a button without label and emoji': [
    v2(row(button({ label: undefined }))),
    'components.0.components.0.label',
    'BASE_TYPE_REQUIRED',
  ],
  'an emoji that is a word': [
    v2(row(button({ emoji: { name: 'next' } }))),
    'components.0.components.0.emoji',
    'COMPONENT_INVALID_EMOJI',
  ],
  'a custom id of 101 characters': [
    v2(row(button({ custom_id: 'x'.repeat(101) }))),
    'components.0.components.0.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a button without a custom id': [
    v2(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  ],
  'a button with a custom id and a url': [
    v2(row(button({ url: 'https://example.org' }))),
    'components.0.components.0',
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  'a link with a custom id': [
    v2(row(link({ custom_id: 'x' }))),
    'components.0.components.0',
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  'a link without a url': [
    v2(row(link({ url: undefined }))),
    'components.0.components.0.url',
    'BUTTON_COMPONENT_URL_REQUIRED',
  ],
  'a link of 513 characters': [
    v2(row(link({ url: `https://example.org/${'x'.repeat(493)}` }))),
    'components.0.components.0.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a link that is a script': [
    v2(row(link({ url: 'javascript:alert(1)' }))),
    'components.0.components.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  'a link that is no address': [v2(row(link({ url: 'x' }))), 'components.0.components.0.url', 'URL_TYPE_INVALID_URL'],
  'a sku on a plain button': [
    v2(row(button({ sku_id: '1' }))),
    'components.0.components.0.sku_id',
    'BUTTON_COMPONENT_INVALID_SKU',
  ],
  'one custom id twice, one of them in a section': [
    v2(row(button()), section()),
    'components.1.accessory.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  'a select with one value twice': [
    v2(row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))),
    'components.0.components.0.options.1',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  'a select without options': [
    v2(row(select({ options: [] }))),
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
};

describe('a button or select that Discord takes', () => {
  it.each(Object.entries(good))('%s', (_, body) => {
    expect(faultsOfMessage(body)).toEqual([]);
  });
});

describe('a button or select that Discord refuses', () => {
  it.each(Object.entries(bad))('%s', (_, [body, path, code]) => {
    expect(faultsOfMessage(body)).toContainEqual({ path, code, message: expect.any(String) });
  });
});
