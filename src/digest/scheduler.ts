import type { Platform } from '../core/platform.ts';
import { everySecond } from '../tick.ts';
import { type DigestOptions, type Serving, serveDigests } from './serve.ts';

/** Serves an account's digests with a tick every second. One that was missed is made up for by the next. */
export function scheduleDigests(
  options: DigestOptions,
  platform: Platform,
  lease: { account: string; token: string },
  fail: (error: Error) => void,
): Pick<Serving, 'stop'> {
  const serving = serveDigests(options, platform, lease, fail);
  const ticking = everySecond(options.clock, serving.tick);
  return {
    stop: async () => {
      await ticking.stop();
      await serving.stop();
    },
  };
}
