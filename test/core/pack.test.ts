import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, splitText } from '../../src/core/pack.ts';
import { hostileText } from '../oracle/arbitrary.ts';

describe('packed units', () => {
  it('stand in their order, in as few groups as fit', () => {
    const sum = (group: readonly number[]) => group.reduce((all, each) => all + each, 0) <= 10;
    expect(pack([4, 6, 1, 9, 5, 5, 5], sum)).toEqual([[4, 6], [1, 9], [5, 5], [5]]);
    expect(pack([], sum)).toEqual([]);
  });

  it('that fit nowhere stand alone', () => {
    expect(pack([1, 50, 1], (group) => group.length < 3 && group.every((it) => it < 10))).toEqual([[1], [50], [1]]);
  });
});

describe('a text in pieces', () => {
  const within = (most: number) => (piece: string) => piece.length <= most;

  it('is divided at paragraphs before sentences, at sentences before words, at words before letters', () => {
    expect(splitText('One. Two.\nThree. Four.', within(14))).toEqual(['One. Two.\n', 'Three. Four.']);
    expect(splitText('One two. Three four.', within(14))).toEqual(['One two. ', 'Three four.']);
    expect(splitText('one two three', within(9))).toEqual(['one two ', 'three']);
    expect(splitText('abcdefgh', within(3))).toEqual(['abc', 'def', 'gh']);
  });

  it('is one piece where it fits, and none where there is no text', () => {
    expect(splitText('It fits.', within(8))).toEqual(['It fits.']);
    expect(splitText('', within(8))).toEqual([]);
  });

  it('is the text again when joined, in pieces that fit and never split a pair', () => {
    const text = fc.oneof(
      hostileText({ maxLength: 600 }),
      fc.string({ unit: fc.constantFrom('a', ' ', '.', '\n', '😀') }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, most) => {
        const pieces = splitText(whole, within(most));
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('goes on where not even one character fits', () => {
    expect(splitText('a😀b', () => false)).toEqual(['a', '😀', 'b']);
  });

  it('fits by whatever measure is asked for', () => {
    const bytes = (piece: string) => Buffer.byteLength(piece) <= 8;
    const pieces = splitText('東京は今日も晴れ。naïve', bytes);
    expect(pieces.join('')).toBe('東京は今日も晴れ。naïve');
    expect(pieces.every(bytes)).toBe(true);
  });
});
