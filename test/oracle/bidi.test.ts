import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from './arbitrary.ts';
import { asRead } from './as-read.ts';
import { leaks, withoutIsolates } from './bidi.ts';
import { standings } from './bidi-standing.ts';

const [LRM, RLM, ALM] = ['\u200e', '\u200f', '\u061c'];
const [RLE, PDF, LRO, RLO] = ['\u202b', '\u202c', '\u202d', '\u202e'];
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];

const levels = (text: string): string =>
  standings(text)
    .map(({ level }) => level.toString(36))
    .join('');

describe('where characters stand', () => {
  test.each([
    ['abc', '000'],
    [`a${RLE}b${PDF}c`, '00110'],
    [`a${RLI}b${PDI}c`, '00100'],
    [`a${RLI}b${LRI}c${PDI}d${PDI}e`, '001121100'],
    [`a${RLE}b`, '001'],
    [`${RLE}a\nb`, '0100'], // a line end ends everything
    [`${RLE}a\u2029b${RLE}c\u2028d`, '01000111'], // U+2029 too, U+2028 not
    [`${PDF}${PDI}a`, '000'], // what closes nothing does nothing
    [`${RLI}a${PDF}b${PDI}c`, '011100'], // nor does a PDF inside an isolate close what is outside
    [`${RLI}${RLE}a${PDI}b`, '01300'], // an isolate's end closes the embeddings in it
    [`${FSI}\u05d0${PDI}${FSI}a${PDI}`, '010020'],
    [`${FSI}${RLI}\u05d0${PDI}a${PDI}`, '023220'],
  ])('%j has levels %s', (text, expected) => {
    expect(levels(text)).toBe(expected);
  });

  test('no deeper than level 125, and every closing control counts', () => {
    const deep = `${RLE}${LRI}`.repeat(100);
    const found = standings(`${deep}a${PDI.repeat(100)}b`);
    expect(Math.max(...found.map(({ level }) => level))).toBeLessThanOrEqual(125);
    expect(found[200]?.isolates).toBe(100);
    expect(found.at(-1)).toEqual({ level: 1, override: 'none', isolates: 0 });
  });
});

/** `[` and `]` mark the data. */
function leaksOf(marked: string): number[] {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return [...new Set(leaks(marked.replace(/[[\]]/g, ''), { start, end }).map(({ at }) => at))];
}

describe('leaks', () => {
  test.each([
    ['plain data', 'a [b] c', []],
    ['letters from the right', `a [\u05d0] c`, []],
    ['balanced embedding', `a [${RLE}b${PDF}] c`, []],
    ['balanced isolate', `a [${RLI}b${PDI}] c`, []],
    ['open embedding', `a [${RLE}b] c`, [4, 5]],
    ['open override', `a [${LRO}b]c`, [4]],
    ['open isolate', `a [${RLI}b]c`, [4]],
    ['open, but up to the line end only', `a [${RLO}b\nc] d`, []],
    ['open after the line end', `a [b\n${RLO}c]d`, [6]],
    ['enclosed', `a ${FSI}[${RLO}b]${PDI} c`, []],
    ['enclosed, but with an isolate of its own left open', `a ${FSI}[${RLI}b]${PDI}c`, [6]],
    ['enclosed, but with a closing character of its own', `a ${FSI}[b${PDI}${RLO}c]${PDI}d`, [8]],
    ['enclosed as a whole, over a line end', `a ${FSI}[b\n${RLO}c]${PDI}d`, [8]],
    ['enclosed line by line', `a ${FSI}[b${PDI}\n${FSI}${RLO}c]${PDI}d`, []],
    ['closing an embedding around it', `${RLE}a[${PDF}]b`, [3]],
    ['a mark', `a [b${LRM}] c`, [3]],
    ['a mark in an embedding', `a [${RLE}b${ALM}${PDF}] c`, [4]],
    ['a mark in an isolate of the data', `a [${LRI}b${RLM}${PDI}] c`, []],
    ['a mark in an isolate around the data', `a ${FSI}[b${RLM}]${PDI} c`, []],
    ['a mark in an isolate around more', `${FSI}a [b${RLM}]${PDI} c`, [4]],
  ])('%s: %j reaches %j', (_, marked, reached) => {
    expect(leaksOf(marked)).toEqual(reached);
  });

  test('where the direction is guessed, the first letter counts', () => {
    expect(leaks('\u05d0 b', { start: 0, end: 1 })).toEqual([]);
    expect(leaks('\u05d0 b', { start: 0, end: 1 }, 'auto')).not.toEqual([]);
    expect(leaks(`${FSI}\u05d0${PDI} b`, { start: 1, end: 2 }, 'auto')).toEqual([]);
  });

  test('data without its own isolates, enclosed line by line, reaches nothing', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const data = withoutIsolates(text).replaceAll('\u2029', '\n');
        const enclosed = data.split('\n').join(`${PDI}\n${FSI}`);
        const whole = `before ${FSI}${enclosed}${PDI} after`;
        expect(leaks(whole, { start: 8, end: 8 + enclosed.length })).toEqual([]);
      }),
    );
  });
});

test('shown and wanted are compared without isolates and blanks nobody sees', () => {
  expect(withoutIsolates(`${FSI}a${PDI}${RLE}b`)).toBe(`a${RLE}b`);
  expect(asRead(` ${FSI}a\tb${PDI}  \nc\u200b `)).toBe('a    b\nc\u200b');
});
