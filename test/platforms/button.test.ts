import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/core/message.ts';
import { decodeButton, encodeButton, keyOf, lineId, withKey } from '../../src/platforms/button.ts';
import { hostileText } from '../oracle/arbitrary.ts';

const MAX = 100;
const mode = fc.constantFrom<Action['mode']>('replace', 'reply', 'share');
const action = fc.record({
  mode,
  line: fc.oneof(hostileText(), fc.constantFrom('', '~', '~abc', 'latest')),
  from: fc.nat(9_999),
});

describe('a button’s id', () => {
  it('is the command line itself, to be read by anybody', () => {
    const { id, lines } = encodeButton({ mode: 'replace', line: 'quote speaker=kerry page=2' }, 0, MAX);
    expect([id, lines]).toEqual(['r0 quote speaker=kerry page=2', {}]);
    expect(decodeButton(id)).toEqual({ mode: 'replace', from: 0, line: 'quote speaker=kerry page=2' });
  });

  it('gives mode, first part and line back, by reference where the line is too long', () => {
    fc.assert(
      fc.property(action, fc.nat(99), (given, index) => {
        const { id, lines } = encodeButton(given, index, MAX);
        expect(id.length).toBeLessThanOrEqual(MAX);
        const button = decodeButton(id);
        if (!button) throw new Error(`unread: ${id}`);
        expect([button.mode, button.from]).toEqual([given.mode, given.from]);
        expect('line' in button ? button.line : lines[button.ref]).toBe(given.line);
      }),
      { numRuns: 1_000 },
    );
  });

  it('refers to a line that is one character too long, and not to the one before', () => {
    const fits = 'x'.repeat(MAX - 'r0 '.length);
    expect(encodeButton({ mode: 'replace', line: fits }, 0, MAX)).toEqual({ id: `r0 ${fits}`, lines: {} });
    const long = `${fits}x`;
    const { id, lines } = encodeButton({ mode: 'replace', line: long }, 0, MAX);
    expect(id).toBe(`r0 ~${lineId(long)}`);
    expect(lines).toEqual({ [lineId(long)]: long });
  });

  it('differs from every other of its message, even where two buttons do the same', () => {
    const ids = Array.from({ length: 25 }, (_, at) => encodeButton({ mode: 'reply', line: 'latest' }, at, MAX).id);
    expect(new Set(ids).size).toBe(25);
  });

  it('may carry the key of its message, and says the same with it', () => {
    expect(withKey('r0 quote speaker=kerry', 'a-_Z09')).toBe('r0@a-_Z09 quote speaker=kerry');
    fc.assert(
      fc.property(action, fc.nat(99), fc.stringMatching(/^[\w-]{1,25}$/), (given, index, key) => {
        const { id } = encodeButton(given, index, MAX);
        const keyed = withKey(id, key) ?? '';
        expect([decodeButton(keyed), keyOf(keyed)]).toEqual([decodeButton(id), key]);
        expect(keyOf(id)).toBeUndefined();
        expect(withKey(keyed, 'other')).toBe(withKey(id, 'other'));
        expect(keyed.length).toBe(id.length + 1 + key.length);
      }),
    );
  });

  it('has no key where it is none of ours', () => {
    expect([withKey('x0 latest', 'key'), keyOf('x0@key latest')]).toEqual([undefined, undefined]);
    expect(keyOf('r0 latest @key')).toBeUndefined();
  });

  it('that is not ours is not read', () => {
    for (const id of [
      '',
      'x0 latest',
      'r',
      'r0',
      'latest',
      'R0 latest',
      'r0+99999 latest',
      '\nr0 latest',
      'r0@ latest',
      'r0@k',
    ])
      expect(decodeButton(id)).toBeUndefined();
  });
});

describe('the id of a line', () => {
  it('is the same for the same line, and 22 characters that any platform takes', () => {
    expect(lineId('latest')).toBe(lineId('latest'));
    expect(lineId('latest')).not.toBe(lineId('latest '));
    expect(lineId('latest')).toMatch(/^[\w-]{22}$/);
  });
});
