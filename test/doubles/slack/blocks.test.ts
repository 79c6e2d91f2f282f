import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  confirm,
  context,
  header,
  image,
  many,
  mrkdwn,
  ofLength,
  option,
  plain,
  saidTo,
  section,
  select,
} from './block-fixtures.ts';

describe('a block Slack refuses', () => {
  it.each<[string, unknown, string]>([
    ['a string', 'divider', 'must provide an object [json-pointer:/blocks/0]'],
    ['no type', {}, 'missing required field: type [json-pointer:/blocks/0]'],
    ['an unknown type', { type: 'sections' }, 'unsupported type: sections [json-pointer:/blocks/0/type]'],
    ['an inherited type', { type: 'toString' }, 'unsupported type: toString [json-pointer:/blocks/0/type]'],
    ['an unknown field', section({ colour: 'red' }), 'invalid additional property: colour [json-pointer:/blocks/0]'],
    [
      'a block_id of 256',
      section({ block_id: ofLength(256) }),
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    ['a header of 151', header(ofLength(151)), 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    ['an empty header', header(''), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'a header in mrkdwn',
      { type: 'header', text: mrkdwn('x') },
      'must be a valid enum value [json-pointer:/blocks/0/text/type]',
    ],
    ['a header without text', { type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'a section without anything',
      { type: 'section' },
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a section of 3,001',
      section({ text: mrkdwn(ofLength(3001)) }),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a section that is a string', section({ text: 'hello' }), 'must provide an object [json-pointer:/blocks/0/text]'],
    [
      'a field of 2,001',
      section({ fields: [plain(ofLength(2001))] }),
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      '11 fields',
      section({ fields: many(11, plain('f')) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'emoji on mrkdwn',
      section({ text: mrkdwn('x', { emoji: true }) }),
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'verbatim on plain text',
      header('x').text && { type: 'header', text: plain('x', { verbatim: true }) },
      'invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    [
      'emoji that is a string',
      section({ text: plain('x', { emoji: 'yes' }) }),
      'must provide a boolean [json-pointer:/blocks/0/text/emoji]',
    ],
    [
      'text of an unknown kind',
      section({ text: { type: 'markdown', text: 'x' } }),
      'unsupported type: markdown [json-pointer:/blocks/0/text/type]',
    ],
    ['an empty context', context(), 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      '11 small prints',
      context(...many(11, plain('x'))),
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['a button in small print', context(button()), 'unsupported type: button [json-pointer:/blocks/0/elements/0/type]'],
    [
      'a divider with text',
      { type: 'divider', text: plain('x') },
      'invalid additional property: text [json-pointer:/blocks/0]',
    ],
    [
      'an image without words',
      { ...image(), alt_text: undefined },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'an image from nowhere',
      { ...image(), image_url: undefined },
      'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
    ],
    [
      'an address of 3,001',
      image({ image_url: `https://e.org/${ofLength(2987)}` }),
      'must be less than 3001 characters [json-pointer:/blocks/0/image_url]',
    ],
    ['a file address', image({ image_url: 'file:///etc/passwd' }), 'invalid url [json-pointer:/blocks/0/image_url]'],
    ['empty markdown', { type: 'markdown', text: '' }, 'must be more than 0 characters [json-pointer:/blocks/0/text]'],
  ])('%s', (_what, block, said) => {
    expect(saidTo(block)).toContain(said);
  });

  it.each<[string, unknown[], string]>([
    ['51 blocks', many(51, { type: 'divider' }), 'no more than 50 items allowed [json-pointer:/blocks]'],
    [
      'one block_id twice',
      [section({ block_id: 'b' }), header('h'), section({ block_id: 'b' })],
      '`block_id` "b" already exists [json-pointer:/blocks/2/block_id]',
    ],
    [
      'one action_id twice',
      [actions(button(), button())],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
  ])('%s', (_what, blocks, said) => {
    expect(saidTo(...blocks)).toContain(said);
  });
});

describe('a button or menu Slack refuses', () => {
  const at = '/blocks/0/elements/0';
  it.each<[string, unknown, string]>([
    [
      'a label of 76',
      button({ text: plain(ofLength(76)) }),
      `must be less than 76 characters [json-pointer:${at}/text/text]`,
    ],
    ['a blank label', button({ text: plain('   ') }), `must be more than 0 characters [json-pointer:${at}/text/text]`],
    ['a label in mrkdwn', button({ text: mrkdwn('x') }), `must be a valid enum value [json-pointer:${at}/text/type]`],
    [
      'an action_id of 256',
      button({ action_id: ofLength(256) }),
      `must be less than 256 characters [json-pointer:${at}/action_id]`,
    ],
    [
      'a value of 2,001',
      button({ value: ofLength(2001) }),
      `must be less than 2001 characters [json-pointer:${at}/value]`,
    ],
    ['a value that is a number', button({ value: 2 }), `must provide a string [json-pointer:${at}/value]`],
    ['an unknown style', button({ style: 'default' }), `must be a valid enum value [json-pointer:${at}/style]`],
    ['a script', button({ url: 'javascript:alert(1)' }), `invalid url [json-pointer:${at}/url]`],
    ['an unknown field', button({ disabled: true }), `invalid additional property: disabled [json-pointer:${at}]`],
    [
      'half a question',
      button({ confirm: { text: plain('x') } }),
      `missing required field: title [json-pointer:${at}/confirm]`,
    ],
    [
      'a long question',
      button({ confirm: { ...confirm, confirm: plain(ofLength(31)) } }),
      `must be less than 31 characters [json-pointer:${at}/confirm/confirm/text]`,
    ],
    [
      '101 options',
      select({ options: many(101, option('v')) }),
      `no more than 100 items allowed [json-pointer:${at}/options]`,
    ],
    ['no options', select({ options: [] }), `must provide at least 1 items [json-pointer:${at}/options]`],
    [
      'options twice over',
      select({ option_groups: [] }),
      `must define either \`options\` or \`option_groups\` [json-pointer:${at}]`,
    ],
    [
      'an option of 76',
      select({ options: [option('v', ofLength(76))] }),
      `must be less than 76 characters [json-pointer:${at}/options/0/text/text]`,
    ],
    [
      'a value of 151',
      select({ options: [option(ofLength(151), 'v')] }),
      `must be less than 151 characters [json-pointer:${at}/options/0/value]`,
    ],
    [
      'a start not offered',
      select({ initial_option: option('z') }),
      `\`initial_option\` must be one of the options [json-pointer:${at}/initial_option]`,
    ],
    [
      'six in an overflow',
      { type: 'overflow', options: many(6, option('v')) },
      `no more than 5 items allowed [json-pointer:${at}/options]`,
    ],
    [
      'a negative query',
      { type: 'external_select', min_query_length: -1 },
      `must be greater than 0 [json-pointer:${at}/min_query_length]`,
    ],
  ])('%s', (_what, element, said) => {
    expect(saidTo(actions(element))).toContain(said);
  });

  it('26 of them', () => {
    const buttons = Array.from({ length: 26 }, (_, index) => button({ action_id: `${index}` }));
    expect(saidTo(actions(...buttons))).toEqual(['no more than 25 items allowed [json-pointer:/blocks/0/elements]']);
  });
});
