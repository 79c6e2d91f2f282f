import { expect, test } from 'vitest';
import type { Block, Message } from '../../../src/core/message.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { faultsOfMessage } from '../../doubles/discord/rules/message-rules.ts';

const message = (...blocks: Block[]): Message => ({ notice: 'A notice.', blocks, actions: [] });

/** The texts of a message's first part, as they are sent. */
function sent(given: Message): string[] {
  const [container] = (renderDiscord(given)[0]?.body.components ?? []) as { components: { content: string }[] }[];
  return container?.components.map(({ content }) => content) ?? [];
}

const spans = (...inline: Extract<Block, { type: 'text' }>['spans']): Block => ({ type: 'text', spans: inline });

test('a reply is one container of texts, then a row of buttons, and mentions nobody', () => {
  const actions = [{ label: 'More', line: 'brief iran-isis page=2', mode: 'replace' as const }];
  const [part] = renderDiscord({ ...message({ type: 'heading', text: 'Talks' }, spans('They met.')), actions });
  expect(part).toEqual({
    body: {
      flags: 1 << 15,
      allowed_mentions: { parse: [] },
      components: [
        {
          type: 17,
          accent_color: expect.any(Number),
          components: [
            { type: 10, content: '## Talks' },
            { type: 10, content: 'They met.' },
          ],
        },
        { type: 1, components: [{ type: 2, style: 2, label: 'More', custom_id: 'r0 brief iran-isis page=2' }] },
      ],
    },
  });
});

test('an error has another colour', () => {
  const colour = (given: Message) =>
    renderDiscord(given).map(({ body }) =>
      (body.components as { accent_color: number }[]).map((one) => one.accent_color),
    );
  expect(colour({ ...message(spans('No.')), error: true })).not.toEqual(colour(message(spans('Yes.'))));
});

test('the first heading is large, the others are small', () => {
  const blocks: Block[] = ['Title', 'Summary', 'Quotations'].map((text) => ({ type: 'heading', text }));
  expect(sent(message(...blocks))).toEqual(['## Title', '### Summary', '### Quotations']);
});

test.each([
  ['two\nlines', '**two**\n**lines**'],
  [' begins with a space', '** begins with a space**'],
  ['ends with C#', '**ends with C\\#**'],
])('a heading that Discord would alter is bold: %j', (text, shown) => {
  expect(sent(message({ type: 'heading', text }))).toEqual([shown]);
});

test('a quotation stands in a block of its own, with credit and receipt below', () => {
  const quote: Block = {
    type: 'quote',
    text: 'We will *try*.\n\n1. Again.',
    credit: [{ type: 'text', text: 'Ada Quill', strong: true }, ', harbour master'],
    receipt: [{ type: 'link', text: 'In the article', url: 'https://news.example/a#:~:text=We' }],
  };
  expect(sent(message(quote))).toEqual([
    [
      '> “We will \\*try\\*.',
      '> ',
      '> 1\\. Again.”',
      '— **Ada Quill**, harbour master',
      '-# [In the article](https://news.example/a#:~:text=We)',
    ].join('\n'),
  ]);
});

test('a quotation without credit or receipt is the quotation alone', () => {
  expect(sent(message({ type: 'quote', text: 'Yes.', credit: [], receipt: [] }))).toEqual(['> “Yes.”']);
});

test('small print is small on every line', () => {
  expect(sent(message({ type: 'small', spans: ['one\n\ntwo'] }))).toEqual(['-# one\n\n-# two']);
});

test('a list of single lines is native, one with longer items has bullets in its text', () => {
  expect(sent(message({ type: 'list', items: [['one'], ['- two']] }))).toEqual(['- one\n- \\- two']);
  expect(sent(message({ type: 'list', items: [['one'], ['two\nthree']] }))).toEqual(['• one\n• two\nthree']);
});

test('neighbouring spans of a kind are one: markup can’t begin in one and end in the other', () => {
  const strong = (text: string) => ({ type: 'text' as const, text, strong: true });
  expect(sent(message(spans(':smi', 'le:', strong('a'), strong('b'), strong(' '))))).toEqual(['\\:smile\\:**ab** ']);
});

test.each([
  ['date', '<t:1410177600:D>'],
  ['datetime', '<t:1410177600:f>'],
  ['relative', '<t:1410177600:R>'],
] as const)('an instant is shown in the reader’s own zone: %s', (show, shown) => {
  expect(sent(message(spans({ type: 'time', at: '2014-09-08T12:00:00Z', show })))).toEqual([shown]);
});

test('a day without an hour stays that day in every zone', () => {
  expect(sent(message(spans({ type: 'time', at: '2014-09-08', show: 'date' })))).toEqual(['8 September 2014']);
});

test('a command to type is code, unless code can’t show its characters', () => {
  expect(sent(message(spans({ type: 'command', line: '/quote *kerry*' })))).toEqual(['`/quote *kerry*`']);
  expect(sent(message(spans({ type: 'command', line: '/quote `x`' })))).toEqual(['/quote \\`x\\`']);
});

test('two commands side by side stay two texts', () => {
  const both = [{ type: 'command', line: '/a' } as const, { type: 'command', line: '/b*' } as const];
  expect(sent(message(spans(...both)))).toEqual(['`/a`/b\\*']);
});

test.each([
  ['https://a.example/x(y)', '[Read](https://a.example/x%28y%29)'],
  ['https://a.example/<b> c\\d', '[Read](https://a.example/%3Cb%3E%20c/d)'],
  ['https://a.example/#a\\b', '[Read](https://a.example/#a%5Cb)'],
  ['javascript:alert(1)', 'Read'],
  ['no address', 'Read'],
  ['http://a*b.example/', 'Read'],
  ['http://[::1]/', 'Read'],
  ['https://good.example@evil.example/', 'Read'],
  [`https://a.example/${'x'.repeat(2_000)}`, 'Read'],
])('a link to %s', (url, shown) => {
  expect(sent(message(spans({ type: 'link', text: 'Read', url })))).toEqual([shown]);
});

test.each([
  ['a_b_c', 'a\\_b\\_c'],
  ['[Opinion] Why', '\\[Opinion\\] Why'],
  ['see https://evil.example', 'see https\\://evil.example'],
  ['discord.gg/abc', 'discord.gg/abc'],
  ['party 🎉', 'party 🎉'],
  ['soft\u00adhyphen', 'soft\u00adhyphen'],
])('a label that Discord would not link stands beside its link: %s', (text, shown) => {
  const link = { type: 'link' as const, text, url: 'https://a.example/' };
  expect(sent(message(spans(link)))).toEqual([`${shown} ([link](https://a.example/))`]);
});

test.each([
  ['no blocks', []],
  ['empty text', [spans('')]],
  ['white space alone', [spans(' \n\t'), { type: 'heading', text: ' ' }, { type: 'small', spans: ['\n'] }]],
  ['an empty list', [{ type: 'list', items: [[], [' ']] }]],
] as [string, Block[]][])('with %s the notice is shown', (_, blocks) => {
  expect(sent(message(...blocks))).toEqual(['A notice.']);
});

test('a message without any words is still valid', () => {
  const [part] = renderDiscord({ notice: ' ', blocks: [], actions: [] });
  expect(faultsOfMessage(part?.body)).toEqual([]);
});
