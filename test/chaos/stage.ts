import type { Target } from '../../src/core/platform.ts';
import type { Orders } from './orders.ts';

/** A message as those in the channel have it before them. `at` is the true time (ms). */
export type Shown = { at: number; key: string | undefined; text: string; buttons: string[] };

/** A platform's double with its channels, and what is done to the requests that it gets. */
export type Stage = {
  platform: 'discord' | 'slack';
  /** How a worker gets there. */
  orders: Pick<Orders, 'discord' | 'slack'>;
  targets: readonly Target[];
  /** Lets requests meet trouble from now on. */
  trouble(): void;
  /** No more trouble. */
  calm(): void;
  /** How many requests met trouble so far. */
  faults(): number;
  /** What a channel shows, oldest first. */
  shown(channel: string): Shown[];
  close(): Promise<void>;
};
