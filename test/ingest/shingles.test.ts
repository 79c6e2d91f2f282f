import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, containment, shinglesOf } from '../../src/ingest/shingles.ts';
import { processorMs } from '../fixtures/processor.ts';
import { anyText } from './arbitrary.ts';
import { LIGHTHOUSE, SCHOOL, seeded } from './pages.ts';

/** Invented words, the same for the same seed. */
const words = (count: number, seed: number): string[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => `w${Math.floor(random() * 100_000)}`);
};
const shareBand = (one: string, other: string): boolean => {
  const bands = new Set(bandsOf(shinglesOf(one)));
  return bandsOf(shinglesOf(other)).some((band) => bands.has(band));
};

describe('shingles', () => {
  it('are the runs of five words, whatever their case and punctuation', () => {
    expect(shinglesOf('one two three four five six').size).toBe(2);
    expect(shinglesOf('“One, two — THREE four; five.”')).toEqual(shinglesOf('one two three four five'));
    expect(shinglesOf('ﬁve Ｗords').size).toBe(1);
    expect(shinglesOf('…').size).toBe(0);
  });

  it('tell a text from another', () => {
    const [light, school] = [shinglesOf(LIGHTHOUSE.join('\n')), shinglesOf(SCHOOL.join('\n'))];
    expect(containment(light, light)).toBe(1);
    expect(containment(light, school)).toBeLessThan(0.05);
    expect(containment(new Set(), light)).toBe(0);
  });

  it('of a text without end are those of its beginning', () => {
    const started = processorMs();
    expect(shinglesOf('word again and so on '.repeat(500_000)).size).toBe(5);
    expect(shinglesOf(words(30_000, 1).join(' ')).size).toBeLessThanOrEqual(20_000);
    expect(processorMs() - started).toBeLessThan(5_000);
  });
});

describe('bands', () => {
  it('are the same each time, numbers of 32 bits, and none for an empty text', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        const bands = bandsOf(shinglesOf(text));
        expect(bandsOf(shinglesOf(text))).toEqual(bands);
        expect(bands.every((band) => Number.isInteger(band) && band >= 0 && band < 2 ** 32)).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(bandsOf(new Set())).toEqual([]);
  });

  it('are shared by a report and what is left when four tenths of it are printed', () => {
    const found = Array.from({ length: 50 }, (_, seed) => {
      const report = words(600, seed + 1);
      return shareBand(report.join(' '), report.slice(0, 240).join(' '));
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(49);
  });

  it('are hardly ever shared by texts that have a standing paragraph in common', () => {
    const standing = words(30, 999);
    const found = Array.from({ length: 50 }, (_, seed) =>
      shareBand([...words(600, seed + 1), ...standing].join(' '), [...words(600, seed + 501), ...standing].join(' ')),
    );
    expect(found.filter(Boolean).length).toBeLessThanOrEqual(5);
  });
});
