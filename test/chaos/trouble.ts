import { between, type Random } from './random.ts';

/** What befalls a request: whether and when it takes effect, how it is answered, and how long that takes. */
export type Trouble = {
  /** How often it befalls a request, from 0 to 1. */
  share: number;
  /** `late`: once the delay is over, whether or not anybody still waits for the answer. */
  effect: 'at once' | 'late' | 'never';
  answer: { drop: 'fin' | 'reset' } | { status: number } | { limitedMs: number } | 'own';
  delayMs?: readonly [from: number, to: number];
};

/** Longer than a request is waited for, shorter than the wait before a look for what it came to. */
const TOO_LONG = [11_000, 22_000] as const;

/** Of a hundred requests, some fourteen meet one of these. */
export const TROUBLES: readonly Trouble[] = [
  { share: 0.01, effect: 'never', answer: { drop: 'fin' } },
  { share: 0.01, effect: 'never', answer: { drop: 'reset' } },
  { share: 0.015, effect: 'at once', answer: { drop: 'fin' } },
  { share: 0.015, effect: 'at once', answer: { drop: 'reset' } },
  { share: 0.01, effect: 'never', answer: { status: 500 } },
  { share: 0.005, effect: 'never', answer: { status: 503 } },
  { share: 0.015, effect: 'at once', answer: { status: 502 } },
  { share: 0.005, effect: 'at once', answer: { status: 504 } },
  { share: 0.02, effect: 'never', answer: { limitedMs: 2_000 } },
  { share: 0.01, effect: 'at once', answer: 'own', delayMs: [1_000, 6_000] },
  { share: 0.01, effect: 'at once', answer: 'own', delayMs: TOO_LONG },
  { share: 0.01, effect: 'late', answer: 'own', delayMs: TOO_LONG },
  { share: 0.005, effect: 'never', answer: { drop: 'reset' }, delayMs: TOO_LONG },
];

/** Whether this trouble befalls the next request, and how long that then takes (ms). */
export function draw({ share, delayMs }: Trouble, random: Random): { delay: number } | undefined {
  if (random() >= share) return undefined;
  return { delay: delayMs ? between(random, ...delayMs) : 0 };
}
