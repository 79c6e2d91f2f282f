import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Message } from '../../../src/core/message.ts';
import type { Part } from '../../../src/core/platform.ts';
import { renderDiscord, withButton } from '../../../src/platforms/discord/render.ts';
import { faultsOfMessage } from '../../doubles/discord/rules/message-rules.ts';
import { hostileName, hostileText } from '../../oracle/arbitrary.ts';
import { withoutIsolates } from '../../oracle/bidi.ts';
import { type DiscordShown, seenOnDiscord } from '../../oracle/discord.ts';

const NOTES = /The quotation continues in the next message\.|The quotation, continued:/g;

const message = (blocks: Block[], actions: Message['actions'] = []): Message => ({
  notice: 'A notice.',
  blocks,
  actions,
});

/** What is seen of all parts; each is within every limit, with one more button too. */
function seenOf(parts: readonly Part[]): DiscordShown[] {
  for (const part of parts) {
    const label = `Continue (${parts.length} of ${parts.length})`;
    const { body } = withButton(part, { label, line: `find words=${'x'.repeat(200)}`, from: 5 });
    expect(faultsOfMessage(body)).toEqual([]);
    const { shown, faults, pings } = seenOnDiscord(body);
    expect([...faults, ...pings]).toEqual([]);
    expect(shown.reduce((sum, { source }) => sum + source.length, 0)).toBeLessThanOrEqual(4_000);
    expect(shown.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0)).toBeLessThanOrEqual(9_500);
  }
  return parts.flatMap((part) => seenOnDiscord(part.body).shown);
}

/** Characters without white space (which Discord drops in places) and isolates, so that nothing else may differ. */
const letters = (text: string): string => withoutIsolates(text).replace(/\s/g, '');
const readText = (shown: readonly DiscordShown[]): string =>
  letters(shown.map(({ text }) => text.replace(NOTES, '')).join(''));

const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ');

test('a long quotation goes on from message to message, with marks only at its beginning and its end', () => {
  const text = words(2_000);
  const block: Block = { type: 'quote', text, credit: ['Ada Quill'], receipt: ['Characters 1–9'] };
  const parts = renderDiscord(message([block]));
  expect(parts.length).toBeGreaterThan(3);
  const shown = seenOf(parts);
  expect(readText(shown)).toBe(letters(`“${text}”—Ada Quill Characters 1–9`));
  const [first, ...others] = shown.map(({ source }) => source);
  const last = others.pop();
  expect(first).toMatch(/^> “word0 [^”]*\n-# The quotation continues in the next message\.$/);
  for (const middle of others)
    expect(middle).toMatch(/^-# The quotation, continued:\n> [^“”]*\n-# The quotation continues/);
  expect(last).toMatch(/^-# The quotation, continued:\n> [^“]*”\n— Ada Quill\n-# Characters 1–9$/);
});

test('a part begins after a sentence where it can', () => {
  const text = Array.from({ length: 300 }, (_, at) => `This is sentence ${at}.`).join(' ');
  const sources = seenOf(renderDiscord(message([{ type: 'quote', text, credit: [], receipt: [] }]))).map(
    ({ source }) => source,
  );
  expect(sources[0]).toMatch(/\d\. \n-# The quotation continues/);
  expect(sources[1]).toMatch(/continued:\n> This is/);
});

test('a heading and the quotation that fits beside it stay together', () => {
  const quote: Block = { type: 'quote', text: words(400), credit: ['Ada'], receipt: [] };
  expect(renderDiscord(message([{ type: 'heading', text: 'Talks' }, quote]))).toHaveLength(1);
});

test('many blocks are packed into as few messages as their number allows, in their order', () => {
  const blocks = Array.from({ length: 80 }, (_, at): Block => ({ type: 'text', spans: [`Block ${at}.`] }));
  const parts = renderDiscord(message(blocks));
  expect(parts).toHaveLength(3);
  expect(seenOf(parts).map(({ text }) => text)).toEqual(blocks.map((_, at) => `Block ${at}.`));
});

test('characters of many bytes are counted as Discord counts them', () => {
  const block: Block = { type: 'quote', text: '東京は雨。'.repeat(1_200), credit: ['記者'], receipt: [] };
  const parts = renderDiscord(message([block]));
  expect(parts.length).toBeGreaterThan(1);
  expect(readText(seenOf(parts))).toBe(letters(`“${block.text}”—記者`));
});

test('lists are divided between their items, long items inside', () => {
  const items = Array.from({ length: 60 }, (_, at) => [`${at}. ${words(20)}`]);
  const parts = renderDiscord(message([{ type: 'list', items }]));
  expect(parts.length).toBeGreaterThan(1);
  expect(readText(seenOf(parts))).toBe(letters(items.flat().join('')));
  const long = renderDiscord(message([{ type: 'list', items: [[words(1_500)], ['end']] }]));
  expect(readText(seenOf(long))).toBe(letters(`•${words(1_500)}•end`));
});

test('actions stand in the last message, in rows of five; those that don’t fit beside the text come after it', () => {
  const actions = Array.from({ length: 12 }, (_, at) => ({
    label: `Page ${at}`,
    line: `brief x page=${at}`,
    mode: 'reply' as const,
  }));
  const [only] = renderDiscord(message([{ type: 'text', spans: ['Text.'] }], actions));
  const [, ...rows] = (only?.body.components ?? []) as { components: { label: string }[] }[];
  expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 2]);
  const parts = renderDiscord(message([{ type: 'text', spans: ['x'.repeat(3_890)] }], actions));
  expect(parts.map(({ body }) => (body.components as { type: number }[]).map(({ type }) => type))).toEqual([
    [17],
    [17, 1, 1, 1],
  ]);
  expect(
    seenOf(parts)
      .map(({ text }) => text)
      .slice(1, 3),
  ).toEqual(['A notice.', 'Page 0']);
});

test('fifty actions are all there', () => {
  const actions = Array.from({ length: 50 }, (_, at) => ({
    label: `Page ${at}`,
    line: `x page=${at}`,
    mode: 'reply' as const,
  }));
  const shown = seenOf(renderDiscord(message([{ type: 'text', spans: ['Text.'] }], actions)));
  expect(shown.filter(({ kind }) => kind === 'button').map(({ text }) => text)).toEqual(
    actions.map(({ label }) => label),
  );
});

test('command lines that are too long for a button come along, to be kept', () => {
  const line = `find words="${words(30)}"`;
  const [part] = renderDiscord(message([{ type: 'text', spans: ['x'] }], [{ label: 'Again', line, mode: 'reply' }]));
  expect(Object.values(part?.lines ?? {})).toEqual([line]);
});

const long = fc.array(hostileText({ maxLength: 400 }), { minLength: 1, maxLength: 30 }).map((texts) => texts.join(' '));
const blocks = fc.array(
  fc.oneof(
    long.map((text): Block => ({ type: 'text', spans: [text] })),
    long.map((text): Block => ({ type: 'text', spans: [{ type: 'text', text, strong: true }, ' and ', text] })),
    fc
      .tuple(long, hostileName())
      .map(([text, name]): Block => ({ type: 'quote', text, credit: [name], receipt: ['1–2'] })),
    long.map((text): Block => ({ type: 'small', spans: [text] })),
    long.map((text): Block => ({ type: 'heading', text })),
    hostileName(4_000).map(
      (text): Block => ({ type: 'text', spans: [{ type: 'link', text, url: 'https://a.example/b' }] }),
    ),
  ),
  { minLength: 1, maxLength: 8 },
);

function charactersOf(block: Block): string {
  if (block.type === 'quote') return `“${block.text}”— ${block.credit.join('')}${block.receipt.join('')}`;
  if (block.type === 'heading') return block.text;
  if (block.type === 'list') return block.items.flat().join('');
  return block.spans.map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : '')).join('');
}

test('whatever is said and however long it is, every character arrives in its place', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const shown = readText(
        seenOf(renderDiscord(message(given))).map((one) => ({
          ...one,
          text: one.text.replaceAll(' (link)', '').replace(/(?:^| )link$/, ''),
        })),
      );
      expect(shown || 'Anotice.').toBe(letters(given.map(charactersOf).join('')) || 'Anotice.');
    }),
    // To look for a shorter counterexample among texts this long would take minutes.
    { numRuns: 100, endOnFailure: true },
  );
});
