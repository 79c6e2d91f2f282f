import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { labelled } from '../../src/train/labelled.ts';
import { continental } from '../../src/train/typography.ts';

const TEXT = '“We were late,” said Ines Varga. “It rained.”\n\n“Nobody,” she said, “waits.”';
const article = labelled('x', {
  text: TEXT,
  quotes: [{ text: 'We were late' }, { text: 'It rained.' }, { text: 'Nobody' }, { text: 'waits.' }],
});
const styles = [0, 1, 2].map((style) => continental(article, style));

describe('an article with the marks of other countries', () => {
  it('has them instead of its own', () => {
    expect(styles.map(({ text }) => text.slice(0, 15))).toEqual([
      '„We were late“,',
      '»We were late«,',
      '“We were late”,',
    ]);
  });

  it('has the comma outside, and the full stop inside', () => {
    for (const { text } of styles) {
      expect(text).not.toMatch(/,[“”«]/);
      expect(text).toMatch(/\.[“”«]/);
    }
  });

  it('is as long, so that every label stands where it stood', () => {
    for (const { text, quotes } of styles) {
      expect(text).toHaveLength(TEXT.length);
      expect(quotes.map(({ start, end }) => text.slice(start, end))).toEqual([
        'We were late',
        'It rained.',
        'Nobody',
        'waits.',
      ]);
    }
  });

  it('leaves the article itself as it is', () => {
    expect(article.text).toBe(TEXT);
  });

  it('is read as it was', () => {
    for (const { text } of styles)
      expect(extract(text).quotes.map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name])).toEqual([
        ['We were late', 'Ines Varga'],
        ['It rained.', 'Ines Varga'],
        ['Nobody', 'Ines Varga'],
        ['waits.', 'Ines Varga'],
      ]);
  });

  it('may have straight marks, of which only the comma moves', () => {
    const straight = { ...article, text: '"Late," she said. He said "no", too.', quotes: [] };
    expect(continental(straight, 0).text).toBe('"Late", she said. He said "no", too.');
  });
});
