import { normalAddress } from '../core/address.ts';
import type { Brief } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import { type Publication, publish } from '../store/briefs.ts';
import type { Transaction } from '../store/database.ts';
import { learnedName, speakerByName, speakerNamed } from '../store/speakers.ts';
import { speakerKeys } from './teach.ts';

/** Publishes a briefing with its speakers, in a transaction that may hold more. `now` is in ms. */
export async function publishBrief(
  tx: Transaction,
  brief: Brief,
  now: number,
  publication: Pick<Publication, 'origin' | 'added' | 'article' | 'edited'> = {},
): Promise<void> {
  const speakers = new Map<string, number>();
  for (const { speaker } of brief.retracted ? [] : brief.quotes)
    if (speaker && !speakers.has(speaker)) speakers.set(speaker, await speakerOf(tx, speaker));
  const { url } = brief.source;
  const address = url === undefined ? undefined : normalAddress(url);
  await publish(tx, brief, { ...publication, speakers, address, at: new Date(now).toISOString() });
}

/** Who has just this name, else whom it was taught to mean, also where that person isn't quoted any more. */
async function speakerOf(tx: Transaction, name: string): Promise<number> {
  const isKnown = (await speakerByName(tx, name)) !== undefined;
  const meant = (isKnown ? undefined : await learnedName(tx, fold(name))) ?? name;
  return speakerNamed(tx, meant, speakerKeys);
}
