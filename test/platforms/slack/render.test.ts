import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/core/message.ts';
import { decodeValue } from '../../../src/platforms/slack/buttons.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import { faultsOfMessage } from '../../doubles/slack/index.ts';
import { message, text } from './harness.ts';

const bodyOf = (...given: Parameters<typeof message>) => {
  const [part] = renderSlack(message(...given));
  expect(faultsOfMessage(part?.body ?? {})).toEqual([]);
  return part?.body;
};
const blocksOf = (...blocks: Block[]) => bodyOf(blocks)?.blocks;
const elementsOf = (spans: Extract<Block, { type: 'text' }>['spans']) => {
  const [block] = blocksOf({ type: 'text', spans }) ?? [];
  return block?.type === 'rich_text' ? block.elements[0]?.elements : undefined;
};
const plain = (it: string) => ({ type: 'plain_text', text: it, emoji: false });
const buttonsOf = (...actions: { label?: string; line: string; mode?: 'replace' | 'reply' | 'share' }[]) =>
  renderSlack(
    message(
      [text('x')],
      actions.map((it) => ({ label: 'Go', mode: 'reply' as const, ...it })),
    ),
  ).flatMap(({ body }) => body.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))) as {
    text: { text: string };
    value: string;
    action_id: string;
  }[];

describe('a body', () => {
  test('holds a real sentence, and unfurls nothing', () => {
    const body = bodyOf([text('x')], [], { notice: 'Kerry <said> “R&D”.' });
    expect(body).toMatchObject({ text: 'Kerry &lt;said&gt; “R&amp;D”.', unfurl_links: false, unfurl_media: false });
  });

  test('shows the notice as data where there is nothing else', () => {
    expect(bodyOf([], [], { notice: 'Nothing for *x*.' })?.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Nothing for *x*.' }] }],
      },
    ]);
    expect(bodyOf([{ type: 'heading', text: ' \n' }], [], { notice: '' })?.text).toBe('Here is your answer.');
  });
});

describe('a heading', () => {
  test('is a header', () =>
    expect(blocksOf({ type: 'heading', text: 'Q&A' })).toEqual([{ type: 'header', text: plain('Q&A') }]));

  test.each([
    ['two lines', 'a\nb'],
    ['too long', 'x'.repeat(151)],
    ['what Slack might trim', ' a'],
    ['an entity', 'the mark &amp; its name'],
    ['what looks like a mention', 'so <@U1>'],
    ['nothing to see', '\u200b'],
  ])('with %s is bold text', (_, it) => {
    const style = { bold: true };
    expect(blocksOf({ type: 'heading', text: it })).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: it, style }] }] },
    ]);
  });
});

describe('small print', () => {
  test('is a context of plain text', () => {
    expect(blocksOf({ type: 'small', spans: ['Source: ', { type: 'text', text: 'The Post' }] })).toEqual([
      { type: 'context', elements: [plain('Source: The Post')] },
    ]);
  });

  test('with a link is rich text', () => {
    const link = { type: 'link', text: 'The Post', url: 'https://post.example/' } as const;
    expect(blocksOf({ type: 'small', spans: [link] })?.[0]?.type).toBe('rich_text');
  });
});

describe('spans', () => {
  test('are strong, links, and commands by style', () => {
    const link = { type: 'link', text: 'see it', url: 'https://post.example/a?x=1&y=2' } as const;
    expect(
      elementsOf([{ type: 'text', text: 'K', strong: true }, ' of ', link, { type: 'command', line: '/help' }]),
    ).toEqual([
      { type: 'text', text: 'K', style: { bold: true } },
      { type: 'text', text: ' of ' },
      { type: 'link', text: 'see it', url: 'https://post.example/a?x=1&y=2' },
      { type: 'text', text: '/help', style: { code: true } },
    ]);
  });

  test('are times in the reader’s own zone, with words where that fails', () => {
    const at = '2014-10-03T12:00:00+02:00';
    const date = { type: 'date', timestamp: 1_412_330_400 };
    expect(elementsOf([{ type: 'time', at, show: 'datetime' }])).toEqual([
      { ...date, format: '{date_long_full}, {time}', fallback: '3 October 2014, 10:00 UTC' },
    ]);
    expect(elementsOf([{ type: 'time', at, show: 'date' }])).toMatchObject([{ format: '{date_long_full}' }]);
    expect(elementsOf([{ type: 'time', at, show: 'relative' }])).toMatchObject([
      { format: '{ago}', fallback: '3 October 2014' },
    ]);
  });

  test.each([
    ['a day without a time, which is the same everywhere', '2014-10-03', '3 October 2014'],
    ['a time before Slack’s', '1944-06-06T06:30:00Z', '6 June 1944'],
    ['no time at all', 'yesterday', 'yesterday'],
  ])('are words for %s', (_, at, words) => {
    expect(elementsOf([{ type: 'time', at, show: 'date' }])).toEqual([{ type: 'text', text: words }]);
  });
});

describe('buttons', () => {
  test('carry their command line', () => {
    const [button] = buttonsOf({ label: 'Next', line: 'quote speaker="Kerry" page=2', mode: 'replace' });
    expect(button).toEqual({
      type: 'button',
      action_id: 'verbatim-0',
      text: plain('Next'),
      value: 'r0 quote speaker="Kerry" page=2',
    });
  });

  test('hold nothing that Slack may escape on its way back', () => {
    for (const line of ['find AT&T <100%> &amp; %26', 'find “%3C”']) {
      const [{ value = '' } = {}] = buttonsOf({ line });
      expect(value).not.toMatch(/[&<>]/);
      expect(decodeValue(value)).toEqual({ mode: 'reply', from: 0, line });
    }
  });

  test('refer to a command line that is too long', () => {
    for (const line of [`find ${'x'.repeat(2000)}`, `find ${'&'.repeat(900)}`]) {
      const [part] = renderSlack(message([text('x')], [{ label: 'Go', line, mode: 'share' }]));
      const [ref = '', kept] = Object.entries(part?.lines ?? {})[0] ?? [];
      expect(kept).toBe(line);
      expect(decodeValue(buttonsOf({ line, mode: 'share' })[0]?.value ?? '')).toEqual({ mode: 'share', from: 0, ref });
    }
  });

  test('differ in their ids, though they do the same', () => {
    const ids = buttonsOf({ line: 'help' }, { line: 'help' }, { line: 'help' }).map((button) => button.action_id);
    expect(new Set(ids).size).toBe(3);
  });

  test('have short labels, divided where people divide characters', () => {
    const shown = (label: string) => buttonsOf({ line: 'help', label })[0]?.text.text;
    expect(shown('x'.repeat(75))).toBe('x'.repeat(75));
    expect(shown('x'.repeat(76))).toBe(`${'x'.repeat(74)}…`);
    expect(shown('👩‍👩‍👧'.repeat(20))).toBe(`${'👩‍👩‍👧'.repeat(9)}…`);
    expect(shown('see &amp;')).toBe('see &amp;amp;');
    for (const blank of ['', ' \n', '\u200b']) expect(shown(blank)).toBe('Show');
  });
});
