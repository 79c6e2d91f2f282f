import type { Subscription } from '../core/digest.ts';
import { UserError } from '../core/errors.ts';
import type { Library } from '../library/library.ts';
import { correctionsMark, lastCorrection, tellingsFor } from '../store/corrections.ts';
import type { Database, Transaction } from '../store/database.ts';
import { type LoggedDelivery, openDelivery, recentDeliveries } from '../store/deliveries.ts';
import { lastSeq } from '../store/lookup.ts';
import {
  addSubscription,
  allSubscriptions,
  sameSubscription,
  saveSubscription,
  subscriptionById,
  subscriptionsIn,
} from '../store/subscriptions.ts';
import type { DigestContent } from '../views/digest.ts';
import { cronPattern, nextRun, nextRuns } from './calendar.ts';
import { MOST_BRIEFINGS, tellingsBeside } from './compose.ts';
import { planNow } from './plan.ts';

/** What is wanted of a subscription; `backlog`: from the first briefing on, not only what is published from now on. */
export type Wish = Pick<
  Subscription,
  'target' | 'channelName' | 'rule' | 'zone' | 'topics' | 'graceMs' | 'createdBy'
> & {
  backlog: boolean;
};

/** What the next digest will hold, and what not. */
export type Preview = DigestContent & {
  /** New briefings on topics that it doesn't take. */
  otherTopics: number;
  /** Up to which briefing (`seq`) everything was delivered. */
  mark: number;
  /** Next runs, ms. */
  runs: number[];
  /** One is on its way just now. */
  underWay: boolean;
};

/** Subscriptions as people see to them. What they ask for is a row; whoever holds the platform's account carries it out. */
export type Digests = {
  /** `known`: the channel has this rule, zone and topics already. */
  subscribe(wish: Wish): Promise<{ subscription: Subscription; known: boolean }>;
  inChannel(platform: string, channel: string): Promise<Subscription[]>;
  all(): Promise<Subscription[]>;
  byId(id: string): Promise<Subscription | undefined>;
  /** Writes what was changed; another time or zone has another next run. */
  change(subscription: Subscription, change: Partial<Wish>): Promise<Subscription>;
  pause(subscription: Subscription): Promise<Subscription>;
  resume(subscription: Subscription): Promise<Subscription>;
  unsubscribe(subscription: Subscription): Promise<void>;
  now(subscription: Subscription): Promise<'planned' | 'busy' | 'empty'>;
  preview(subscription: Subscription): Promise<Preview>;
  log(subscription: Subscription, limit: number): Promise<LoggedDelivery[]>;
};

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 4;
const TRIES = 20;
const RUNS = 5;

export type DigestsOptions = { database: Database; library: Library; now(): number; random(): number };

export function openDigests({ database, library, now, random }: DigestsOptions): Digests {
  /** Works on the subscription as it stands by now: much may have happened while the platform was asked for rights. */
  const withCurrent = <T>({ id }: Subscription, work: (tx: Transaction, current: Subscription) => Promise<T>) =>
    database.transaction(async (tx) => {
      const current = await subscriptionById(tx, id);
      if (!current) throw new UserError(`Digest ${id} has ended. Nothing was changed.`);
      return work(tx, current);
    });
  const save = async (tx: Transaction, changed: Subscription): Promise<Subscription> => {
    await saveSubscription(tx, changed);
    return changed;
  };
  const upcoming = ({ rule, zone }: Pick<Subscription, 'rule' | 'zone'>) => nextRun(rule, zone, now());

  async function subscribe({ backlog, ...wish }: Wish): Promise<{ subscription: Subscription; known: boolean }> {
    for (let tried = 0; ; tried += 1) {
      // Where nearly all short ids are taken, a longer one is found at once.
      const id = newId(random, tried < TRIES ? ID_LENGTH : ID_LENGTH + 2);
      const subscription = await database.transaction(async (tx) => {
        const same = await sameSubscription(tx, wish.target, wish);
        if (same) return { ...same, known: true };
        const facts = { state: 'active', createdAt: now(), nextRunAt: upcoming(wish) } as const;
        const added: Subscription = { ...wish, ...facts, id, mark: backlog ? 0 : await lastSeq(tx) };
        return (await addSubscription(tx, added)) && { ...added, known: false };
      });
      if (subscription) {
        const { known, ...found } = subscription;
        return { subscription: found, known };
      }
    }
  }

  return {
    subscribe,
    inChannel: (platform, channel) => subscriptionsIn(database, platform, channel),
    all: () => allSubscriptions(database),
    byId: (id) => subscriptionById(database, id.toLowerCase()),
    change: (subscription, { backlog: _, ...change }) =>
      withCurrent(subscription, async (tx, current) => {
        const wanted = { ...current, ...change };
        const same = await sameSubscription(tx, wanted.target, wanted);
        if (same && same.id !== wanted.id)
          throw new UserError(`Digest ${same.id} of this channel is just that already. Nothing was changed.`);
        // A run that is due already stays so, unless it is for another time now.
        const isRetimed = !isSameTime(current, wanted) && wanted.state === 'active';
        return save(tx, isRetimed ? { ...wanted, nextRunAt: upcoming(wanted) } : wanted);
      }),
    pause: (subscription) =>
      withCurrent(subscription, async (tx, current) =>
        current.state === 'active' ? save(tx, { ...current, state: 'paused', nextRunAt: undefined }) : current,
      ),
    resume: (subscription) =>
      withCurrent(subscription, async (tx, current) => {
        const active = { ...current, state: 'active', reason: undefined, nextRunAt: upcoming(current) } as const;
        return current.state === 'active' ? current : save(tx, active);
      }),
    unsubscribe: async (subscription) => {
      await database.transaction((tx) => save(tx, { ...subscription, state: 'ended', nextRunAt: undefined }));
    },
    now: (subscription) =>
      withCurrent(subscription, async (tx, current) => {
        const { id, state } = current;
        if (state !== 'active')
          throw new UserError(`Digest ${id} is ${state}: resume it first, with /digest resume ${id}.`);
        return planNow(tx, current, now());
      }),
    preview: async (subscription) => {
      const { id, mark, topics, rule, zone } = subscription;
      const through = await lastSeq(database);
      const range = { after: mark, through, topics };
      const { items, total } = await library.range(range, MOST_BRIEFINGS, 0);
      const everything = topics.length > 0 ? (await library.range({ ...range, topics: [] }, 0, 0)).total : total;
      const underWay = (await openDelivery(database, id)) !== undefined;
      const untold = { after: await correctionsMark(database, id), through: await lastCorrection(database) };
      const tellings = await tellingsFor(database, subscription, untold);
      const content = { subscription: id, briefs: items, total, range, ...tellingsBeside(tellings, items) };
      return { ...content, otherTopics: everything - total, mark, runs: nextRuns(rule, zone, now(), RUNS), underWay };
    },
    log: (subscription, limit) => recentDeliveries(database, { subscription: subscription.id, limit }),
  };
}

const isSameTime = (one: Subscription, other: Subscription): boolean =>
  one.zone === other.zone && cronPattern(one.rule) === cronPattern(other.rule);

function newId(random: () => number, length: number): string {
  const letter = () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a';
  return Array.from({ length }, letter).join('');
}
