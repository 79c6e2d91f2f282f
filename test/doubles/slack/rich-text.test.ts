import { describe, expect, it } from 'vitest';
import { list, mrkdwn, plain, rich, richSection, saidTo } from './block-fixtures.ts';

describe('rich text Slack refuses', () => {
  const at = '/blocks/0/elements/0/elements/0';
  it.each<[string, unknown, string]>([
    ['empty text', { type: 'text', text: '' }, `must be more than 0 characters [json-pointer:${at}/text]`],
    ['text that is an object', { type: 'text', text: plain('x') }, `must provide a string [json-pointer:${at}/text]`],
    [
      'an unknown style',
      { type: 'text', text: 'x', style: { big: true } },
      `invalid additional property: big [json-pointer:${at}/style]`,
    ],
    [
      'a style that is a string',
      { type: 'text', text: 'x', style: { bold: 'yes' } },
      `must provide a boolean [json-pointer:${at}/style/bold]`,
    ],
    ['mrkdwn', mrkdwn('x'), `unsupported type: mrkdwn [json-pointer:${at}/type]`],
    ['a link without address', { type: 'link', text: 'x' }, `missing required field: url [json-pointer:${at}]`],
    ['a link to nowhere', { type: 'link', url: 'e.org' }, `invalid url [json-pointer:${at}/url]`],
    ['a link that is none', { type: 'link', url: 'https://[' }, `invalid url [json-pointer:${at}/url]`],
    [
      'a user by name',
      { type: 'user', user_id: '@ada' },
      `input must match regex pattern: ^[UW][A-Z0-9]+$ [json-pointer:${at}/user_id]`,
    ],
    ['a usergroup without id', { type: 'usergroup' }, `missing required field: usergroup_id [json-pointer:${at}]`],
    [
      'a channel by name',
      { type: 'channel', channel_id: '#news' },
      `input must match regex pattern: ^[CDG][A-Z0-9]+$ [json-pointer:${at}/channel_id]`,
    ],
    ['an emoji without name', { type: 'emoji' }, `missing required field: name [json-pointer:${at}]`],
    [
      'a date as text',
      { type: 'date', timestamp: '1', format: '{date}' },
      `must provide an integer [json-pointer:${at}/timestamp]`,
    ],
    ['a date without format', { type: 'date', timestamp: 1 }, `missing required field: format [json-pointer:${at}]`],
    [
      'a broadcast to all',
      { type: 'broadcast', range: 'all' },
      `must be a valid enum value [json-pointer:${at}/range]`,
    ],
    [
      'a colour by name',
      { type: 'color', value: 'red' },
      `input must match regex pattern: ^#[0-9a-fA-F]{6}$ [json-pointer:${at}/value]`,
    ],
  ])('%s', (_what, element, said) => {
    expect(saidTo(richSection(element))).toContain(said);
  });

  it.each<[string, unknown, string]>([
    [
      'a list inside a list',
      list({ elements: [list()] }),
      'unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'a numbered list',
      list({ style: 'numbered' }),
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    ['an indent of nine', list({ indent: 9 }), 'must be less than 8 [json-pointer:/blocks/0/elements/0/indent]'],
    [
      'a mention in code',
      { type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] },
      'unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'an inline element alone',
      { type: 'text', text: 'x' },
      'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
    ],
  ])('%s', (_what, container, said) => {
    expect(saidTo(rich(container))).toContain(said);
  });
});
