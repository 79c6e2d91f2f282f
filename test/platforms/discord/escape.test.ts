import { expect, test } from 'vitest';
import { escapeLine } from '../../../src/platforms/discord/escape.ts';
import { markupOf, parseDiscord, visibleText } from '../../oracle/discord-markdown.ts';

const ESCAPED: [text: string, markup: string][] = [
  ['plain words, 3.5 per cent; “quoted” (really)', 'plain words, 3.5 per cent; “quoted” (really)'],
  ['*a* _b_ ~~c~~ ||d|| `e`', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`'],
  ['a back\\slash', 'a back\\\\slash'],
  ['<@1> <#2> <t:3:R> <:e:4>', '\\<\\@1> \\<\\#2> \\<t\\:3:R> \\<\\:e:4>'],
  ['@everyone', '\\@everyone'],
  ['[x](http://y)', '\\[x\\]\\(http\\://y)'],
  ['f(x) and (y)', 'f(x) and (y)'],
  [':smile: at 12:30', '\\:smile: at 12:30'],
  ['# heading', '\\# heading'],
  ['-# small', '\\-\\# small'],
  ['- item', '\\- item'],
  ['  - indented item', '  \\- indented item'],
  ['well-known - not an item', 'well-known - not an item'],
  ['+ plus', '\\+ plus'],
  ['> quoted', '\\> quoted'],
  ['a > b', 'a > b'],
  ['1. first', '1\\. first'],
  ['2014 was a year', '2014 was a year'],
  ['1) first', '1\\) first'],
  ['=====', '\\====='],
  ['&amp; & R&D', '\\&amp; & R&D'],
  ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
];

test.each(ESCAPED)('%s is written as %s', (text, markup) => {
  expect(escapeLine(text)).toBe(markup);
});

test.each(ESCAPED)('%s shows exactly its characters', (text) => {
  expect(visibleText(parseDiscord(escapeLine(text)))).toBe(text);
  expect(markupOf(escapeLine(text))).toEqual([]);
});

test('a last colon is escaped where more follows, since it could begin a shortcode there', () => {
  expect(escapeLine('Source:', true)).toBe('Source\\:');
  expect(escapeLine('Source:')).toBe('Source:');
});
