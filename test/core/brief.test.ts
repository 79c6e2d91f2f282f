import { describe, expect, it } from 'vitest';
import { readingMinutes } from '../../src/core/brief.ts';
import { formatTime, plainText } from '../../src/core/message.ts';
import { briefOf, said } from '../fixtures/briefs.ts';

const words = (n: number) => 'word '.repeat(n).trim();

describe('the read time of a briefing', () => {
  it('is at least a minute', () => {
    expect(readingMinutes(briefOf('short', { summary: [] }))).toBe(1);
  });

  it('counts title, summary, points and quotations', () => {
    const brief = briefOf('long', {
      title: words(115),
      summary: [{ text: words(115) }],
      points: [{ text: words(115) }],
      quotes: [said('Lea Okafor', words(115))],
    });
    expect(readingMinutes(brief)).toBe(2);
    expect(readingMinutes({ ...brief, quotes: [said('Lea Okafor', words(345))] })).toBe(3);
  });
});

describe('a time, for readers whose zone is unknown', () => {
  it.each([
    ['date', '4 May 2026'],
    ['datetime', '4 May 2026, 09:05 UTC'],
    ['relative', '4 May 2026'],
  ] as const)('shown as %s is %s', (show, words) => {
    expect(formatTime('2026-05-04T09:05:59.000Z', show)).toBe(words);
    expect(plainText({ type: 'time', at: '2026-05-04T09:05:59.000Z', show })).toBe(words);
  });
});
