import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, Message } from '../../../src/core/message.ts';
import { isolate } from '../../../src/core/text.ts';
import { renderTerminal, type Style } from '../../../src/platforms/terminal/render.ts';
import { hostileText } from '../../oracle/arbitrary.ts';

const ESCAPE = '\u001b';
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');
const render = (message: Partial<Message>, style?: Style) =>
  String(renderTerminal({ notice: 'n', blocks: [], actions: [], ...message }, style)[0]?.body.text);

const quote = (text: string): Block => ({
  type: 'quote',
  text,
  credit: [{ type: 'text', text: 'Lea Okafor', strong: true }, ', ', 'Mayor'],
  receipt: [{ type: 'link', text: 'see it', url: 'https://gazette.example/#x' }],
});

describe('a message in the terminal', () => {
  it('shows every kind of block, and its buttons as numbered command lines', () => {
    const blocks: Block[] = [
      { type: 'heading', text: 'Title' },
      { type: 'small', spans: ['since ', { type: 'time', at: '2026-05-04T12:00:00.000Z', show: 'datetime' }] },
      { type: 'text', spans: ['Try ', { type: 'command', line: '/help' }] },
      { type: 'list', items: [['one'], ['two\nlines']] },
      quote('We said so,\nand did it.'),
    ];
    const actions = [
      { label: 'Next ›', line: 'latest page=2', mode: 'replace' as const },
      { label: 'Help', line: 'help', mode: 'reply' as const },
    ];
    expect(render({ blocks, actions })).toBe(`Title

since 4 May 2026, 12:00 UTC

Try /help

  • one
  • two
    lines

  │ “We said so,
  │ and did it.”
    — Lea Okafor, Mayor
    see it (https://gazette.example/#x)

[1] Next ›  /latest page=2
[2] Help  /help`);
  });

  it('has no colour unless there is one to be had', () => {
    const message = { blocks: [{ type: 'heading', text: 'Title' }, quote('So.')] satisfies Block[] };
    expect(render(message)).not.toContain(ESCAPE);
    expect(render(message, { width: 80 })).not.toContain(ESCAPE);
    expect(render(message, { colour: true })).toContain(`${ESCAPE}[1mTitle${ESCAPE}[0m`);
  });

  it('shows text that holds bidirectional controls so that nothing around it moves', () => {
    const text = render({
      blocks: [quote('abc\u202edef')],
      actions: [{ label: 'a\u2069', line: 'find words=\u202ex', mode: 'reply' }],
    });
    expect(text).toContain('“\u2068abc\u202edef\u2069”');
    expect(text).toContain('\u2068\u2068a\u2069\u2069');
    expect(text).toContain('\u2068/find words=\u202ex\u2069');
  });
});

describe('a narrow terminal', () => {
  const lines = (text: string) => text.split('\n');

  it('breaks lines between words, under what they belong to', () => {
    const blocks: Block[] = [
      { type: 'list', items: [['one two three four']] },
      quote('We should have started sooner,'),
    ];
    expect(lines(render({ blocks }, { width: 16 })).map((line) => line.trimEnd())).toEqual([
      ...['  • one two', '    three four', ''],
      ...['  │ “We should', '  │ have started', '  │ sooner,”', '    — Lea', '    Okafor,', '    Mayor'],
      ...['    see it', '    (https://gazette.example/#x)'],
    ]);
  });

  it('loses no character of anything, and is as narrow as its words allow', () => {
    const text = hostileText({ maxLength: 200 });
    const spans = fc.array(text).map((all): Inline[] => all);
    const block = fc.oneof(
      text.map((words): Block => ({ type: 'heading', text: words })),
      spans.map((all): Block => ({ type: 'text', spans: all })),
      text.map(quote),
    );
    const solid = (rendered: string) => rendered.replaceAll(/[\s│]/g, '');
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (blocks, width) => {
        expect(solid(render({ blocks }, { width }))).toBe(solid(render({ blocks })));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(hostileText({ newlines: false }), fc.integer({ min: 1, max: 60 }), (words, width) => {
        expect(render({ blocks: [{ type: 'heading', text: words }] }, { width }).replaceAll('\n', '')).toBe(
          isolate(words),
        );
      }),
      { numRuns: 300 },
    );
    const words = 'We should have started sooner, and we should have said so to everybody who asked.';
    for (const line of lines(render({ blocks: [quote(words)] }, { width: 40 })).slice(0, -1))
      expect(line.trimEnd().length).toBeLessThanOrEqual(40);
  });

  it('breaks coloured text like any other', () => {
    const blocks: Block[] = [{ type: 'heading', text: 'one two three four' }];
    const plain = lines(render({ blocks }, { width: 10 }));
    expect(lines(render({ blocks }, { width: 10, colour: true }).replaceAll(COLOUR, ''))).toEqual(plain);
  });

  it('isolates what it isolates on a wide one', () => {
    expect(render({ blocks: [{ type: 'heading', text: 'a\u202eb' }] }, { width: 80 })).toBe(isolate('a\u202eb'));
  });
});
