import type { Log } from '../core/log.ts';

/** Tells operators once that the store fails and once that it works again, however many digests meet with that. */
export type Trouble = { fails(error: unknown): void; works(): void };

export function createTrouble(log: Log, platform: string): Trouble {
  let failing = false;
  return {
    fails: (error) => {
      if (!failing) log.error({ platform, error: messageOf(error) }, 'digests wait for the store; nothing is lost');
      failing = true;
    },
    works: () => {
      if (failing) log.info({ platform }, 'digests go on');
      failing = false;
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
