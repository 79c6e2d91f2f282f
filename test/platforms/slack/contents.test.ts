import { expect, test } from 'vitest';
import { contentsOf } from '../../../src/platforms/slack/contents.ts';

const ADDRESS = 'https://gazette.example/a?b=1&c=2';
const ESCAPED = 'https://gazette.example/a?b=1&amp;c=2';

test('the text is read as it was typed, and its links as they lead', () => {
  expect(
    contentsOf({ text: `“AT&amp;T,” said <@U1|ada> &lt;b&gt;: <${ESCAPED}|gazette.example>, <http://b.example/>` }),
  ).toEqual({
    text: `“AT&T,” said @ada <b>: ${ADDRESS}, http://b.example/`,
    links: [ADDRESS, 'http://b.example/'],
  });
  expect(contentsOf({ text: `&lt;${ESCAPED}&gt;` }).links).toEqual([ADDRESS]);
});

test('blocks count where there is no text', () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'Ferry delayed' } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `“We wait,” said Ada &amp; Ben: <${ESCAPED}|here>` },
      fields: [{ type: 'plain_text', text: 'Harbour' }],
      accessory: { type: 'button', text: { type: 'plain_text', text: 'Go' }, url: 'https://gazette.example/go' },
    },
    {
      type: 'actions',
      elements: [{ type: 'button', text: { type: 'plain_text', text: 'Open' }, url: `${ADDRESS}&d` }],
    },
    { type: 'divider' },
  ];
  expect(contentsOf({ text: '', blocks })).toEqual({
    text: `Ferry delayed\n\n“We wait,” said Ada & Ben: ${ADDRESS}\nHarbour`,
    links: [ADDRESS, 'https://gazette.example/go', `${ADDRESS}&d`],
  });
  expect(contentsOf({ text: 'Ferry', blocks }).text).toBe('Ferry');
});

test('rich text is read a line a section', () => {
  const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
  const list = {
    type: 'rich_text_list',
    elements: [section({ type: 'text', text: 'one' }), section({ type: 'text', text: 'two' })],
  };
  const line = section(
    { type: 'text', text: 'To ' },
    { type: 'user', user_id: 'U1' },
    { type: 'text', text: ' in ' },
    { type: 'channel', channel_id: 'C1' },
    { type: 'text', text: ', ' },
    { type: 'broadcast', range: 'here' },
    { type: 'emoji', name: 'wave' },
    { type: 'link', url: `${ADDRESS}.`, text: 'the page' },
    { type: 'date', timestamp: 1, fallback: ' today' },
  );
  expect(contentsOf({ blocks: [{ type: 'rich_text', elements: [line, list] }] })).toEqual({
    text: 'To @U1 in #C1, @here:wave:the page today\none\ntwo',
    links: [`${ADDRESS}.`],
  });
});

test('attachments are read with their titles, fields and sources', () => {
  const attachment = {
    pretext: 'New:',
    title: 'Ferry delayed',
    title_link: 'https://gazette.example/ferry',
    text: `See <${ESCAPED}>`,
    fields: [{ title: 'Where', value: 'The harbour' }],
    from_url: 'https://gazette.example/from',
    fallback: 'not needed',
  };
  expect(contentsOf({ text: '', attachments: [attachment] })).toEqual({
    text: `New:\n\nFerry delayed\n\nSee ${ADDRESS}\n\nWhere\n\nThe harbour`,
    links: [ADDRESS, 'https://gazette.example/ferry', 'https://gazette.example/from'],
  });
  expect(contentsOf({ attachments: [{ fallback: 'Only &lt;this&gt;' }] }).text).toBe('Only <this>');
});

test('a shared message leads where it says, not to itself', () => {
  const from_url = 'https://newsroom.slack.example/archives/C1/p1';
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: ADDRESS }] }],
  };
  const shared = { is_share: true, from_url, message_blocks: [{ message: { blocks: [rich] } }] };
  expect(contentsOf({ text: '', attachments: [shared] })).toEqual({ text: ADDRESS, links: [ADDRESS] });
  expect(contentsOf({ attachments: [{ is_msg_unfurl: true, from_url, text: 'words' }] })).toEqual({
    text: 'words',
    links: [],
  });
});

test('what is not as Slack makes it holds nothing', () => {
  const nothing = { text: '', links: [] };
  expect(contentsOf({})).toEqual(nothing);
  expect(
    contentsOf({ text: 7, blocks: 'x', attachments: [null, 'y', { fields: {}, blocks: [null, { text: null }] }] }),
  ).toEqual(nothing);
  expect(contentsOf({ blocks: [{ type: 'constructor', text: { text: 3 } }] })).toEqual(nothing);
});
