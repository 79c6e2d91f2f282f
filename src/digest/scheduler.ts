import { schedule } from 'node-cron';
import type { Platform } from '../core/platform.ts';
import { type DigestOptions, type Serving, serveDigests } from './serve.ts';

/** An idle look at what is due costs next to nothing, and a digest leaves within seconds of its time. */
const EVERY_SECOND = '* * * * * *';

/** Serves an account's digests with a tick every second. One that was missed is made up for by the next. */
export function scheduleDigests(
  options: DigestOptions,
  platform: Platform,
  lease: { account: string; token: string },
  fail: (error: Error) => void,
): Pick<Serving, 'stop'> {
  const serving = serveDigests(options, platform, lease, fail);
  const task = schedule(EVERY_SECOND, serving.tick, { suppressMissedWarning: true });
  void serving.tick();
  return {
    stop: async () => {
      await task.stop();
      await serving.stop();
    },
  };
}
