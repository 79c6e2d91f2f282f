// Long messages: several parts, each within the limits, and together the whole.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, Message } from '../../../src/core/message.ts';
import { plainText } from '../../../src/core/message.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import { countedLength, faultsOfMessage, MAX_COUNTED_LENGTH } from '../../doubles/slack/index.ts';
import { hostileText } from '../../oracle/arbitrary.ts';
import { withoutIsolates } from '../../oracle/bidi.ts';
import { type SlackShown, seenOnSlack } from '../../oracle/slack.ts';
import { message, text } from './harness.ts';

const partsOf = (given: Message) => renderSlack(given).map(({ body }) => body);
const seenIn = (given: Message): SlackShown[][] => partsOf(given).map((body) => seenOnSlack(body).shown);
const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');
const quote = (spoken: string, credit = 'Kerry'): Block => ({
  type: 'quote',
  text: spoken,
  credit: [credit],
  receipt: ['here'],
});

/** Characters that count where line ends between pieces don't: neither isolates nor white space. */
const bare = (shown: string): string => withoutIsolates(shown).replace(/\s/g, '');

function expectedText(block: Block): string {
  const joined = (spans: Inline[]) => spans.map(plainText).join('');
  if (block.type === 'heading') return block.text;
  if (block.type === 'list') return block.items.map(joined).join('');
  if (block.type !== 'quote') return joined(block.spans);
  const credit = joined(block.credit);
  return `“${block.text}”${block.credit.some((span) => plainText(span)) ? '—' : ''}${credit}${joined(block.receipt)}`;
}

const lengths = fc.constantFrom(0, 1, 40, 40, 160, 400, 3200);
const anyText = lengths.chain((maxLength) => hostileText({ maxLength }));
const spans: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    anyText,
    anyText.map((it): Inline => ({ type: 'text', text: it, strong: true })),
    anyText.map((it): Inline => ({ type: 'link', text: it.trim() ? it : 'x', url: 'https://news.example/' })),
    anyText.map((line): Inline => ({ type: 'command', line })),
  ),
  { maxLength: 4 },
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((it): Block => ({ type: 'heading', text: it })),
  spans.map((it): Block => ({ type: 'text', spans: it })),
  spans.map((it): Block => ({ type: 'small', spans: it })),
  fc.array(spans, { maxLength: 8 }).map((items): Block => ({ type: 'list', items })),
  fc
    .tuple(anyText, fc.constantFrom(1, 1, 1, 12), spans, spans)
    .map(([it, times, credit, receipt]): Block => ({ type: 'quote', text: it.repeat(times), credit, receipt })),
);
const anyMessage = fc.record({
  notice: anyText,
  blocks: fc.array(anyBlock, { maxLength: 30 }),
  actions: fc.array(fc.record({ label: anyText, line: anyText, mode: fc.constantFrom('replace', 'reply', 'share') }), {
    maxLength: 30,
  }),
}) as fc.Arbitrary<Message>;

describe('whatever a message holds', () => {
  test('every part is one that Slack takes, with room for one more row of buttons', () => {
    const row = { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' } }] };
    fc.assert(
      fc.property(anyMessage, (given) => {
        for (const body of partsOf(given)) {
          expect(faultsOfMessage({ ...body, blocks: [...body.blocks, row] })).toEqual([]);
          expect(countedLength(body.blocks)).toBeLessThan(MAX_COUNTED_LENGTH - 1000);
          expect(body.text.length).toBeLessThanOrEqual(3000);
          expect(body.text.trim()).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('all parts together show every character of every block, in order', () => {
    fc.assert(
      fc.property(anyMessage, (given) => {
        const shown = seenIn(given)
          .flat()
          .filter(({ kind, text: it }) => kind !== 'button' && !(kind === 'context' && it === 'continued'));
        const expected = given.blocks.map(expectedText).join('');
        if (bare(expected) === '') return;
        expect(bare(shown.map((it) => it.text).join(''))).toBe(bare(expected));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a quotation too long for one message', () => {
  const spoken = words(6000);
  const parts = seenIn(message([text('before'), quote(spoken), text('after')]));
  const quoted = parts.map((shown) => shown.find((it) => it.markup.some(({ type }) => type === 'quote'))?.text ?? '');
  const pieces = quoted.map((it) => it.replace(/\n— Kerry\nhere$/, '')).filter(Boolean);

  test('goes on in the next, opened once and closed once', () => {
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(`“${spoken}”`);
    expect(pieces.filter((piece) => piece.includes('“'))).toEqual([pieces[0]]);
    expect(pieces.filter((piece) => piece.includes('”'))).toEqual([pieces.at(-1)]);
  });

  test('is divided between words', () => {
    for (const piece of pieces.slice(1)) expect(piece).toMatch(/^word/);
  });

  test('says where it goes on, and keeps who said it with its end', () => {
    const continued = parts.map((shown) => shown.some(({ text: it }) => it === 'continued'));
    expect(continued.filter(Boolean)).toHaveLength(pieces.length - 1);
    expect(quoted.filter((it) => it.endsWith('”\n— Kerry\nhere'))).toHaveLength(1);
  });
});

describe('what stays together', () => {
  test('a short message is one part', () => {
    expect(partsOf(message([text('x')]))).toHaveLength(1);
  });

  test('a quotation moves whole to the next part where it fits there', () => {
    const [first, second] = seenIn(message([text(words(1100)), quote(words(900, 'said'))]));
    expect(first?.map((it) => it.text).join('')).not.toContain('said');
    expect(second?.[0]?.text).toMatch(/^“said0 .*”\n— Kerry\nhere$/s);
  });

  test('a heading goes with what follows it', () => {
    const blocks: Block[] = Array.from({ length: 12 }, (_, i) => [
      { type: 'heading', text: `Heading ${i}` } as const,
      text(words(300)),
    ]).flat();
    const parts = seenIn(message(blocks));
    expect(parts.length).toBeGreaterThan(1);
    for (const shown of parts) expect(shown.at(-1)?.kind).not.toBe('header');
  });

  test('buttons come last, five in a row', () => {
    const actions = Array.from({ length: 12 }, (_, i) => ({
      label: `B${i}`,
      line: `find ${i}`,
      mode: 'reply' as const,
    }));
    const parts = partsOf(message([text(words(3000))], actions));
    const rows = parts.map(({ blocks }) => blocks.filter(({ type }) => type === 'actions').length);
    expect(rows).toEqual([...parts.slice(1).map(() => 0), 3]);
    expect(
      parts
        .at(-1)
        ?.blocks.slice(-3)
        .map((row) => 'elements' in row && row.elements.length),
    ).toEqual([5, 5, 2]);
  });

  test('each part after the first says which it is', () => {
    const parts = partsOf(message([text(words(4000))], [], { notice: 'A & B' }));
    expect(parts.map((body) => body.text)).toEqual([
      'A &amp; B',
      ...parts.slice(1).map((_, i) => `A &amp; B (${i + 2} of ${parts.length})`),
    ]);
  });
});
