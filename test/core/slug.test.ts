import { describe, expect, it } from 'vitest';
import { isSlug } from '../../src/core/slug.ts';

describe('what may be a slug', () => {
  it.each(['', '-', 'a--b', 'a-', 'Harbour', 'höhe', 'a b', '../etc', 'con', 'lpt9', 'x'.repeat(81)])(
    '%s may not',
    (text) => {
      expect(isSlug(text)).toBe(false);
    },
  );
});
