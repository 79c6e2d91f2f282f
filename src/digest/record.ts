import { randomBytes } from 'node:crypto';
import { type DeliveryState, MOVES, type PartState } from '../core/digest.ts';
import { ConfigError } from '../core/errors.ts';
import type { SendOutcome } from '../core/platform.ts';
import type { Transaction } from '../store/database.ts';
import { deliveryById, settleDelivery } from '../store/deliveries.ts';
import { dropParts, type Facts, LONGEST_WAIT_MS, movePart, partStates, type StoredPart } from '../store/parts.ts';
import { advanceMark, countFault, leaveUnfinished } from '../store/subscriptions.ts';
import { forgetPart, type Ledger, LOOK_AFTER_MS, pauseAfter } from './ledger.ts';

/** A message that the platform refuses is tried so often. */
const REFUSALS = 3;
/** At this many occurrences in a row that the channel refuses, the subscription is disabled. */
const TARGET_FAULTS = 2;
const LAST_PAUSE_MS = 5_000;

/** Where a part goes next, what is written down, and whether that was the channel's own fault. */
export type Verdict = { to: PartState; facts: Facts; targetFault?: boolean };

/** What follows from a request's outcome. A definite no leaves the doubt about an earlier request where it was. */
export function verdictOn(ledger: Ledger, part: StoredPart, outcome: SendOutcome): Verdict {
  const now = ledger.clock.now();
  const free = { claimed_by: null };
  const doubted = part.doubtSince !== undefined;
  const again = (ms: number, reason: string, counted: boolean): Verdict => ({
    to: doubted ? 'unknown' : 'retry',
    facts: {
      ...free,
      not_before: now + Math.min(ms, LONGEST_WAIT_MS),
      doubt_since: part.doubtSince ?? null,
      attempts: counted ? part.attempts + 1 : part.attempts,
      reason,
    },
  });
  if (outcome.type === 'sent')
    return {
      to: 'sent',
      facts: { ...free, ...sentFacts(now, outcome) },
    };
  if (outcome.type === 'retryAfter') return again(Math.max(outcome.ms, 100), 'the platform asks to wait', false);
  if (outcome.type === 'unknown')
    return { to: 'unknown', facts: { ...free, not_before: now + LOOK_AFTER_MS, reason: outcome.reason } };
  const { scope, reason } = outcome;
  if (scope === 'account') return again(0, reason, false);
  if (doubted) return again(LOOK_AFTER_MS, reason, true);
  if (scope === 'target') return { to: 'failed', facts: { ...free, doubt_since: null, reason }, targetFault: true };
  const refusals = (ledger.refusals.get(part.key) ?? 0) + 1;
  ledger.refusals.set(part.key, refusals);
  if (refusals < REFUSALS) return again(pauseAfter(part.attempts + 1, ledger.random()), reason, true);
  return { to: 'parked', facts: { ...free, doubt_since: null, reason: parkedUnder(ledger, part, reason) } };
}

export const sentFacts = (at: number, { id, link }: { id: string; link?: string }): Facts => ({
  sent_at: at,
  message: id,
  link: link ?? null,
  doubt_since: null,
  not_before: null,
  reason: null,
  body: '',
});

/** Logs what needs somebody's eyes, under an id by which it is found again. */
export function parkedUnder(
  { log, platform }: Ledger,
  { delivery, position, key }: StoredPart,
  reason: string,
): string {
  const id = randomBytes(3).toString('hex');
  log.error(
    { id, platform: platform.name, delivery, part: position + 1, key, reason },
    'a part of a digest was parked',
  );
  return `${reason} (recorded under ${id})`;
}

/** Writes a verdict down, and what follows from it for the delivery and its subscription, however long the store takes. */
export async function record(ledger: Ledger, part: StoredPart, verdict: Verdict): Promise<void> {
  const { clock, trouble, stopping, transaction, unwritten } = ledger;
  for (let pause = 200; ; pause = Math.min(2 * pause, LAST_PAUSE_MS)) {
    try {
      const disabled = await transaction((tx) => write(tx, part, verdict, clock.now()));
      if (disabled) ledger.disabled(part.subscription, String(verdict.facts.reason));
      if (MOVES[verdict.to].length === 0) forgetPart(ledger, part.key);
      unwritten.delete(part.key);
      return;
    } catch (error) {
      trouble.fails(error);
      unwritten.add(part.key);
      // What is not written down stays `sending`: whoever goes on looks for it.
      if (stopping.aborted && pause > 1_000) return;
      await clock.sleep(pause);
    }
  }
}

/** Whether the subscription was disabled by it. */
async function write(
  tx: Transaction,
  part: StoredPart,
  { to, facts, targetFault }: Verdict,
  now: number,
): Promise<boolean> {
  if (!(await movePart(tx, part, to, facts))) return false;
  if (to === 'sent' || to === 'parked') await settleIfDone(tx, part, now);
  return to === 'failed' ? failDelivery(tx, part, String(facts.reason), now, targetFault) : false;
}

/** The delivery ends with its last part: what it covers is delivered, or the next one takes over what is left. */
async function settleIfDone(tx: Transaction, part: Of, now: number, why?: string): Promise<void> {
  const { sent = 0, parked = 0, skipped = 0, failed = 0, ...open } = await partStates(tx, part.delivery);
  if (Object.keys(open).length > 0) return;
  const state = skipped > 0 ? 'skipped' : parked > 0 ? 'parked' : 'sent';
  const reason = state === 'parked' ? `${parked} of ${sent + parked + failed} parts parked` : why;
  if (await settleDelivery(tx, part.delivery, state, reason, now)) await follow(tx, part, state);
}

/** Skips a part that is no longer wanted, and those after it: none of them is sent without it. */
export async function skipPart(tx: Transaction, part: StoredPart, reason: string, now: number): Promise<void> {
  if (!(await movePart(tx, part, 'skipped', { reason }))) return;
  await dropParts(tx, part.delivery, 'skipped', reason);
  await settleIfDone(tx, part, now, reason);
}

/** Ends a delivery that can't be completed. */
export async function failDelivery(
  tx: Transaction,
  part: Of,
  reason: string,
  now: number,
  targetFault = false,
): Promise<boolean> {
  await dropParts(tx, part.delivery, 'skipped', 'a part before it failed');
  if (!(await settleDelivery(tx, part.delivery, 'failed', reason, now))) return false;
  await follow(tx, part, 'failed');
  return targetFault && countFault(tx, part.subscription, TARGET_FAULTS, reason);
}

type Of = Pick<StoredPart, 'delivery' | 'subscription'>;

/** What follows for the subscription: of a delivery that was sent in part, the rest comes with the next, nothing twice. */
async function follow(tx: Transaction, { delivery, subscription }: Of, state: DeliveryState): Promise<void> {
  const settled = await deliveryById(tx, delivery);
  if (!settled) return;
  if (state === 'sent' || state === 'parked')
    return advanceMark(tx, subscription, settled.throughSeq, settled.throughCorrection);
  const { sent = 0, parked = 0 } = await partStates(tx, delivery);
  if (sent + parked > 0 || settled.resumes !== undefined) await leaveUnfinished(tx, subscription, delivery);
}

/** An outcome that says the account itself is refused. */
export const accountFault = (outcome: SendOutcome): Error | undefined =>
  outcome.type === 'rejected' && outcome.scope === 'account'
    ? new ConfigError(`digests can’t be sent: ${outcome.reason}.`)
    : undefined;
