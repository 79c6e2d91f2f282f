import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Message } from '../../../src/core/message.ts';
import type { Part } from '../../../src/core/platform.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { faultsOfMessage } from '../../doubles/discord/rules/message-rules.ts';
import { hostileName, hostileText } from '../../oracle/arbitrary.ts';
import { asRead } from '../../oracle/as-read.ts';
import { type DiscordShown, seenOnDiscord } from '../../oracle/discord.ts';

const RUNS = { numRuns: 300 };
const visible = hostileText().filter((text) => text.trim() !== '');
const line = hostileText({ newlines: false }).filter((text) => text.trim() !== '');

const messageOf = (block: Block, more: Partial<Message> = {}): Message => ({
  notice: 'A notice.',
  blocks: [block],
  actions: [],
  ...more,
});

/** The one part of a short message; whatever is in it, Discord takes it and notifies nobody. */
function partOf(message: Message): { part: Part; shown: DiscordShown[] } {
  const parts = renderDiscord(message);
  expect(parts).toHaveLength(1);
  const part = parts[0] as Part;
  expect(faultsOfMessage(part.body)).toEqual([]);
  const { shown, faults, pings } = seenOnDiscord(part.body);
  expect(faults).toEqual([]);
  expect(pings).toEqual([]);
  return { part, shown };
}

/** What is seen of the text that shows a block, and the kinds of markup in it. */
function seen(block: Block): { text: string; markup: string[] } {
  const { shown } = partOf(messageOf(block));
  expect(shown).toHaveLength(1);
  return { text: shown[0]?.text ?? '', markup: [...new Set(shown[0]?.markup.map(({ type }) => type))] };
}

/** Lists and small print drop the white space around each line. */
const trimmedLines = (text: string): string[] =>
  asRead(text)
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

test('a quotation shows exactly its characters between its marks', () => {
  fc.assert(
    fc.property(visible, hostileName(), hostileName(), (text, name, role) => {
      const credit = [{ type: 'text' as const, text: name, strong: true }, `, ${role}`];
      const block: Block = { type: 'quote', text, credit, receipt: ['Characters 12–40'] };
      const { text: shown, markup } = seen(block);
      expect(asRead(shown)).toBe(asRead(`“${text}”\n— ${name}, ${role}\nCharacters 12–40`));
      expect(markup.filter((type) => !['quote', 'bold', 'subtext'].includes(type))).toEqual([]);
    }),
    RUNS,
  );
});

test('a heading shows exactly its characters', () => {
  fc.assert(
    fc.property(visible, (text) => {
      const { text: shown, markup } = seen({ type: 'heading', text });
      expect(asRead(shown)).toBe(asRead(text));
      expect(markup.filter((type) => type !== 'heading' && type !== 'bold')).toEqual([]);
    }),
    RUNS,
  );
});

test('text and names beside each other show exactly their characters', () => {
  fc.assert(
    fc.property(hostileText(), hostileName(), hostileText(), (before, name, after) => {
      const { text: shown, markup } = seen({
        type: 'text',
        spans: [before, { type: 'text', text: name, strong: true }, after],
      });
      expect(asRead(shown)).toBe(asRead(before + name + after));
      expect(markup.filter((type) => type !== 'bold')).toEqual([]);
    }),
    RUNS,
  );
});

test('the items of a list show exactly their characters', () => {
  fc.assert(
    fc.property(visible, line, (first, second) => {
      const { text: shown, markup } = seen({ type: 'list', items: [[first], [second]] });
      const isNative = !first.includes('\n');
      const wanted = isNative ? [first, second] : [`• ${first}`, `• ${second}`];
      expect(trimmedLines(shown)).toEqual(trimmedLines(wanted.join('\n')));
      expect(markup).toEqual(isNative ? ['list'] : []);
    }),
    RUNS,
  );
});

test('small print shows exactly its characters, line for line', () => {
  fc.assert(
    fc.property(visible, (text) => {
      const { text: shown, markup } = seen({ type: 'small', spans: [text] });
      expect(trimmedLines(shown)).toEqual(trimmedLines(text));
      expect(markup).toEqual(['subtext']);
    }),
    RUNS,
  );
});

test('a link shows exactly its label and leads where it should, whatever the label', () => {
  const url = 'https://news.example/a_b(c)?q=1#:~:text=we%20will';
  fc.assert(
    fc.property(hostileName(), (label) => {
      const { shown } = partOf(messageOf({ type: 'text', spans: ['See ', { type: 'link', text: label, url }, '.'] }));
      const { links } = seenOnDiscord(
        partOf(messageOf({ type: 'text', spans: [{ type: 'link', text: label, url }] })).part.body,
      );
      expect(links.map((link) => decodeURIComponent(link.url))).toEqual([decodeURIComponent(url)]);
      expect([`See ${label}.`, `See ${label} (link).`].map(asRead)).toContain(asRead(shown[0]?.text ?? ''));
    }),
    RUNS,
  );
});

test('an address can neither end its link nor be anything but a web address', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        line.map((text) => `https://a.example/${text}`),
        line,
      ),
      (url) => {
        const { shown } = partOf(messageOf({ type: 'text', spans: [{ type: 'link', text: 'Source', url }, ' end'] }));
        expect(shown[0]?.text).toBe('Source end');
        expect(shown[0]?.markup.every(({ type }) => type === 'link')).toBe(true);
      },
    ),
    RUNS,
  );
});

test('a command to type shows exactly its characters', () => {
  fc.assert(
    fc.property(hostileName(), (name) => {
      const commandLine = `/quote ${name}`;
      const { text: shown, markup } = seen({
        type: 'text',
        spans: ['Type ', { type: 'command', line: commandLine }, '!'],
      });
      expect(asRead(shown)).toBe(asRead(`Type ${commandLine}!`));
      expect(markup.filter((type) => type !== 'code')).toEqual([]);
    }),
    RUNS,
  );
});

test('a button shows its label, shortened only if it is too long', () => {
  fc.assert(
    fc.property(hostileText({ maxLength: 120 }), hostileText(), (label, words) => {
      const actions = [{ label, line: `find words=${JSON.stringify(words)}`, mode: 'reply' as const }];
      const { shown } = partOf(messageOf({ type: 'text', spans: ['x'] }, { actions }));
      const text = shown[1]?.text ?? '';
      expect(text.length).toBeLessThanOrEqual(80);
      const wanted = /[\p{L}\p{N}\p{P}\p{S}]/u.test(label) ? label : 'Open';
      if (text.endsWith('…') || /…[\u2066-\u2069]*$/.test(text)) {
        expect(asRead(wanted).startsWith(asRead(text.replace(/…[\u2066-\u2069]*$/, '')))).toBe(true);
      } else expect(asRead(text)).toBe(asRead(wanted));
    }),
    RUNS,
  );
});
