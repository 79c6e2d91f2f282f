import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import type { Library } from '../library/library.ts';
import { batched } from '../store/batch.ts';
import { lastCorrection } from '../store/corrections.ts';
import type { Database } from '../store/database.ts';
import { countOpen } from '../store/deliveries.ts';
import { thisProcess } from '../store/process.ts';
import { installationId } from '../store/settings.ts';
import { watchClock } from './clock-changes.ts';
import { readRanges } from './compose.ts';
import { sendReady } from './deliver.ts';
import { editReady } from './edit.ts';
import { forgetOld } from './forget.ts';
import { freezeSome } from './freeze.ts';
import type { Ledger } from './ledger.ts';
import { tellOwner } from './notice.ts';
import { createPacer } from './pace.ts';
import { planDue } from './plan.ts';
import { createWatch, resolveHeld } from './resolve.ts';
import { createTrouble } from './trouble.ts';

export type DigestOptions = {
  database: Database;
  library: Library;
  clock: Clock;
  log: Log;
  /** From 0 to 1. */
  random(): number;
};

/** Digests of one account, for as long as this process holds its lease. */
export type Serving = {
  /** Plans what is due, sends what is ready, sees to what was left in doubt, edits what was corrected. Never rejects. */
  tick(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Takes nothing more up, and waits for what is under way. */
  stop(): Promise<void>;
};

/** More is laid down when these are on their way. */
const FREEZES_A_TICK = 5;
/** From so many on, how long they will take is worth a line. */
const MANY = 100;
const DRAIN_MS = 11_000;

/** Sends an account's digests. `fail` is called when the platform no longer lets the account in. */
export function serveDigests(
  { database, library, clock, log, random }: DigestOptions,
  platform: Platform,
  lease: { account: string; token: string },
  fail: (error: Error) => void,
): Serving {
  const stopping = new AbortController();
  const ledger: Ledger = {
    ...{ platform, database, clock, log, random, lease },
    trouble: createTrouble(log, platform.name),
    transaction: batched(database),
    pacer: createPacer(platform.pace),
    editPacer: createPacer(
      platform.pace && { ...platform.pace, everyMs: platform.pace.editEveryMs ?? platform.pace.everyMs },
    ),
    claimant: JSON.stringify({ ...thisProcess(), token: lease.token }),
    busy: new Map(),
    looking: new Map(),
    editing: new Map(),
    unwritten: new Set(),
    doubts: new Map(),
    lookAt: new Map(),
    tried: new Map(),
    refusals: new Map(),
    taken: { at: Number.NEGATIVE_INFINITY },
    setAhead: 0,
    fail: (error) => {
      if (stopping.signal.aborted) return;
      stopping.abort(); // each further request would be refused, too, and counted against the bot
      fail(error);
    },
    disabled: (subscription, reason) => void tellOwner(ledger, subscription, reason),
    stopping: stopping.signal,
  };
  const watch = createWatch();
  const mindClock = watchClock(ledger);
  const forget = forgetOld(ledger);
  let installation: string | undefined;
  let ticking: Promise<void> | undefined;

  async function round(): Promise<void> {
    await mindClock();
    installation ??= await installationId(database);
    const correction = await lastCorrection(database); // before anything else is read
    const freezing = { database, platform, installation, correction, read: readRanges(library), log };
    const layDown = async (): Promise<boolean> => {
      const more = await freezeSome(freezing, clock.now());
      await sendReady(ledger);
      return more;
    };
    await planAll(layDown);
    for (let times = 0; times < FREEZES_A_TICK && !stopping.signal.aborted; times += 1) if (!(await layDown())) break;
    await resolveHeld(ledger, watch);
    await editReady(ledger);
    await forget();
  }

  /** Plans in order of due time; where many are due, the first leave while the others are still planned. */
  async function planAll(layDown: () => Promise<boolean>): Promise<void> {
    let planned = 0;
    for (let more = true; more && !stopping.signal.aborted; ) {
      const some = await planDue(database, platform.name, lease, clock.now());
      planned += some.open;
      more = some.more;
      if (more) await layDown();
    }
    if (planned < MANY) return;
    const digests = await countOpen(database, platform.name);
    const seconds = Math.ceil((digests * (platform.pace?.everyMs ?? 0)) / 1000);
    const finish = new Date(clock.now() + seconds * 1000).toISOString();
    log.info({ platform: platform.name, digests, seconds, finish }, 'many digests are due: when the last will leave');
  }

  async function settled(): Promise<void> {
    await ticking;
    const { busy, looking, editing } = ledger;
    while (busy.size + looking.size + editing.size > 0)
      await Promise.allSettled([...busy.values(), ...looking.values(), ...editing.values()]);
  }

  return {
    settled,
    tick: () => {
      ticking ??= round()
        .then(() => {
          if (ledger.unwritten.size === 0) ledger.trouble.works();
        })
        .catch(ledger.trouble.fails)
        .finally(() => {
          ticking = undefined;
        });
      return ticking;
    },
    stop: async () => {
      stopping.abort();
      const drained = new AbortController();
      const late = clock.sleep(DRAIN_MS, drained.signal).catch(() => undefined);
      await Promise.race([settled(), late]);
      drained.abort();
    },
  };
}
