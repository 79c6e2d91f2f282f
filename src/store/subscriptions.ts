import type { Rule, Subscription } from '../core/digest.ts';
import type { Reader, Row, Transaction, Value } from './database.ts';

type SubscriptionRow = {
  id: string;
  platform: string;
  community: string | null;
  channel: string;
  channel_name: string | null;
  rule: string;
  zone: string;
  topics: string;
  mark: number;
  grace: number;
  state: string;
  reason: string | null;
  unfinished: number | null;
  faults: number;
  created_by: string;
  created_at: number;
  next_run_at: number | null;
} & Row;

const NOT_ENDED = `state <> 'ended'`;

const find = async (store: Reader, where: string, ...values: Value[]): Promise<Subscription[]> =>
  (await store.all<SubscriptionRow>(`SELECT * FROM subscription WHERE ${where}`, ...values)).map(toSubscription);

/** A subscription that has not ended. */
export const subscriptionById = async (store: Reader, id: string): Promise<Subscription | undefined> =>
  (await find(store, `id = $1 AND ${NOT_ENDED}`, id))[0];

/** The oldest first. */
export const subscriptionsIn = (store: Reader, platform: string, channel: string): Promise<Subscription[]> =>
  find(store, `platform = $1 AND channel = $2 AND ${NOT_ENDED} ORDER BY created_at, id`, platform, channel);

/** All of the installation, those first that are due next. */
export const allSubscriptions = (store: Reader): Promise<Subscription[]> =>
  find(store, `${NOT_ENDED} ORDER BY next_run_at IS NULL, next_run_at, id`);

/** What is due at `now` and has no delivery under way, in order of due time. */
export const dueSubscriptions = (
  store: Reader,
  platform: string,
  now: number,
  limit: number,
): Promise<Subscription[]> =>
  find(
    store,
    `platform = $1 AND state = 'active' AND next_run_at <= $2 AND NOT EXISTS
     (SELECT 1 FROM delivery WHERE delivery.subscription = subscription.id AND delivery.state = 'open')
     ORDER BY next_run_at LIMIT $3`,
    ...[platform, now, limit],
  );

/** Active subscriptions of a platform in the order of their ids, some after this one. */
export const nextRunsAfter = (store: Reader, platform: string, id: string): Promise<Subscription[]> =>
  find(store, `platform = $1 AND state = 'active' AND id > $2 ORDER BY id LIMIT 500`, platform, id);

/** False where the id is taken, or the same channel has the same rule, zone and topics already. */
export async function addSubscription(tx: Transaction, subscription: Subscription): Promise<boolean> {
  const { id, target, channelName, mark, graceMs, state, createdBy, createdAt, nextRunAt } = subscription;
  const added = await tx.run(
    `INSERT INTO subscription (id, platform, community, channel, channel_name, rule, zone, topics, mark, grace, state,
     created_by, created_at, next_run_at, corrections_mark)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, (SELECT coalesce(max(id), 0) FROM correction))
     ON CONFLICT DO NOTHING`,
    ...[id, target.platform, target.community ?? null, target.channel, channelName ?? null],
    ...wish(subscription),
    ...[mark, graceMs, state, createdBy, createdAt, nextRunAt ?? null],
  );
  return added === 1;
}

/** The subscription of a channel that has this rule, zone and topics. */
export const sameSubscription = async (
  store: Reader,
  { platform, channel }: Subscription['target'],
  same: Pick<Subscription, 'rule' | 'zone' | 'topics'>,
): Promise<Subscription | undefined> =>
  (
    await find(
      store,
      `platform = $1 AND channel = $2 AND rule = $3 AND zone = $4 AND topics = $5 AND ${NOT_ENDED}`,
      ...[platform, channel, ...wish(same)],
    )
  )[0];

/** Writes what people can change of a subscription: rule, zone, topics, grace, state with its reason, next run. */
export async function saveSubscription(tx: Transaction, subscription: Subscription): Promise<void> {
  const { id, graceMs, state, reason, nextRunAt } = subscription;
  await tx.run(
    `UPDATE subscription SET rule = $2, zone = $3, topics = $4, grace = $5, state = $6, reason = $7, next_run_at = $8,
     faults = CASE WHEN $6 = 'active' AND state <> 'active' THEN 0 ELSE faults END WHERE id = $1 AND state <> 'ended'`,
    ...[id, ...wish(subscription), graceMs, state, reason ?? null, nextRunAt ?? null],
  );
}

export async function setNextRun(tx: Transaction, id: string, nextRunAt: number | undefined): Promise<void> {
  await tx.run('UPDATE subscription SET next_run_at = $2 WHERE id = $1', id, nextRunAt ?? null);
}

/**
 * Everything up to `seq` is delivered and every correction up to `correction` told, to a channel that takes messages; the
 * marks never go back.
 */
export async function advanceMark(tx: Transaction, id: string, seq: number, correction = 0): Promise<void> {
  await tx.run(
    `UPDATE subscription SET mark = CASE WHEN mark < $2 THEN $2 ELSE mark END, faults = 0, unfinished = NULL,
     corrections_mark = CASE WHEN corrections_mark < $3 THEN $3 ELSE corrections_mark END WHERE id = $1`,
    ...[id, seq, correction],
  );
}

/** A delivery ended before all of its parts were sent. */
export async function leaveUnfinished(tx: Transaction, id: string, delivery: number): Promise<void> {
  await tx.run('UPDATE subscription SET unfinished = $2 WHERE id = $1', id, delivery);
}

/** Its channel refused another occurrence; at the `most`th in a row the subscription is disabled: whether it now was. */
export async function countFault(tx: Transaction, id: string, most: number, reason: string): Promise<boolean> {
  await tx.run('UPDATE subscription SET faults = faults + 1 WHERE id = $1', id);
  const disabled = await tx.run(
    `UPDATE subscription SET state = 'disabled', reason = $3, next_run_at = NULL
     WHERE id = $1 AND state = 'active' AND faults >= $2`,
    ...[id, most, reason],
  );
  return disabled === 1;
}

const wish = ({ rule, zone, topics }: Pick<Subscription, 'rule' | 'zone' | 'topics'>): [string, string, string] => [
  JSON.stringify('cron' in rule ? { cron: rule.cron } : { time: rule.time, days: rule.days }),
  zone,
  JSON.stringify([...topics].sort()),
];

function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    target: { platform: row.platform, channel: row.channel, ...(row.community && { community: row.community }) },
    ...(row.channel_name && { channelName: row.channel_name }),
    rule: JSON.parse(row.rule) as Rule,
    zone: row.zone,
    topics: JSON.parse(row.topics),
    mark: row.mark,
    graceMs: row.grace,
    state: row.state as Subscription['state'],
    ...(row.reason && { reason: row.reason }),
    createdBy: row.created_by,
    createdAt: row.created_at,
    nextRunAt: row.next_run_at ?? undefined,
    ...(row.unfinished !== null && { unfinished: row.unfinished }),
  };
}
