import type { Brief } from '../core/brief.ts';
import { type Origin, publish } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { speakerNamed } from '../store/speakers.ts';
import { nameKeys } from './names.ts';

/** Publishes a briefing with its speakers, in a transaction that may hold more. `now` is in ms. */
export async function publishBrief(tx: Transaction, brief: Brief, now: number, origin?: Origin): Promise<void> {
  const speakers = new Map<string, number>();
  for (const { speaker } of brief.quotes)
    if (speaker && !speakers.has(speaker))
      speakers.set(speaker, await speakerNamed(tx, speaker, nameKeys(speaker, [])));
  await publish(tx, brief, speakers, new Date(now).toISOString(), origin);
}
