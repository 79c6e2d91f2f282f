import type { Delivery, Subscription } from '../core/digest.ts';
import { allOf } from '../store/batch.ts';
import { correctionsMark, lastCorrection, passCorrections, tellingsFor } from '../store/corrections.ts';
import type { Database, Transaction } from '../store/database.ts';
import { addDelivery, deliveryById } from '../store/deliveries.ts';
import { holdsLease, type Lease } from '../store/leases.ts';
import { briefsInRange, lastSeq } from '../store/lookup.ts';
import { writeSetting } from '../store/settings.ts';
import { dueSubscriptions, saveSubscription, setNextRun } from '../store/subscriptions.ts';
import { latestRun, nextRun } from './calendar.ts';

/** What is less late than this is in time: a process that takes over for another needs half of it. */
export const IN_TIME_MS = 60_000;
/** A digest that was begun in time is tried for so long, whatever its subscription says of missed ones. */
const TRYING_MS = 10 * 60_000;
/** Transactions are short, so that nobody waits for them long. */
const BATCH = 100;

/** The setting that holds by what time of day (ms) next runs were last computed: another process's may be behind it. */
export const plannedAt = (platform: string): string => `planned ${platform}`;

/** What a round of planning came to: how many were due, and for how many there is something to send. */
export type Planned = { due: number; open: number };

/**
 * Makes a row of each subscription that is due at `now` (ms), with what it covers or why there is nothing to send, and
 * advances it, all in one transaction; nothing where the lease is no longer held. Several missed occurrences make one delivery.
 */
export async function planDue(
  database: Database,
  platform: string,
  lease: Lease,
  now: number,
): Promise<Planned & { more: boolean }> {
  const isIdle = (await dueSubscriptions(database, platform, now, 1)).length === 0;
  if (isIdle) return { due: 0, open: 0, more: false }; // no write, and nobody waits for one, most of the time
  return database.transaction(async (tx) => {
    if (!(await holdsLease(tx, lease))) return { due: 0, open: 0, more: false };
    const due = await dueSubscriptions(tx, platform, now, BATCH);
    await writeSetting(tx, plannedAt(platform), String(now));
    const [throughSeq, throughCorrection] = [await lastSeq(tx), await lastCorrection(tx)];
    const moment = { now, throughSeq, throughCorrection, isNews: newsIn(tx, throughSeq) };
    const planned = await allOf(due.map((subscription) => plan(tx, subscription, moment)));
    return { due: due.length, open: planned.filter(Boolean).length, more: due.length === BATCH };
  });
}

const IDLE = 'nothing new';

type Moment = {
  now: number;
  throughSeq: number;
  throughCorrection: number;
  isNews: (subscription: Subscription) => Promise<boolean>;
};

/** Whether there is something to send. */
async function plan(
  tx: Transaction,
  subscription: Subscription,
  { now, throughSeq, throughCorrection, isNews }: Moment,
): Promise<boolean> {
  const { id, graceMs, mark, nextRunAt: first = now, target } = subscription;
  const runs = runsOf(subscription, first, now);
  if (!runs) return disable(tx, subscription);
  const { latest, next } = runs;
  await setNextRun(tx, id, next);
  const late = now - latest;
  const rest = await unfinishedOf(tx, subscription);
  const fromCorrection = throughCorrection === 0 ? 0 : await correctionsMark(tx, id);
  const untold = { after: fromCorrection, through: throughCorrection };
  const isToTell = async () => (await tellingsFor(tx, subscription, untold)).length > 0;
  const fault =
    late > Math.max(graceMs, IN_TIME_MS)
      ? `missed: it could only be planned ${Math.round(late / 60_000).toLocaleString('en')} minutes late`
      : rest || (await isNews(subscription)) || (await isToTell())
        ? undefined
        : IDLE;
  if (fault === IDLE && throughCorrection > fromCorrection) await passCorrections(tx, id, throughCorrection);
  const added = await addDelivery(
    tx,
    {
      subscription: id,
      platform: target.platform,
      kind: 'scheduled',
      dueAt: latest,
      ...(latest > first && { missedFrom: first }),
      deadline: Math.max(latest + graceMs, now + TRYING_MS),
      fromSeq: mark,
      throughSeq,
      ...{ fromCorrection, throughCorrection },
      ...rest,
      state: fault ? 'skipped' : 'open',
      ...(fault && { reason: fault }),
    },
    now,
  );
  return added !== undefined && !fault;
}

/** What the last delivery left unsent comes first, by itself; what is new since then comes with the one after it. */
async function unfinishedOf(
  tx: Transaction,
  { unfinished }: Subscription,
): Promise<Pick<Delivery, 'resumes' | 'throughSeq' | 'fromCorrection' | 'throughCorrection'> | undefined> {
  const left = unfinished === undefined ? undefined : await deliveryById(tx, unfinished);
  if (!left) return undefined;
  const { id: resumes, throughSeq, fromCorrection, throughCorrection } = left;
  return { resumes, throughSeq, fromCorrection, throughCorrection };
}

/** The last run that is due, and the one after it; undefined where the calendar doesn't take the rule or the zone. */
function runsOf({ rule, zone }: Subscription, first: number, now: number) {
  try {
    const latest = latestRun(rule, zone, first, now, Number.POSITIVE_INFINITY) ?? first;
    return { latest, next: nextRun(rule, zone, Math.max(latest, now)) };
  } catch {
    return undefined;
  }
}

/** A zone that is known no more, say: nobody else's digests wait for that. */
async function disable(tx: Transaction, subscription: Subscription): Promise<false> {
  const reason = 'its time or zone can’t be read any more: set them anew with /digest change';
  await saveSubscription(tx, { ...subscription, state: 'disabled', reason, nextRunAt: undefined });
  return false;
}

/** Thousands of channels that wait for the same are looked up once. */
function newsIn(tx: Transaction, through: number): Moment['isNews'] {
  const known = new Map<string, Promise<boolean>>();
  return ({ mark, topics }) => {
    const key = JSON.stringify([mark, topics]);
    const news =
      known.get(key) ?? briefsInRange(tx, { after: mark, through, topics }, 1, 0).then(({ total }) => total > 0);
    known.set(key, news);
    return news;
  };
}

/**
 * Plans a digest for now: what the next one would hold or, with nothing new, the newest briefing. `busy`: one is on its
 * way; `empty`: there is no briefing.
 */
export async function planNow(
  tx: Transaction,
  subscription: Subscription,
  now: number,
): Promise<'planned' | 'busy' | 'empty'> {
  const { id, mark, topics, target } = subscription;
  const through = await lastSeq(tx);
  const rest = await unfinishedOf(tx, subscription);
  const news = await briefsInRange(tx, { after: mark, through, topics }, 1, 0);
  const [fromCorrection, throughCorrection] = [await correctionsMark(tx, id), await lastCorrection(tx)];
  const untold = { after: fromCorrection, through: throughCorrection };
  const isNews = news.total > 0 || (await tellingsFor(tx, subscription, untold)).length > 0;
  const newest = isNews ? undefined : (await briefsInRange(tx, { after: 0, through, topics }, 1, 0)).items[0];
  if (!isNews && !newest && !rest) return 'empty';
  const added = await addDelivery(
    tx,
    {
      subscription: id,
      platform: target.platform,
      kind: 'now',
      dueAt: now,
      deadline: now + TRYING_MS,
      fromSeq: newest ? newest.seq - 1 : mark,
      throughSeq: newest ? newest.seq : through,
      ...{ fromCorrection, throughCorrection },
      ...(rest && { ...rest, fromSeq: mark }),
      state: 'open',
    },
    now,
  );
  return added === undefined ? 'busy' : 'planned';
}
