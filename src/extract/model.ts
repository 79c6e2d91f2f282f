import type { Curve } from './calibration.ts';
import { SIZE } from './features/hashing.ts';
import packed from './weights/attribution.json' with { type: 'json' };

/** Below `speech` a stretch between marks counts as a title, a term or irony; below `speaker` its source as unknown. */
export type Thresholds = { speech: number; speaker: number };

/** All that was learned: the weights of the features, what a belief is worth, and from where on it counts. */
export type Model = { weights: Float32Array; curve: Curve; thresholds: Thresholds };

/** A model as it is kept in a file: a byte for the root of each weight, in base64, and where it was fitted. */
export type Packed = { note: string; scale: number; curve: number[][]; thresholds: Thresholds; weights: string };

/** Small weights matter more than the exact size of large ones, so roots are kept. */
export function pack({ weights, curve, thresholds }: Model, note: string): Packed {
  const scale = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
  const bytes = Uint8Array.from(
    weights,
    (weight) => Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / scale) * 127) + 128,
  );
  return {
    note,
    scale,
    curve: curve.map(([x, y]) => [x, y]),
    thresholds,
    weights: Buffer.from(bytes).toString('base64'),
  };
}

export function unpack({ scale, curve, thresholds, weights }: Packed): Model {
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length !== 1 << SIZE)
    throw new Error('The weights of the extraction are for other features: train them anew.');
  const table = new Float32Array(bytes.length);
  bytes.forEach((byte, at) => {
    const root = (byte - 128) / 127;
    table[at] = Math.sign(root) * root * root * scale;
  });
  return { weights: table, curve: curve.map(([x, y]) => [x as number, y as number] as const), thresholds };
}

let loaded: Model | undefined;

/** The model that ships with the project, unpacked at its first use. */
export const loadModel = (): Model => {
  loaded ??= unpack(packed);
  return loaded;
};
