import type { Part, SendOutcome, Target } from '../core/platform.ts';
import { tellingsById } from '../store/corrections.ts';
import { changeEdit, type EditFacts, readyEdits, type StoredEdit, settleUnsent } from '../store/edits.ts';
import { holdsLease } from '../store/leases.ts';
import { keepLines } from '../store/lines.ts';
import { LONGEST_WAIT_MS } from '../store/parts.ts';
import { laidDown, shownBriefs } from '../store/shown.ts';
import { movedMessage } from '../views/corrections.ts';
import { composeWithin } from './compose.ts';
import { until } from './deliver.ts';
import type { Ledger } from './ledger.ts';
import { accountFault } from './record.ts';

/** Edits under way at once: platforms take few of them. */
const AT_ONCE = 8;
/** After so many attempts without an answer that says anything, it is given up. */
const MOST_ATTEMPTS = 10;
const FIRST_WAIT_MS = 5_000;
/** A channel that is to be left alone for longer keeps no other waiting. */
const LONGEST_TURN_MS = 5_000;

/**
 * Brings messages that were delivered up to date, as many at once as is useful: each is composed again at that moment. What
 * is not written down as done stays wanted, and an edit may be repeated: a process that ends loses none.
 */
export async function editReady(ledger: Ledger): Promise<void> {
  const { editing, stopping, database, platform, clock, trouble } = ledger;
  if (stopping.aborted || editing.size >= AT_ONCE) return;
  // Those under way are ready, too, as far as the store knows.
  const ready = await readyEdits(database, platform.name, clock.now(), 2 * AT_ONCE);
  for (const edit of ready) {
    if (editing.size >= AT_ONCE || editing.has(nameOf(edit))) continue;
    const work = attempt(ledger, edit)
      .catch(trouble.fails)
      .finally(() => editing.delete(nameOf(edit)))
      .then(() => (ready.length > AT_ONCE ? editReady(ledger) : undefined))
      .catch(trouble.fails);
    editing.set(nameOf(edit), work);
  }
}

const nameOf = ({ delivery, position }: StoredEdit): string => `${delivery}/${position}`;

async function attempt(ledger: Ledger, edit: StoredEdit): Promise<void> {
  const { platform, transaction, clock, pacer, editPacer } = ledger;
  if (edit.part !== 'sent') return transaction((tx) => settleUnsent(tx, edit));
  if (!(await itsTurn(ledger, edit)) || !(await begin(ledger, edit))) return;
  const part = await partOf(ledger, edit);
  if (typeof part === 'string') return settle(ledger, edit, { state: 'failed', reason: part });
  if (part.lines) await transaction((tx) => keepLines(tx, part.lines ?? {}));
  const outcome = await platform
    .edit?.(edit.target, String(edit.message), part, edit.key)
    .catch((error): SendOutcome => ({ type: 'unknown', reason: String(error) }));
  for (const [one, target] of [
    [pacer, accountOf(edit)],
    [editPacer, edit.target],
  ] as const)
    one.answered(target, clock.uptime());
  if (outcome?.type === 'retryAfter') editPacer.hold(edit.target, clock.uptime(), outcome.ms);
  if (outcome?.type === 'sent') editPacer.taken();
  await settle(ledger, edit, outcome ? factsOf(ledger, edit, outcome) : UNABLE);
  const fault = outcome && accountFault(outcome);
  if (fault) ledger.fail(fault);
}

const UNABLE: EditFacts = { state: 'failed', reason: 'this platform edits no messages' };

/** An edit has a place among the edits, and one among the account's requests: whether it has come, or is put off. */
async function itsTurn(ledger: Ledger, edit: StoredEdit): Promise<boolean> {
  const { editPacer, pacer, clock, transaction } = ledger;
  const free = editPacer.freeAt(edit.target);
  const wait = free - clock.uptime();
  if (wait > LONGEST_TURN_MS) {
    const not_before = clock.now() + Math.min(wait, LONGEST_WAIT_MS);
    await transaction((tx) => changeEdit(tx, edit, { not_before }));
    return false;
  }
  await until(ledger, free);
  await until(ledger, editPacer.take(edit.target, clock.uptime()));
  await until(ledger, pacer.take(accountOf(edit), clock.uptime()));
  return !ledger.stopping.aborted;
}

/** Digests' own pacer is told of edits without their channels: those have times of their own for each. */
const accountOf = ({ target: { platform } }: StoredEdit): Target => ({ platform, channel: '' });

/** Counts the attempt before it is made, so that who comes after a crash waits, too. */
async function begin({ transaction, clock, lease, random }: Ledger, edit: StoredEdit): Promise<boolean> {
  const attempts = edit.attempts + 1;
  const not_before = clock.now() + pauseAfter(attempts, random());
  return transaction(async (tx) => (await holdsLease(tx, lease)) && changeEdit(tx, edit, { attempts, not_before }));
}

/** Longer each time, up to half an hour, and never the same for many at once. */
const pauseAfter = (attempts: number, random: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1) * (0.5 + random), LONGEST_WAIT_MS);

/** What the message is to show now, or why it can't. */
async function partOf({ database, platform, log }: Ledger, edit: StoredEdit): Promise<Part | string> {
  const laid = await laidDown(database, edit.delivery);
  if (!laid) return 'what it was composed of is not known';
  const { subscription, frame } = laid;
  const [briefs, told] = [await shownBriefs(database, edit.delivery), await tellingsById(database, frame.told)];
  try {
    const parts = composeWithin(platform.render, frame.skip + laid.parts, subscription, frame, briefs, told);
    if (!parts) return 'with the correction it doesn’t fit into the messages that there are';
    return parts[frame.skip + edit.position] ?? (platform.render(movedMessage())[0] as Part);
  } catch (error) {
    log.error(
      { platform: platform.name, delivery: edit.delivery, error: String(error) },
      'a digest could not be composed again',
    );
    return 'it could not be laid out';
  }
}

function factsOf({ clock }: Ledger, edit: StoredEdit, outcome: SendOutcome): EditFacts {
  if (outcome.type === 'sent') return { state: 'done', not_before: null, reason: null };
  if (outcome.type === 'retryAfter') {
    const not_before = clock.now() + Math.min(outcome.ms, LONGEST_WAIT_MS);
    return { attempts: edit.attempts, not_before, reason: 'the platform asks to wait' };
  }
  const { reason } = outcome;
  if (outcome.type === 'rejected')
    return outcome.scope === 'account'
      ? { attempts: edit.attempts, not_before: null, reason }
      : { state: 'failed', reason };
  if (edit.attempts + 1 < MOST_ATTEMPTS) return { reason };
  return { state: 'failed', reason: `${reason}, on each of ${MOST_ATTEMPTS} attempts` };
}

/** Where something was corrected meanwhile this changes nothing: the edit is done once more. */
const settle = async ({ transaction }: Ledger, edit: StoredEdit, facts: EditFacts): Promise<void> =>
  void (await transaction((tx) => changeEdit(tx, edit, facts)));
