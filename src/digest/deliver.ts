import type { SendOutcome } from '../core/platform.ts';
import { holdsLease } from '../store/leases.ts';
import { LONGEST_WAIT_MS, movePart, readyParts, type StoredPart } from '../store/parts.ts';
import { CLAIM_MS, forgetPart, LEFT_MS, type Ledger, LOOK_AFTER_MS, sendingMark } from './ledger.ts';
import { accountFault, failDelivery, record, skipPart, verdictOn } from './record.ts';

/** Parts under way at once: more than enough for the platforms' paces, however slowly they answer. */
const AT_ONCE = 64;
/** How often who waits for the first answer after a silence looks whether it has come. */
const LOOK_MS = 10;
/** A request is over by then, as platforms give up on their own after ten seconds. */
const ANSWER_MS = 15_000;

/** Sends what is ready, in order of due time, as many at once as is useful; resolves when no more can be taken up. */
export async function sendReady(ledger: Ledger): Promise<void> {
  const { busy, stopping, clock } = ledger;
  if (ledger.claiming) return;
  ledger.claiming = true;
  try {
    while (!stopping.aborted && busy.size <= AT_ONCE / 2) {
      const since = clock.uptime();
      const parts = await claim(ledger, AT_ONCE - busy.size);
      for (const part of parts) take(ledger, part, since);
      if (parts.length === 0) return;
    }
  } finally {
    ledger.claiming = false;
  }
}

/** Sends a claimed part, and when it is done looks for more. `since` is the uptime before it was claimed. */
export function take(ledger: Ledger, part: StoredPart, since: number): void {
  const { busy, trouble } = ledger;
  const work = attempt(ledger, part, since)
    .catch(trouble.fails)
    .finally(() => busy.delete(part.key))
    .then(() => sendReady(ledger))
    .catch(trouble.fails);
  busy.set(part.key, work);
}

/** Why a part is no longer wanted, by the state of its subscription. */
const UNWANTED = { paused: 'paused', disabled: 'disabled', ended: 'unsubscribed' } as const;

/** Takes up parts whose turn it is; those too late fail, and say so. */
async function claim(ledger: Ledger, most: number): Promise<StoredPart[]> {
  const { platform, clock, claimant, database, transaction, lease } = ledger;
  const now = clock.now();
  if ((await readyParts(database, platform.name, now, 1)).length === 0) return [];
  return transaction(async (tx) => {
    if (!(await holdsLease(tx, lease))) return [];
    const claimed: StoredPart[] = [];
    for (const part of await readyParts(tx, platform.name, now, most)) {
      if (part.wanted !== 'active' || now > part.deadline) forgetPart(ledger, part.key);
      if (part.wanted !== 'active') await skipPart(tx, part, UNWANTED[part.wanted], now);
      else if (now > part.deadline) await giveUp(tx, part, now);
      else if (await movePart(tx, part, 'claimed', { claimed_by: claimant, not_before: null }))
        claimed.push({ ...part, state: 'claimed', claimedBy: claimant });
    }
    return claimed;
  });
}

async function giveUp(tx: Parameters<typeof movePart>[0], part: StoredPart, now: number): Promise<void> {
  const reason = part.reason
    ? `too late, after this: ${part.reason}`
    : 'too late: the platform was not reached in time';
  if (await movePart(tx, part, 'failed', { reason })) await failDelivery(tx, part, reason, now);
}

/** Resolves when it is the part's turn; with ms where it would have to wait for longer than it is held. */
async function itsTurn(ledger: Ledger, { target }: StoredPart, since: number): Promise<number> {
  const { pacer, clock, stopping } = ledger;
  const end = since + CLAIM_MS - LEFT_MS;
  for (let free = pacer.freeAt(target); free > clock.uptime(); free = pacer.freeAt(target)) {
    if (stopping.aborted || free > end) return free - clock.uptime();
    await until(ledger, free);
  }
  do await until(ledger, pacer.take(target, clock.uptime()));
  while (pacer.isHeld(clock.uptime()) && !stopping.aborted && clock.uptime() <= end);
  while (pacer.isAfter(target, clock.uptime()) && !stopping.aborted) await until(ledger, clock.uptime() + LOOK_MS);
  return 0;
}

async function attempt(ledger: Ledger, part: StoredPart, since: number): Promise<void> {
  const { pacer, clock, stopping, tried, doubts } = ledger;
  const isShort = () => clock.uptime() - since > CLAIM_MS - LEFT_MS;
  const wait = await itsTurn(ledger, part, since);
  if (wait > 0 || stopping.aborted || isShort()) return giveBack(ledger, part, wait);
  const sending = await begin(ledger, part);
  if (!sending) return;
  await pacer.leave(part.target, (uptime) => until(ledger, uptime).then(clock.uptime));
  const started = clock.uptime();
  // Committing took too long: nothing has left yet, and nothing must any more.
  const outcome = isShort() || stopping.aborted ? NOT_SENT : await send(ledger, sending);
  pacer.answered(part.target, clock.uptime());
  if (!tried.has(part.key)) tried.set(part.key, started);
  if (outcome.type === 'unknown' && !doubts.has(part.key)) doubts.set(part.key, started);
  if (outcome.type === 'unknown') ledger.lookAt.set(part.key, clock.uptime() + LOOK_AFTER_MS);
  if (outcome.type === 'rejected') doubts.delete(part.key); // only a look can tell now
  if (outcome.type === 'sent') ledger.taken.at = started;
  if (outcome.type === 'sent') pacer.taken();
  if (outcome.type === 'retryAfter') pacer.hold(part.target, clock.uptime(), outcome.ms);
  const before = { ...sending, attempts: part.attempts, doubtSince: part.doubtSince };
  await record(ledger, sending, verdictOn(ledger, before, outcome));
  const fault = accountFault(outcome);
  if (fault) ledger.fail(fault);
}

const NOT_SENT: SendOutcome = { type: 'retryAfter', ms: 1_000 };

/** Commits that a request is about to leave; undefined where the part or the account is no longer ours. */
async function begin(ledger: Ledger, part: StoredPart): Promise<StoredPart | undefined> {
  const { transaction, clock, lease } = ledger;
  const attempts = part.attempts + 1;
  const doubtSince = part.doubtSince ?? clock.now();
  const claimedBy = sendingMark(ledger, part);
  const facts = { attempts, doubt_since: doubtSince, claimed_by: claimedBy };
  const begun = await transaction(async (tx) => (await holdsLease(tx, lease)) && movePart(tx, part, 'sending', facts));
  return begun ? { ...part, state: 'sending', attempts, doubtSince, claimedBy } : undefined;
}

async function send({ platform, clock }: Ledger, { target, body, key }: StoredPart): Promise<SendOutcome> {
  const answered = new AbortController();
  const late = clock.sleep(ANSWER_MS, answered.signal).then(
    (): SendOutcome => ({ type: 'unknown', reason: 'no answer in time' }),
    (): SendOutcome => ({ type: 'unknown', reason: 'no answer' }),
  );
  const answer = platform
    .send(target, { body }, key)
    .catch((error): SendOutcome => ({ type: 'unknown', reason: String(error) }));
  const outcome = await Promise.race([answer, late]);
  answered.abort();
  return outcome;
}

/** Unsent, to be taken up again after `ms`. */
async function giveBack({ transaction, clock }: Ledger, part: StoredPart, ms = 0): Promise<void> {
  const to = part.doubtSince === undefined ? 'planned' : 'unknown';
  const not_before = clock.now() + Math.min(ms, LONGEST_WAIT_MS);
  await transaction((tx) => movePart(tx, part, to, { claimed_by: null, not_before }));
}

/** Waits for an uptime, unless all is stopped before. */
export async function until({ clock, stopping }: Ledger, uptime: number): Promise<void> {
  const ms = uptime - clock.uptime();
  if (ms > 0) await clock.sleep(ms, stopping).catch(() => undefined);
}
