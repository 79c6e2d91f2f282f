import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../src/core/message.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { hostileText } from '../../oracle/arbitrary.ts';
import { leaks } from '../../oracle/bidi.ts';
import { seenOnDiscord } from '../../oracle/discord.ts';

const controls = fc.constantFrom(...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');
const letters = fc.constantFrom('abc', 'שלום', 'العربية', '12', ' ', '(', '\n');
const reordering = fc.oneof(
  fc.array(fc.oneof(controls, letters), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
  hostileText(),
);

/** What acts beyond the data between two marks that nothing else in the shown text holds. */
function leaksOf(block: Block): unknown[] {
  const [part] = renderDiscord({ notice: '', blocks: [block], actions: [] });
  const shown = seenOnDiscord(part?.body).shown[0]?.text ?? '';
  const start = shown.indexOf('①') + 1;
  const end = shown.lastIndexOf('②');
  expect(start).toBeGreaterThan(0);
  expect(end).toBeGreaterThanOrEqual(start);
  return leaks(shown, { start, end });
}

/** `a①data②b`, as spans that stand beside each other. */
const between = (data: Inline): Inline[] => ['a①', data, '②b'];

const url = 'https://news.example/a';
const PLACES: Record<string, (data: string) => Block> = {
  'plain text': (text) => ({ type: 'text', spans: between(text) }),
  'strong text': (text) => ({ type: 'text', spans: between({ type: 'text', text, strong: true }) }),
  'a label': (text) => ({ type: 'text', spans: between({ type: 'link', text, url }) }),
  'a command': (line) => ({ type: 'text', spans: between({ type: 'command', line }) }),
  'an item': (text) => ({ type: 'list', items: [between(text), ['another']] }),
  'small print': (text) => ({ type: 'small', spans: between(text) }),
  'a credit': (text) => ({ type: 'quote', text: 'Yes', credit: between(text), receipt: ['12–40'] }),
  'a receipt': (text) => ({ type: 'quote', text: 'Yes', credit: ['Ada'], receipt: between(text) }),
};

test.each(Object.entries(PLACES))('bidirectional controls in %s reorder nothing beside it', (_, blockWith) => {
  fc.assert(
    fc.property(reordering, (data) => {
      expect(leaksOf(blockWith(data))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('bidirectional controls in a quotation move neither its marks nor its credit', () => {
  fc.assert(
    fc.property(reordering, (text) => {
      const [part] = renderDiscord({
        notice: '',
        blocks: [{ type: 'quote', text, credit: ['Ada'], receipt: ['12–40'] }],
        actions: [],
      });
      const shown = seenOnDiscord(part?.body).shown[0]?.text ?? '';
      expect(shown.startsWith('“')).toBe(true);
      expect(leaks(shown, { start: 1, end: shown.lastIndexOf('”\n— Ada') })).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
