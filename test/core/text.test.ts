import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, isolate, isVisible, textFault } from '../../src/core/text.ts';
import { hostileText } from '../oracle/arbitrary.ts';

const [FSI, PDI, RLO] = ['\u2068', '\u2069', '\u202e'];

describe('a string is text', () => {
  it('with every character that articles and names need', () => {
    for (const text of [
      '',
      'plain',
      'two\nlines\tand a tab',
      'naïve 東京 \u{1F468}\u200D\u{1F469}',
      RLO,
      '\uFFFD',
      '\u00A0',
    ])
      expect(textFault(text)).toBeUndefined();
  });

  it.each(['\u0000', '\u0007', '\b', '\u000b', '\r', '\u001b', '\u007f', '\u0085', '\u009f'])(
    'but not with the control character %j, which is named by its number',
    (control) => {
      const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      expect(textFault(`a${control}b`)).toBe(`it holds a control character (U+${code})`);
    },
  );

  it.each(['\ud83d', 'a\ude00b', '\ude00\ud83d'])('but not with half a character: %j', (text) => {
    expect(textFault(text)).toMatch(/half a character/);
  });
});

describe('a string is visible', () => {
  it('when a reader would see anything of it', () => {
    for (const text of ['a', '1', '—', '€', '東', '🦊', ' x ']) expect(isVisible(text)).toBe(true);
    for (const text of ['', ' \n\t', '\u200b\u2060\ufeff', '\u00ad', '\u3164', '\u115f\u1160', '\u2800', '\u202e'])
      expect(isVisible(text)).toBe(false);
  });
});

describe('an excerpt of what was typed', () => {
  it('is its beginning, and says that there was more', () => {
    expect(excerpt('short')).toBe('short');
    expect(excerpt('abcdef', 3)).toBe('abc…');
  });

  it('is text, and never half a character', () => {
    expect(excerpt('ab😀', 3)).toBe('ab…');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (typed, most) => !textFault(excerpt(typed, most))),
    );
  });
});

describe('an isolated text', () => {
  /** What is open at the end, and whether it ever closed what it had not opened. */
  function balance(line: string): { open: number; strayed: boolean } {
    let open = 0;
    let strayed = false;
    for (const character of line) {
      if (/[\u2066-\u2068]/.test(character)) open += 1;
      if (character === PDI) open -= 1;
      strayed ||= open < 0;
    }
    return { open, strayed };
  }

  it('is the same where there is nothing to isolate', () => {
    for (const text of ['', 'plain', 'שלום עולם', 'a\nb']) expect(isolate(text)).toBe(text);
  });

  it('is wrapped, so that what it opens ends with it', () => {
    expect(isolate(`a${RLO}b`)).toBe(`${FSI}a${RLO}b${PDI}`);
    expect(isolate(`a${FSI}b`)).toBe(`${FSI}a${FSI}b${PDI}${PDI}`);
  });

  it('does not close the isolate it stands in, however many closing marks it holds', () => {
    expect(isolate(`a${PDI}b`)).toBe(`${FSI}${FSI}a${PDI}b${PDI}`);
    expect(isolate(`${PDI}${PDI}${FSI}`)).toBe(`${FSI.repeat(3)}${PDI}${PDI}${FSI}${PDI}${PDI}`);
  });

  it('is wrapped line by line, as an isolate ends with its paragraph', () => {
    expect(isolate(`a${RLO}\nb\n${PDI}`)).toBe(`${FSI}a${RLO}${PDI}\nb\n${FSI}${FSI}${PDI}${PDI}`);
  });

  it('keeps every character in its order, and is balanced on every line', () => {
    const any = fc.oneof(
      hostileText(),
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u2029', FSI, '\u2066', PDI, RLO, '\u202c') }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const isolated = isolate(text);
        let from = 0;
        for (const character of text) {
          const at = isolated.indexOf(character, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + character.length;
        }
        expect(isolated.replace(/[\u2068\u2069]/g, '')).toBe(text.replace(/[\u2068\u2069]/g, ''));
        for (const line of isolated.split(/[\n\u2029]/)) expect(balance(line)).toEqual({ open: 0, strayed: false });
      }),
      { numRuns: 1_000 },
    );
  });

  it('never closes, within a line, before its last character', () => {
    const marks = fc.string({ unit: fc.constantFrom('a', FSI, '\u2067', PDI, RLO), minLength: 1 });
    fc.assert(
      fc.property(marks, (line) => {
        const isolated = isolate(line);
        if (isolated === line) return;
        for (let end = 1; end < isolated.length; end += 1)
          expect(balance(isolated.slice(0, end)).open).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
