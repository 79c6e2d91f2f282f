import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptOf } from '../../src/core/receipt.ts';
import { hostileText } from '../oracle/arbitrary.ts';

const URL_OF_ARTICLE = 'https://gazette.example/bridge';
const receipt = (text: string, url: string | undefined = URL_OF_ARTICLE) =>
  receiptOf({ publisher: 'The Harbour Gazette', url }, { text, start: 10, end: 10 + text.length });
const address = (text: string, url?: string): string => {
  const found = receipt(text, url);
  if (found.type !== 'link') throw new Error('no link');
  return found.url;
};
const directive = (text: string, url?: string) => address(text, url).split(':~:text=')[1];

describe('the receipt of a quotation', () => {
  it('is its offsets where the article has no address', () => {
    const article = { publisher: 'Coastal Wire' };
    expect(receiptOf(article, { text: 'abc', start: 7, end: 10 })).toEqual({ type: 'offsets', start: 7, end: 10 });
  });

  it('is else a link that scrolls to the words', () => {
    expect(address('We started late.')).toBe(`${URL_OF_ARTICLE}#:~:text=We%20started%20late%2E`);
  });

  it('names a long quotation by its first and its last words', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(directive(text)).toBe('one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen');
  });

  it('encodes what is syntax in a text fragment: dashes, commas, ampersands', () => {
    expect(directive('so-called "peace", R&D')).toBe('so%2Dcalled%20%22peace%22%2C%20R%26D');
  });

  it('keeps a fragment of the article’s own, and replaces a directive', () => {
    expect(address('abc', `${URL_OF_ARTICLE}#top`)).toBe(`${URL_OF_ARTICLE}#top:~:text=abc`);
    expect(address('abc', `${URL_OF_ARTICLE}?a=b#top:~:text=old`)).toBe(`${URL_OF_ARTICLE}?a=b#top:~:text=abc`);
  });

  it('is its words and nothing but them, in characters that end no link', () => {
    fc.assert(
      fc.property(hostileText({ maxLength: 400 }), (text) => {
        const encoded = directive(text) ?? '';
        expect(encoded).toMatch(/^[A-Za-z0-9%]*(,[A-Za-z0-9%]*)?$/);
        const flat = text.split(/\s+/).filter(Boolean).join(' ');
        const [first = '', last] = encoded.split(',').map(decodeURIComponent);
        if (last === undefined) expect(first).toBe(flat);
        else {
          expect(flat.startsWith(first)).toBe(true);
          expect(flat.endsWith(last)).toBe(true);
          expect(first.length + last.length).toBeLessThan(flat.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays short where a script puts no spaces between words', () => {
    expect(address('我们今天宣布这项新的计划将会从明年开始在全国范围内推行'.repeat(20)).length).toBeLessThan(1_000);
  });

  it('falls back to the offsets where the address would be too long for any platform', () => {
    expect(receipt('abc', `${URL_OF_ARTICLE}/${'x'.repeat(1_990)}`)).toEqual({ type: 'offsets', start: 10, end: 13 });
  });
});
