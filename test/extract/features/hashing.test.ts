import { describe, expect, it } from 'vitest';
import { bucket, Features, SIZE } from '../../../src/extract/features/hashing.ts';

describe('features', () => {
  it('have the same places for the same values', () => {
    const features = new Features();
    const places = [1, 2].map(() => {
      features.add(1, 7);
      features.add(2, 7, 8, 9);
      return features.taken();
    });
    expect(places[0]).toEqual(places[1]);
  });

  it('have places inside the table, whatever the values', () => {
    const features = new Features();
    for (const value of [0, -1, 2 ** 31, -(2 ** 31), 2 ** 32 - 1]) features.add(3, value, value, value);
    for (const place of features.taken()) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(1 << SIZE);
    }
  });

  it('seldom share a place', () => {
    const features = new Features();
    const places = new Set<number>();
    for (let template = 0; template < 50; template++)
      for (let value = 0; value < 100; value++) {
        features.add(template, value);
        places.add(features.taken()[0] as number);
      }
    expect(places.size).toBeGreaterThan(4_900);
  });

  it('sum their weights without being kept', () => {
    const weights = Float32Array.from({ length: 1 << SIZE }, (_, at) => at % 7);
    const features = new Features();
    const gather = () => {
      features.add(4, 1);
      features.add(5, 2);
    };
    gather();
    const expected = [...features.taken()].reduce((sum, place) => sum + (weights[place] as number), 0);
    gather();
    expect(features.sum(weights)).toBe(expected);
    expect(features.taken()).toHaveLength(0);
  });

  it('have a mirror image elsewhere, and that of the image is themselves', () => {
    const weights = new Float32Array(1 << SIZE);
    const features = new Features();
    features.add(6, 1);
    expect(features.mirrored(weights, 5)).toBe(0);
    const [place] = features.taken() as unknown as [number];
    weights[place ^ 5] = 3;
    features.add(6, 1);
    expect(features.mirrored(weights, 5)).toBe(3);
    expect(features.sum(weights)).toBe(0);
  });
});

it('buckets grow with what they count, ever coarser', () => {
  const buckets = Array.from({ length: 200 }, (_, n) => bucket(n));
  expect(buckets.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  expect(new Set(buckets).size).toBeLessThan(15);
});
