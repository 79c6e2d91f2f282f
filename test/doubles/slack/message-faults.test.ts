import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  confirm,
  context,
  header,
  image,
  list,
  many,
  mrkdwn,
  ofLength,
  option,
  plain,
  rich,
  richSection,
  saidTo,
  section,
  select,
} from './block-fixtures.ts';
import { countedLength, describeFault, faultsOfMessage, warningsOfMessage } from './index.ts';
import type { JsonObject } from './json-schema.ts';

describe('a message Slack shows', () => {
  const everyInline = [
    {
      type: 'text',
      text: '*not bold*',
      style: { bold: true, italic: false, strike: true, code: true, underline: true },
    },
    { type: 'link', url: 'https://e.org/#:~:text=a', text: 'the article', style: { italic: true } },
    { type: 'user', user_id: 'U0ADAMEMBR' },
    { type: 'usergroup', usergroup_id: 'S0DESK' },
    { type: 'channel', channel_id: 'C0NEWSCHAN' },
    { type: 'emoji', name: 'wave' },
    { type: 'date', timestamp: 1_770_000_000, format: '{date_long}', fallback: 'some day' },
    { type: 'broadcast', range: 'here' },
    { type: 'color', value: '#00ff00' },
  ];

  it.each<[string, JsonObject]>([
    ['text alone', { text: 'hello' }],
    ['text of 40,000 characters', { text: ofLength(40_000) }],
    ['blocks alone', { blocks: [section()] }],
    ['fifty blocks', { text: 'x', blocks: many(50, section()) }],
    ['a header of 150', { text: 'x', blocks: [header(ofLength(150))] }],
    ['a section of 3,000', { text: 'x', blocks: [section({ text: mrkdwn(ofLength(3000)) })] }],
    [
      'fields without text',
      { text: 'x', blocks: [{ type: 'section', fields: many(10, plain('f', { emoji: false })) }] },
    ],
    ['a button at the side', { text: 'x', blocks: [section({ accessory: button(), block_id: 'b', expand: true })] }],
    ['an image at the side', { text: 'x', blocks: [section({ accessory: image() })] }],
    ['small print', { text: 'x', blocks: [context(mrkdwn('m', { verbatim: true }), plain('p'), image())] }],
    [
      '25 buttons',
      { text: 'x', blocks: [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `${i}` })))] },
    ],
    ['one action_id in two blocks', { text: 'x', blocks: [actions(button()), actions(button())] }],
    [
      'a button with everything',
      {
        text: 'x',
        blocks: [actions(button({ value: ofLength(2000), url: 'https://e.org', style: 'danger', confirm }))],
      },
    ],
    [
      'menus',
      {
        text: 'x',
        blocks: [
          actions(
            select({ initial_option: option('b'), placeholder: plain('Choose') }),
            { type: 'external_select', action_id: 'e', min_query_length: 0 },
            { type: 'overflow', action_id: 'o', options: many(5, option('v')) },
          ),
        ],
      },
    ],
    [
      'grouped options',
      {
        text: 'x',
        blocks: [
          actions(select({ options: undefined, option_groups: [{ label: plain('G'), options: [option('a')] }] })),
        ],
      },
    ],
    ['a divider and an image', { text: 'x', blocks: [{ type: 'divider' }, image({ title: plain('t') })] }],
    ['every rich text element', { text: 'x', blocks: [richSection(...everyInline)] }],
    [
      'lists, quotes and code',
      {
        text: 'x',
        blocks: [
          rich(
            list({ indent: 8, border: 1, offset: 3 }),
            list({ style: 'ordered' }),
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }], border: 0 },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'p' }] },
          ),
        ],
      },
    ],
    ['markdown', { text: 'x', blocks: [{ type: 'markdown', text: ofLength(12_000) }] }],
    ['metadata', { text: 'x', metadata: { event_type: 'digest', event_payload: { key: 'k', n: 1 } } }],
    ['emptied metadata', { text: 'x', metadata: {} }],
    ['flags', { text: 'x', mrkdwn: false, unfurl_links: false, unfurl_media: false, link_names: true }],
    ['a reply in a thread', { text: 'x', thread_ts: '1700000000.000100' }],
    ['a whole surrogate pair', { text: '😀', blocks: [section({ text: plain('😀') })] }],
  ])('%s', (_what, body) => {
    expect(faultsOfMessage(body)).toEqual([]);
  });
});

describe('a message Slack refuses as a whole', () => {
  it.each<[string, JsonObject, string]>([
    ['nothing', {}, 'no_text'],
    ['blank text', { text: ' \n' }, 'no_text'],
    ['blank text and no blocks', { text: '', blocks: [] }, 'no_text'],
    ['text of 40,001', { text: ofLength(40_001) }, 'msg_too_long'],
    ['text that is a number', { text: 7 }, 'invalid_arguments'],
    ['a flag that is a string', { text: 'x', unfurl_links: 'no' }, 'invalid_arguments'],
    ['half a surrogate pair', { text: '\ud83d' }, 'invalid_json'],
    ['half a surrogate pair in a block', { text: 'x', blocks: [header('\ude00')] }, 'invalid_blocks_format'],
    ['blocks that are no list', { text: 'x', blocks: { type: 'divider' } }, 'invalid_blocks_format'],
    ['101 attachments', { text: 'x', attachments: many(101, {}) }, 'too_many_attachments'],
    ['metadata that is a string', { text: 'x', metadata: 'm' }, 'invalid_metadata_format'],
    ['metadata without a type', { text: 'x', metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    ['metadata without a payload', { text: 'x', metadata: { event_type: 't' } }, 'invalid_metadata_format'],
    [
      'a payload that is a list',
      { text: 'x', metadata: { event_type: 't', event_payload: [] } },
      'invalid_metadata_format',
    ],
    [
      'metadata with more',
      { text: 'x', metadata: { event_type: 't', event_payload: {}, key: 1 } },
      'invalid_metadata_format',
    ],
    [
      'metadata over 8 kB',
      { text: 'x', metadata: { event_type: 't', event_payload: { k: ofLength(8000) } } },
      'metadata_too_large',
    ],
    ['a thread that is none', { text: 'x', thread_ts: '17' }, 'invalid_thread_ts'],
    ['a thread that is a number', { text: 'x', thread_ts: 1_700_000_000.0001 }, 'invalid_thread_ts'],
    [
      'a markdown block of 12,001',
      { text: 'x', blocks: [{ type: 'markdown', text: ofLength(12_001) }] },
      'msg_too_long',
    ],
    [
      'five sections of 3,000',
      { text: 'x', blocks: many(5, section({ text: mrkdwn(ofLength(3000)) })) },
      'msg_blocks_too_long',
    ],
  ])('%s', (_what, body, error) => {
    expect(faultsOfMessage(body).map((fault) => fault.error)).toEqual([error]);
  });

  it.each<[string, JsonObject]>([
    ['must be less than 40001 characters [json-pointer:/text]', { text: ofLength(40_001) }],
    [
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
      { blocks: [{ type: 'markdown', text: ofLength(12_001) }] },
    ],
    [
      'must be less than 8001 bytes [json-pointer:/metadata]',
      { text: 'x', metadata: { event_type: 't', event_payload: { k: ofLength(8000) } } },
    ],
    [
      'single unpaired surrogate [json-pointer:/metadata/event_payload/a~1b~0c]',
      { text: 'x', metadata: { event_type: 't', event_payload: { 'a/b~c': '\ud83d' } } },
    ],
  ])('and says where and why: %s', (said, body) => {
    expect(faultsOfMessage(body).map(describeFault)).toEqual([said]);
  });

  it('only warns when blocks come without a fallback text', () => {
    expect(warningsOfMessage({ blocks: [section()] })).toEqual(['missing_text_in_message']);
    expect(warningsOfMessage({ text: 'x', blocks: [section()] })).toEqual([]);
  });
});

describe('the length of all blocks', () => {
  it('counts text of any kind, and what a header or divider costs besides', () => {
    expect(countedLength([section({ text: mrkdwn(ofLength(10)) })])).toBe(10);
    expect(countedLength([header(ofLength(10)), { type: 'divider' }])).toBe(10 + 100 + 125);
    expect(countedLength([richSection({ type: 'text', text: ofLength(7) })])).toBe(7);
  });

  it('counts entities as Slack stores them', () => {
    expect(countedLength([richSection({ type: 'text', text: 'a & <b>' })])).toBe('a &amp; &lt;b&gt;'.length);
    expect(countedLength([section({ text: mrkdwn('a &amp; <@U1>') })])).toBe('a &amp; <@U1>'.length);
    expect(countedLength([section({ text: mrkdwn('a & b') })])).toBe('a &amp; b'.length);
  });

  it('may reach the limit and not pass it', () => {
    const rest = 13_200 - 4 * 3000;
    const blocks = [...many(4, section({ text: mrkdwn(ofLength(3000)) })), section({ text: mrkdwn(ofLength(rest)) })];
    expect(saidTo(...blocks)).toEqual([]);
    expect(faultsOfMessage({ text: 'x', blocks: [...blocks, section()] })[0]?.error).toBe('msg_blocks_too_long');
  });
});

it('is judged without stumbling, whatever it holds', () => {
  const pointsInside = (body: JsonObject, pointer: string) => {
    const parent = pointer.split('/').slice(1, -1);
    return parent.reduce<unknown>((inner, name) => (inner as JsonObject)[name], body) !== undefined;
  };
  const block = fc.oneof(
    fc.jsonValue(),
    fc.record({
      type: fc.constantFrom('section', 'actions', 'rich_text', 'context'),
      elements: fc.jsonValue(),
      text: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(fc.record({ text: fc.jsonValue(), blocks: fc.array(block), metadata: fc.jsonValue() }), (body) => {
      for (const { pointer } of faultsOfMessage(body)) expect(pointsInside(body, pointer)).toBe(true);
    }),
  );
});
