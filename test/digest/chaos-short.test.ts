import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration } from '../chaos/run.ts';
import { run } from '../chaos/run.ts';
import { temporaryFolder } from '../process.ts';

let logs: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  logs = temporaryFolder();
});
afterEach(() => logs.remove());

/** Clocks that jump make some digests wait for an hour: the long form has time for that. */
const SHORT: Configuration = {
  name: 'short',
  store: 'sqlite',
  platforms: ['discord', 'slack'],
  processes: 2,
  history: true,
  speed: 20,
  channels: 40,
  weights: { kill: 5, handOver: 2, freeze: 1, restart: 0, jump: 0 },
};

describe('processes that are killed, stopped and frozen among lost answers and refusals', () => {
  it('deliver each briefing to each channel once (npm run chaos is the long form)', { timeout: 150_000 }, async () => {
    const limits = { seed: 7, parts: 240, seconds: 60, restSeconds: 60, logs: logs.path };
    const { parts, kill, faults, lost, doubled, parked } = await run(SHORT, limits);
    expect({ lost, doubled, parked }).toEqual({ lost: [], doubled: [], parked: 0 });
    expect(Math.min(parts - 239, kill, faults)).toBeGreaterThan(0);
  });
});
