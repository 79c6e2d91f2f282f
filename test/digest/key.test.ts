import { describe, expect, it } from 'vitest';
import { partKey } from '../../src/digest/key.ts';

describe('the key of a message', () => {
  it('is 22 characters, which Discord’s nonce and Slack’s metadata take', () => {
    expect(partKey('home', 1, 0)).toMatch(/^[\w-]{22}$/);
  });

  it('is the same for ever', () => {
    expect(partKey('home', 1, 0)).toBe('HgXV4fHJLHdz8SqTJ5wxqF');
  });

  it('is another for every installation, delivery and part', () => {
    const keys = ['home', 'away'].flatMap((home) =>
      [1, 11].flatMap((delivery) => [0, 1, 10].map((part) => partKey(home, delivery, part))),
    );
    expect(new Set(keys).size).toBe(12);
  });
});
