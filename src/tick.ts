import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from './core/clock.ts';

/** An idle look at what is due costs next to nothing, and what is due is taken up within seconds. */
const EVERY_SECOND = '* * * * * *';
/** A tick that stays away for so long was armed by a time of day that is no more. */
const STALE_MS = 4_000;

/** Calls `tick` at once and every second from then on, whatever is done to the time of day; `stop` ends that. */
export function everySecond(clock: Clock, tick: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let ticked = clock.uptime();
  const look = (): Promise<void> => {
    ticked = clock.uptime();
    return tick();
  };
  const begin = (): ScheduledTask => schedule(EVERY_SECOND, look, { suppressMissedWarning: true });
  let task = begin();
  void look();

  /** The schedule goes by the time of day: set back by an hour, it would be silent for that hour. */
  async function keepTicking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(STALE_MS / 2, stopping.signal).catch(() => undefined);
      if (stopping.signal.aborted || clock.uptime() - ticked < STALE_MS) continue;
      await task.destroy();
      task = begin();
      void look();
    }
  }
  void keepTicking();

  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
    },
  };
}
