import { heldParts, LONGEST_WAIT_MS, movePart, type StoredPart } from '../store/parts.ts';
import { hasEnded } from '../store/process.ts';
import { take, until } from './deliver.ts';
import { CLAIM_MS, type Ledger, LOOK_AFTER_MS, pauseAfter } from './ledger.ts';
import { parkedUnder, record, sentFacts } from './record.ts';

/** A platform's memory of keys is not relied on up to its last moment. */
const MARGIN_MS = 30_000;
/** The time of day may have been another when the request left; the key decides, so the look begins long before. */
const LOOK_BACK_MS = 3 * 60 * 60_000;
/** How often a look is repeated, and how long after the deadline. */
const LOOK_EVERY_MS = 10_000;
const LOOKING_MS = 60 * 60_000;
/** After so many tries, with others' messages taken in between, it is the message. */
const MOST_TRIES = 6;
const LOOKS_AT_ONCE = 8;

/** Since when this process has seen parts in others' hands, as uptimes. */
export type Watch = { seen: Map<string, number> };
export const createWatch = (): Watch => ({ seen: new Map() });

/**
 * Sees to parts that nobody is busy with: what a process left claimed is done again; what it left sending, and all whose
 * request had no answer, is looked for.
 */
export async function resolveHeld(ledger: Ledger, watch: Watch): Promise<void> {
  const { clock, database, busy, looking, platform, stopping } = ledger;
  const now = clock.now();
  const held = await heldParts(database, platform.name);
  forget([watch.seen, ledger.lookAt], held);
  for (const part of held) {
    if (busy.has(part.key) || looking.has(part.key) || stopping.aborted) continue;
    if (part.state !== 'unknown') {
      if (hasLapsed(ledger, watch, part)) await release(ledger, part, now);
    } else if (isLookDue(ledger, part) && isTime(part, now) && looking.size < LOOKS_AT_ONCE) {
      const work = resolve(ledger, part)
        .catch(ledger.trouble.fails)
        .finally(() => looking.delete(part.key));
      looking.set(part.key, work);
    }
  }
}

/** What is remembered of parts that have been seen to since. */
function forget(remembered: readonly Map<string, number>[], held: readonly StoredPart[]): void {
  if (remembered.every((known) => known.size === 0)) return;
  const current = new Set(held.flatMap((part) => [part.key, markOf(part)]));
  for (const known of remembered) for (const key of known.keys()) if (!current.has(key)) known.delete(key);
}

const markOf = ({ key, claimedBy }: StoredPart): string => `${key} ${claimedBy}`;

/** Not by what others wrote down alone: the time of day may have been set ahead since. */
function isLookDue({ clock, lookAt }: Ledger, { key }: StoredPart): boolean {
  const at = lookAt.get(key) ?? clock.uptime() + LOOK_AFTER_MS;
  lookAt.set(key, at);
  return at <= clock.uptime();
}

const isTime = ({ notBefore }: StoredPart, now: number): boolean =>
  notBefore === undefined || notBefore <= now || notBefore > now + LONGEST_WAIT_MS;

/** Nobody can still be busy with it: its process has ended, or has had its time as far as we have seen. */
function hasLapsed({ lease, claiming, clock }: Ledger, { seen }: Watch, part: StoredPart): boolean {
  const holder = JSON.parse(part.claimedBy ?? '{}');
  if (holder.token === lease.token) return !claiming; // else it may be about to be sent
  if (hasEnded(holder)) return true;
  const mark = markOf(part);
  const since = seen.get(mark) ?? clock.uptime();
  seen.set(mark, since);
  if (clock.uptime() - since < CLAIM_MS) return false;
  seen.delete(mark);
  return true;
}

async function release(ledger: Ledger, part: StoredPart, now: number): Promise<void> {
  const { transaction, clock, lookAt, doubts, claimant } = ledger;
  const free = { claimed_by: null };
  const { space, since } = JSON.parse(part.claimedBy ?? '{}');
  // Uptimes of another machine, or of an earlier boot, mean nothing here.
  if (typeof since === 'number' && space === JSON.parse(claimant).space && !doubts.has(part.key))
    doubts.set(part.key, since);
  lookAt.set(part.key, clock.uptime() + LOOK_AFTER_MS);
  const isUnknown = part.state === 'sending' || part.doubtSince !== undefined;
  await transaction((tx) =>
    isUnknown
      ? movePart(tx, part, 'unknown', { ...free, not_before: now + LOOK_AFTER_MS, reason: 'its process ended' })
      : movePart(tx, part, 'planned', free),
  );
}

async function resolve(ledger: Ledger, part: StoredPart): Promise<void> {
  const { platform, clock, doubts, pacer, tried } = ledger;
  const window = (platform.remembersKeysMs ?? 0) - MARGIN_MS;
  const now = clock.now();
  const mayBeSent = now <= part.deadline && part.wanted === 'active';
  if (mayBeSent && ageOf(ledger, part, now) < window) return sendAgain(ledger, part);

  const since = Math.min(part.doubtSince ?? now, now) - LOOK_BACK_MS - ledger.setAhead;
  // A look is a request, too, that the account's limit counts.
  await until(ledger, pacer.take(part.target, clock.uptime()));
  if (ledger.stopping.aborted) return;
  const found = (await platform.find?.(part.target, part.key, since)) ?? UNREADABLE;
  pacer.answered(part.target, clock.uptime());
  if (found.type === 'unclear') return lookLater(ledger, part, found);
  ledger.lookAt.delete(part.key);
  if (found.type === 'found')
    return record(ledger, part, { to: 'sent', facts: sentFacts(part.doubtSince ?? now, found) });
  if (found.type === 'absent') {
    doubts.delete(part.key);
    const isItsOwn = part.attempts >= MOST_TRIES && ledger.taken.at > (tried.get(part.key) ?? Number.POSITIVE_INFINITY);
    if (isItsOwn) return park(ledger, part, `${part.reason}, on every attempt`);
    const not_before = now + pauseAfter(part.attempts, ledger.random());
    return record(ledger, part, { to: 'retry', facts: { doubt_since: null, not_before } });
  }
  return park(ledger, part, `whether it arrived can’t be told: ${found.reason}`);
}

/** How long ago the first request in doubt was (ms), at most: the time of day may be set back, a machine may sleep. */
function ageOf({ clock, doubts }: Ledger, { key, doubtSince = 0 }: StoredPart, now: number): number {
  const age = clock.uptime() - (doubts.get(key) ?? Number.POSITIVE_INFINITY);
  return age < 0 ? Number.POSITIVE_INFINITY : Math.max(age, now - doubtSince);
}

const UNREADABLE = { type: 'unreadable', reason: 'the platform can’t be searched' } as const;

/** Under the same key: the platform gives back the message that there is. */
async function sendAgain(ledger: Ledger, part: StoredPart): Promise<void> {
  const { transaction, claimant, clock } = ledger;
  const since = clock.uptime();
  const claimed = await transaction((tx) => movePart(tx, part, 'claimed', { claimed_by: claimant, not_before: null }));
  if (claimed) take(ledger, { ...part, state: 'claimed', claimedBy: claimant }, since);
}

function lookLater(ledger: Ledger, part: StoredPart, { ms = 0, reason }: { ms?: number; reason: string }) {
  ledger.lookAt.set(part.key, ledger.clock.uptime() + Math.max(ms, LOOK_EVERY_MS));
  if (ledger.clock.now() < part.deadline + LOOKING_MS) return;
  return park(ledger, part, `whether it arrived can’t be told: ${reason}`);
}

const park = (ledger: Ledger, part: StoredPart, reason: string): Promise<void> =>
  record(ledger, part, {
    to: 'parked',
    facts: { doubt_since: null, not_before: null, reason: parkedUnder(ledger, part, reason) },
  });
