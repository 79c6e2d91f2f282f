// Any text shows as exactly its characters, wherever it stands: read by an oracle that knows nothing of the renderer.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import {
  countedLength,
  describeFault,
  faultsOfMessage,
  MAX_COUNTED_LENGTH,
  pingsOfMessage,
  possiblePingsOfMessage,
  unfurlsLinks,
  warningsOfMessage,
} from '../../doubles/slack/index.ts';
import { hostileName, hostileText } from '../../oracle/arbitrary.ts';
import { leaks, withoutIsolates } from '../../oracle/bidi.ts';
import { type SlackShown, seenOnSlack } from '../../oracle/slack.ts';
import { message } from './harness.ts';

/** What Slack would refuse or do by itself in any of the message's bodies. */
function faultsOf(given: Message): unknown[] {
  return renderSlack(given).flatMap(({ body }) => {
    const seen = seenOnSlack(body);
    return [
      ...faultsOfMessage(body).map(describeFault),
      ...warningsOfMessage(body),
      ...pingsOfMessage(body),
      ...possiblePingsOfMessage(body),
      ...(unfurlsLinks(body) ? ['unfurls'] : []),
      ...(countedLength(body.blocks) > MAX_COUNTED_LENGTH - 1000 ? ['too near to the limit'] : []),
      ...(body.text.length > 3000 ? ['a long notice'] : []),
      ...seen.faults,
      ...seen.pings,
    ];
  });
}

/** Structure that we mean; whatever else the oracle sees came out of the data. */
const OURS = ['quote', 'list', 'link', 'date'];

function shownIn(given: Message, kinds = OURS): SlackShown[] {
  expect(faultsOf(given)).toEqual([]);
  const shown = renderSlack(given).flatMap(({ body }) => seenOnSlack(body).shown);
  const markup = shown.flatMap((each) => each.markup.map(({ type }) => type));
  expect(markup.filter((type) => !kinds.includes(type))).toEqual([]);
  return shown;
}

/** The characters stand there, once isolates are gone, and none of their controls reaches out. */
function expectShown(shown: SlackShown[], text: string, around: (text: string) => string = (it) => it): void {
  const whole = shown.map((each) => each.text).join('\n');
  expect(withoutIsolates(whole)).toBe(withoutIsolates(around(text)));
  const begin = positionOf(whole, around('\u0000').split('\u0000')[0] ?? '');
  const end = whole.length - withoutIsolates(around('\u0000').split('\u0000')[1] ?? '').length;
  expect(leaks(whole, { start: begin, end })).toEqual([]);
}

/** Where data begins that `before` stands ahead of; our own words hold no isolates. */
const positionOf = (whole: string, before: string): number => {
  expect(whole.startsWith(before)).toBe(true);
  return before.length;
};

const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, property), { numRuns: 300 });

const seenText = hostileText().filter((text) => text.trim() !== '');

describe('any text shows as its own characters', () => {
  test('between the marks of a quotation', () => {
    check(hostileText(), (text) => {
      const shown = shownIn(message([{ type: 'quote', text, credit: ['CREDIT'], receipt: ['RECEIPT'] }]));
      expectShown(shown, text, (it) => `“${it}”\n— CREDIT\nRECEIPT`);
    });
  });

  test('as who said it, as their title, and as where it stands', () => {
    check(hostileName(), (name) => {
      const strong = { type: 'text', text: name, strong: true } as const;
      const quote = { type: 'quote', text: 'Yes.' } as const;
      const named = shownIn(message([{ ...quote, credit: [strong, ', minister'], receipt: ['here'] }]));
      expectShown(named, name, (it) => `“Yes.”\n— ${it}, minister\nhere`);
      const titled = shownIn(message([{ ...quote, credit: ['Kerry, ', name], receipt: [] }]));
      expectShown(titled, name, (it) => `“Yes.”\n— Kerry, ${it}`);
      const received = shownIn(message([{ ...quote, credit: ['Kerry'], receipt: [name, ' · here'] }]));
      expectShown(received, name, (it) => `“Yes.”\n— Kerry\n${it} · here`);
    });
  });

  test('as a heading', () => {
    check(seenText, (text) => expectShown(shownIn(message([{ type: 'heading', text }])), text));
  });

  test('as a paragraph, and as the words of a command', () => {
    check(seenText, (text) => {
      expectShown(shownIn(message([{ type: 'text', spans: ['«', text, '»'] }])), text, (it) => `«${it}»`);
      const command = message([{ type: 'text', spans: [{ type: 'command', line: text }] }]);
      expectShown(shownIn(command, [...OURS, 'code']), text);
    });
  });

  test('as an item of a list', () => {
    check(seenText, (text) => {
      const shown = shownIn(message([{ type: 'list', items: [['first'], ['·', text, '·'], ['last']] }]));
      expectShown(shown, text, (it) => `first\n·${it}·\nlast`);
    });
  });

  test('as small print', () => {
    check(seenText, (text) => {
      expectShown(
        shownIn(message([{ type: 'small', spans: ['Source: ', text, ' · 1'] }])),
        text,
        (it) => `Source: ${it} · 1`,
      );
    });
  });

  test('as the label of a link', () => {
    check(seenText, (label) => {
      const url = 'https://news.example/a?b=1&c=2#:~:text=so%20it%20is';
      const given = message([{ type: 'text', spans: [{ type: 'link', text: label, url }] }]);
      expectShown(shownIn(given), label);
      const links = renderSlack(given).flatMap(({ body }) => seenOnSlack(body).links);
      expect(new Set(links.map((link) => link.url))).toEqual(new Set([url]));
    });
  });

  test('as the label of a button', () => {
    check(hostileName(14), (label) => {
      const shown = shownIn(message([], [{ label, line: 'help', mode: 'reply' }]));
      const button = shown.find(({ kind }) => kind === 'button')?.text ?? '';
      expect(withoutIsolates(button)).toBe(withoutIsolates(label.trim()));
      expect(leaks(button, { start: 0, end: button.length })).toEqual([]);
    });
  });
});

test('a notice pings nobody, and links to nothing', () => {
  check(hostileText({ maxLength: 400 }), (notice) => {
    const given = message([{ type: 'text', spans: ['x'] }], [], { notice });
    expect(faultsOf(given)).toEqual([]);
  });
});

test('an address is linked only where it leads to the web', () => {
  const linked = (url: string) =>
    renderSlack(message([{ type: 'text', spans: [{ type: 'link', text: 'label', url }] }])).flatMap(({ body }) => [
      ...seenOnSlack(body).links.map((link) => link.url),
      ...faultsOfMessage(body),
    ]);
  expect(linked('https://news.example/ü"<x>')).toEqual(['https://news.example/%C3%BC%22%3Cx%3E']);
  for (const url of [
    'javascript:alert(1)',
    'news.example',
    '',
    'slack://open',
    `https://x.example/${'y'.repeat(3000)}`,
  ]) {
    expect(linked(url)).toEqual([]);
  }
  check(hostileText(), (url) => {
    expect(linked(url).filter((it) => typeof it !== 'string')).toEqual([]);
  });
});
