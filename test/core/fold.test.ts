import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, wordSuffixes } from '../../src/core/fold.ts';
import { hostileText } from '../oracle/arbitrary.ts';

describe('a folded text', () => {
  it.each([
    ['Haider al-Abadi', 'haider al abadi'],
    ['  José   ÁLVAREZ ', 'jose alvarez'],
    ['O’Neill', 'oneill'],
    ['O´Neill', 'oneill'],
    ['Mosul‘s', 'mosuls'],
    ['Łukasz Øst', 'lukasz ost'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['Ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['Ελένη', 'ελενη'],
    ['مُحَمَّد', 'محمد'],
    ['— 🦊 —', ''],
  ])('of %s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each([
    ['राम', 'रमा'],
    ['か', 'が'],
    ['ハス', 'バス'],
    ['ตา', 'ต๊า'],
  ])('tells names apart whose marks are letters: %s and %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('folded again is the same, in words with one space between them', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded).toMatch(/^(\S+( \S+)*)?$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the suffixes of a text', () => {
  it('begin at each of its words', () => {
    expect(wordSuffixes('a b c')).toEqual(['a b c', 'b c', 'c']);
    expect(wordSuffixes('')).toEqual([]);
  });
});
