import { type ScheduledTask, schedule } from 'node-cron';
import type { Platform } from '../core/platform.ts';
import { type DigestOptions, type Serving, serveDigests } from './serve.ts';

/** An idle look at what is due costs next to nothing, and a digest leaves within seconds of its time. */
const EVERY_SECOND = '* * * * * *';
/** A tick that stays away for so long was armed by a time of day that is no more. */
const STALE_MS = 4_000;

/** Serves an account's digests with a tick every second. One that was missed is made up for by the next. */
export function scheduleDigests(
  options: DigestOptions,
  platform: Platform,
  lease: { account: string; token: string },
  fail: (error: Error) => void,
): Pick<Serving, 'stop'> {
  const { clock } = options;
  const serving = serveDigests(options, platform, lease, fail);
  const stopping = new AbortController();
  let ticked = clock.uptime();
  const tick = (): Promise<void> => {
    ticked = clock.uptime();
    return serving.tick();
  };
  const begin = (): ScheduledTask => schedule(EVERY_SECOND, tick, { suppressMissedWarning: true });
  let task = begin();
  void tick();

  /** The schedule goes by the time of day: set back by an hour, it would be silent for that hour. */
  async function keepTicking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(STALE_MS / 2, stopping.signal).catch(() => undefined);
      if (stopping.signal.aborted || clock.uptime() - ticked < STALE_MS) continue;
      await task.destroy();
      task = begin();
      void tick();
    }
  }
  void keepTicking();

  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
      await serving.stop();
    },
  };
}
