import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIZE } from '../../src/extract/features/hashing.ts';
import { loadModel, type Model, pack, unpack } from '../../src/extract/model.ts';

const WEIGHTS = join(import.meta.dirname, '../../src/extract/weights');
const files = readdirSync(WEIGHTS).map((name) => join(WEIGHTS, name));

const model: Model = {
  weights: Float32Array.from({ length: 1 << SIZE }, (_, at) => ((at * 7919) % 2001) / 500 - 2),
  curve: [
    [0.2, 0.1],
    [0.9, 0.8],
  ],
  thresholds: { speech: 0.5, speaker: 0.35 },
};

describe('a model in a file', () => {
  it('has lost little when it is read again', () => {
    const { weights, curve, thresholds } = unpack(JSON.parse(JSON.stringify(pack(model, 'a note'))));
    expect({ curve, thresholds }).toEqual({ curve: model.curve, thresholds: model.thresholds });
    const most = weights.reduce(
      (worst, weight, at) => Math.max(worst, Math.abs(weight - (model.weights[at] as number))),
      0,
    );
    expect(most).toBeLessThan(0.02);
  });

  it('keeps small weights nearly as they are, their signs, and zero', () => {
    const small = new Float32Array(1 << SIZE);
    small.set([4, 0.01, -0.01, 0]);
    const [largest, one, other, zero] = unpack(pack({ ...model, weights: small }, '')).weights;
    expect(largest).toBeCloseTo(4);
    expect(one).toBeCloseTo(0.01, 2);
    expect(other).toBe(-(one as number));
    expect(one).toBeGreaterThan(0);
    expect(zero).toBe(0);
  });

  it('may be empty', () => {
    const empty = { ...model, weights: new Float32Array(1 << SIZE) };
    expect(unpack(pack(empty, '')).weights.some((weight) => weight !== 0)).toBe(false);
  });

  it('is refused where it is of another size', () => {
    const short = pack({ ...model, weights: new Float32Array(8) }, '');
    expect(() => unpack(short)).toThrow('train them anew');
  });
});

describe('the weights that ship', () => {
  it('are read once', () => {
    expect(loadModel()).toBe(loadModel());
  });

  it('are numbers, and not all zero', () => {
    const { weights } = loadModel();
    expect(weights.every(Number.isFinite)).toBe(true);
    expect(weights.filter((weight) => weight !== 0).length).toBeGreaterThan(1000);
  });

  it('have thresholds and a rising curve between 0 and 1', () => {
    const { curve, thresholds } = loadModel();
    for (const value of [thresholds.speech, thresholds.speaker, ...curve.flat()]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    const truths = curve.map(([, truth]) => truth);
    expect(truths).toEqual([...truths].sort((a, b) => a - b));
  });

  it('take less than a megabyte together', () => {
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(1_000_000);
  });

  it('tell on what they were fitted, and with which command', () => {
    const { note } = JSON.parse(readFileSync(join(WEIGHTS, 'attribution.json'), 'utf8'));
    expect(note).toMatch(/npm run train .*\d+ articles/);
  });

  it('tell it in every file that has room for a note', () => {
    for (const file of files) {
      const content = JSON.parse(readFileSync(file, 'utf8'));
      if (!Array.isArray(content)) expect(content.note, file).toMatch(/\w/);
    }
  });
});
