import { normalAddress } from '../core/address.ts';
import type { Brief } from '../core/brief.ts';
import { type Publication, publish } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { speakerNamed } from '../store/speakers.ts';
import { nameKeys } from './names.ts';

/** Publishes a briefing with its speakers, in a transaction that may hold more. `now` is in ms. */
export async function publishBrief(
  tx: Transaction,
  brief: Brief,
  now: number,
  publication: Pick<Publication, 'origin' | 'added' | 'article' | 'edited'> = {},
): Promise<void> {
  const speakers = new Map<string, number>();
  for (const { speaker } of brief.retracted ? [] : brief.quotes)
    if (speaker && !speakers.has(speaker))
      speakers.set(speaker, await speakerNamed(tx, speaker, nameKeys(speaker, [])));
  const { url } = brief.source;
  const address = url === undefined ? undefined : normalAddress(url);
  await publish(tx, brief, { ...publication, speakers, address, at: new Date(now).toISOString() });
}
