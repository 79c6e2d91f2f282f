import { describe, expect, test } from 'vitest';
import { processorMs } from '../fixtures/processor.ts';
import { parseMrkdwn, parsePlainText, seenOnSlack, slackMarkup, slackVisible } from './slack.ts';

const types = (nodes: ReturnType<typeof parseMrkdwn>): string =>
  slackMarkup(nodes)
    .map(({ type }) => type)
    .join(' ');

describe('mrkdwn', () => {
  test.each([
    ['*a* _b_ ~c~', 'a b c', 'bold italic strike'],
    ['*_a_*', 'a', 'bold italic'],
    ['a * b * c', 'a * b * c', ''],
    ['*a *', '*a *', ''],
    ['**a**', '**a**', ''],
    ['2*3*4', '2*3*4', ''],
    ['snake_case_name', 'snake_case_name', ''],
    ['(*a*)', '(a)', 'bold'],
    ['*a\nb*', '*a\nb*', ''],
    ['＊a＊', 'a', 'bold'],
    ['`*a*`', '*a*', 'code'],
    ['```a\n*b*```', 'a\n*b*', 'codeBlock'],
    ['`a\nb`', '`a\nb`', ''],
    ['> a\n> b\nc', 'a\nb\nc', 'quote'],
    ['&gt; a', 'a', 'quote'], // even written as an entity
    ['a > b &gt; c', 'a > b > c', ''],
    ['&gt;&gt;&gt; a\nb', 'a\nb', 'quote'],
    ['# a\n- b\n1. c', '# a\n- b\n1. c', ''],
    ['&amp; &lt; &gt; &amp;lt; &quot;', '& < > &lt; &quot;', ''],
    ['&lt;!here&gt;', '<!here>', ''],
    ['<http://a|b &amp; c> <http://a>', 'b & c http://a', 'link link'],
    [
      '<@U1> <@U1|x> <#C1|y> <!subteam^S1>',
      '⟪user U1⟫ ⟪user U1⟫ ⟪channel C1⟫ ⟪usergroup S1⟫',
      'user user channel usergroup',
    ],
    ['<!here> <!channel|x> <!everyone>', '@here @channel @everyone', 'broadcast broadcast broadcast'],
    ['<!date^5^{date}^http://a|then>', '⟪time 5:{date}⟫', 'date'],
    ['`<!here>`', '@here', 'code broadcast'],
    ['<a>', '<a>', 'token'],
    ['a < b', 'a < b', ''],
    [':smile: Secure::Key::HSM', ':smile: Secure::Key::HSM', 'shortcode shortcode'],
  ])('%j shows %j (%s)', (source, shown, markup) => {
    const nodes = parseMrkdwn(source, true);
    expect([slackVisible(nodes), types(nodes)]).toEqual([shown, markup]);
  });

  test.each([
    ['https://a.example/b_c_d', 'autoLink'],
    ['said.So', 'autoLink'],
    ['a@b.example', 'autoLink'],
    ['@here #general', 'autoName autoName'],
    ['a. b', ''],
  ])('unless verbatim, %j holds %j', (source, markup) => {
    expect(types(parseMrkdwn(source))).toBe(markup);
    expect(types(parseMrkdwn(source, true))).toBe('');
  });
});

test.each([
  ['*a* <!here> > `b`', undefined, '*a* <!here> > `b`', ''],
  ['a &amp; b & &amp;lt;', false, 'a & b & &lt;', ''],
  [':smile:', false, ':smile:', ''],
  [':smile:', true, ':smile:', 'shortcode'],
  ['12:30:45', undefined, '12:30:45', 'shortcode'],
])('plain_text %j with emoji %s shows %j (%s)', (source, emoji, shown, markup) => {
  const nodes = parsePlainText(source, emoji);
  expect([slackVisible(nodes), types(nodes)]).toEqual([shown, markup]);
});

const plain = (text: string, emoji?: boolean): object => ({ type: 'plain_text', text, emoji });
const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text, verbatim: true });

test('blocks in order', () => {
  const seen = seenOnSlack({
    text: '*New*: <@U1> &amp; more',
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain('Title *x*', false) },
      { type: 'section', text: mrkdwn('*a*'), fields: [plain('f')], accessory: { type: 'image', alt_text: 'pic' } },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('<!here>'), { type: 'image', alt_text: 'icon' }] },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Read'), url: 'https://a.example' },
          { type: 'static_select', placeholder: plain('Choose'), options: [{ text: plain('One'), value: '1' }] },
        ],
      },
    ],
  });
  expect(seen.shown.map(({ kind, text }) => [kind, text])).toEqual([
    ['header', 'Title *x*'],
    ['section', 'a'],
    ['field', 'f'],
    ['alt', 'pic'],
    ['context', '@here'],
    ['alt', 'icon'],
    ['button', 'Read'],
    ['placeholder', 'Choose'],
    ['option', 'One'],
  ]);
  expect(seen.links).toEqual([{ label: 'Read', url: 'https://a.example' }]);
  expect(seen.pings).toEqual([
    { kind: 'broadcast', id: 'here', where: 'blocks' },
    { kind: 'user', id: 'U1', where: 'text' },
  ]);
  expect(seen.unfurl).toEqual({ links: false, media: false });
  expect(seen.notification).toBe('New: ⟪user U1⟫ & more');
  expect(seen.faults).toEqual([]);
});

test('rich text is data, its elements are what they say', () => {
  const hostile = '*a* &amp; <!here> :smile: > `b` https://c.example';
  const section = (...elements: object[]): object => ({ type: 'rich_text_section', elements });
  const seen = seenOnSlack({
    blocks: [
      {
        type: 'rich_text',
        elements: [
          section({ type: 'text', text: hostile, style: { bold: true } }),
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: 'q\n' },
              { type: 'emoji', name: 'x' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [section({ type: 'text', text: 'one' }), section({ type: 'user', user_id: 'U1' })],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
          section(
            { type: 'link', url: 'https://d.example', text: 'd' },
            { type: 'text', text: ' ' },
            { type: 'date', timestamp: 5, format: '{date}', fallback: 'then' },
          ),
        ],
      },
    ],
  });
  expect(seen.visible).toBe(`${hostile}\nq\n⟪emoji x⟫\none\n⟪user U1⟫\ncode\nd ⟪time 5:{date}⟫`);
  expect(seen.links).toEqual([{ label: 'd', url: 'https://d.example' }]);
  expect(seen.pings).toEqual([{ kind: 'user', id: 'U1', where: 'blocks' }]);
  expect(seen.timestamps).toEqual([{ unix: 5, format: '{date}', fallback: 'then' }]);
});

test('without blocks the text is the message', () => {
  const seen = seenOnSlack({ text: '> *a*' });
  expect(seen.shown).toMatchObject([{ kind: 'text', text: 'a', markup: [{ type: 'quote' }, { type: 'bold' }] }]);
});

test('what it does not know is a fault', () => {
  expect(seenOnSlack({ blocks: [{ type: 'markdown', text: '# a' }], attachments: [{}] }).faults).toEqual([
    'block type markdown, which this oracle does not read',
    'attachments, which this oracle does not read',
  ]);
});

test.each(['*a ', '*', '_', '`', '<', ':a', '&', '> ', 'a.', '<@', '``` ', '*_~`'])(
  'ten thousand characters of %j are no trouble',
  (piece) => {
    const start = processorMs();
    slackVisible(parseMrkdwn(piece.repeat(10_000 / piece.length)));
    expect(processorMs() - start).toBeLessThan(2000);
  },
);
