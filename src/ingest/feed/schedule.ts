import { schedule } from 'node-cron';
import type { Clock } from '../../core/clock.ts';
import type { Polling } from './poll.ts';

/** A look at what is due is one question to the store. */
const EVERY_TEN_SECONDS = '*/10 * * * * *';
/** A tick that stays away for so long was armed by a time of day that is no more. */
const STALE_MS = 30_000;

/** Polls with a tick every ten seconds; one that was missed is made up for by the next. */
export function schedulePolling(polling: Polling, clock: Clock): Pick<Polling, 'stop'> {
  const stopping = new AbortController();
  let ticked = clock.uptime();
  const tick = (): Promise<void> => {
    ticked = clock.uptime();
    return polling.tick();
  };
  const begin = () => schedule(EVERY_TEN_SECONDS, tick, { suppressMissedWarning: true });
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
      await polling.stop();
    },
  };
}
