import { describe, expect, it } from 'vitest';
import { type Mark, marksIn } from '../../../src/extract/spans/marks.ts';

const marks = (text: string): Mark[] => marksIn(text, { start: 0, end: text.length });
const likeliest = (text: string): string[] =>
  marks(text).map(({ open, close }) => (open < close ? 'open' : close < open ? 'close' : 'either'));

describe('a quotation mark', () => {
  it.each([
    ['"Yes," he said.', ['open', 'close']],
    ['He said "yes".', ['open', 'close']],
    ['„Ja“, sagte er.', ['open', 'close']],
    ['”Ja”, sade han.', ['open', 'close']],
    ['»Ja«, sagde han.', ['open', 'close']],
    ['« Oui », dit-il.', ['open', 'close']],
    ['(“Yes”)', ['open', 'close']],
    ['"[He] came…" ', ['open', 'close']],
    ['A " mark', ['either']],
  ])('tells by its place what it does: %s', (text, expected) => {
    expect(likeliest(text)).toEqual(expected);
  });

  it.each(["rock 'n' roll", "the sailors' bus", 'a 6" pipe', 'Read more »'])('may be something else: %s', (text) => {
    for (const { stray } of marks(text)) expect(stray).toBeLessThanOrEqual(1);
  });

  it('is no apostrophe within a word', () => {
    expect(marks("It isn't O’Brien‘s 5'10 g'day.")).toEqual([]);
  });

  it('has its place by what is seen, not by invisible characters', () => {
    expect(likeliest('He said \u200b“\u2060yes\u200f”\u200b.')).toEqual(['open', 'close']);
  });

  it('knows what it would begin', () => {
    const beginnings = marks('“A,” he said. “B,” and: “C”, the “D”.').filter((_, at) => at % 2 === 0);
    expect(beginnings.map(({ opening }) => opening)).toEqual(['paragraph', 'sentence', 'clause', 'phrase']);
  });
});
